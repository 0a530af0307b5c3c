"""Aiken, GIFT and Moodle XML: multiple choice is taken, everything else is refused with its kind."""

import pytest

from data.errors import BadFile
from data.formats.banks.parsing import parse_bank

AIKEN = """Which is wet?
A) Sand
B) Water
ANSWER: B

Only one way
A) this
ANSWER: A

Never finished
A) one
B) two

Which two lines
of text?
A)these
B)those
ANSWER: A
"""


def test_aiken_options_over_several_lines() -> None:
    """Text before the next letter or answer is part of its option; what may be a question is told with its line."""
    text = (
        "Which?\nA) sand\n  and clay\nB) water\n\nfrom a spring\n\nC) air\nabove it\n\nANSWER: B\n\n"
        "Never finished\nA) one\nB) two\n\nWithout options?\nANSWER: A\n\n"
        "Unfinished too\nA) x\nB) y\nAnd next?\nA) p\nB) q\nlast\nANSWER: B\n"
    )
    parsed_bank = parse_bank(text, "quiz.txt")
    assert [(question.stem, [option.text for option in question.options]) for question in parsed_bank.questions] == [
        ("Which?", ["sand\nand clay", "water\nfrom a spring", "air\nabove it"]),
        ("And next?", ["p", "q\nlast"]),
    ]
    assert [question.key for question in parsed_bank.questions] == ["B", "B"]
    assert [(refused.line, refused.code) for refused in parsed_bank.refused] == [
        (13, "no_key"), (17, "not_choice"), (20, "no_key"),
    ]  # fmt: skip


def test_aiken_with_what_moodle_would_refuse() -> None:
    """Each refused question is told with the line it begins in."""
    parsed_bank = parse_bank(AIKEN, "quiz.txt")
    assert parsed_bank.format == "aiken"
    assert [(question.line, question.stem, question.key) for question in parsed_bank.questions] == [
        (1, "Which is wet?", "B"),
        (14, "Which two lines\nof text?", "A"),
    ]
    assert [(refusal.line, refusal.code) for refusal in parsed_bank.refused] == [(6, "one_option"), (10, "no_key")]


GIFT = r"""// question: 1
$CATEGORY: top

::Wet::[html]<p>Which is <b>wet</b>?<br></p>{
    ~<p>Sand</p>#<p>No.</p>
    =<p>Water \{H2O\}</p>#<p>Yes.</p>
    ####<p>Rain is.</p>
}

::Two::Which are warm? { ~%50%Sun ~%50%Fire ~%-100%Ice }

The sea is {~sweet =salty} in most places.

Partly right { =all ~%50%half ~none }

1 + 1 = 2 {T}

Two plus two equals {=four =4}

Pairs { =cat -> cat food =dog -> dog food }

How much? {#3:2}

Write freely. {}

Just to say.
"""


def test_gift_with_weights_feedback_missing_words_and_escapes() -> None:
    """Weighted options are right where nothing is marked outright; HTML becomes text."""
    parsed_bank = parse_bank(GIFT, "quiz.gift")
    assert parsed_bank.format == "gift"
    assert [(question.stem, question.key) for question in parsed_bank.questions] == [
        ("Which is wet?", "B"),
        ("Which are warm?", "AB"),
        ("The sea is _____ in most places.", "B"),
        ("Partly right", "A"),
    ]
    wet = parsed_bank.questions[0]
    assert [(option.text, option.note) for option in wet.options] == [("Sand", "No."), ("Water {H2O}", "Yes.")]
    assert (wet.name, wet.explanation, wet.line) == ("Wet", "Rain is.", 4)
    assert len(parsed_bank.refused) == 6
    assert len({refusal.reason for refusal in parsed_bank.refused}) == 6


XML = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>top</text></category></question>
  <question type="multichoice">
    <name><text>wet</text></name>
    <questiontext format="html">
      <text><![CDATA[<p>Which is wet?</p><img src="@@PLUGINFILE@@/sea.png">
      <img src="@@PLUGINFILE@@/gone.png">]]></text>
      <file name="sea.png" encoding="base64">aGk=</file>
    </questiontext>
    <generalfeedback format="html"><text>Rain&amp;nbsp;is.</text></generalfeedback>
    <single>true</single>
    <answer fraction="0" format="html"><text>&lt;p&gt;Sand&lt;/p&gt;</text></answer>
    <answer fraction="100" format="plain_text"><text>Water &lt;3</text><feedback><text>Yes.</text></feedback></answer>
    <answer fraction="50"><text>Mud</text></answer>
  </question>
  <question type="multichoice">
    <name><text>warm</text></name>
    <questiontext format="markdown"><text>Which are *warm*?</text></questiontext>
    <single>false</single>
    <answer fraction="50"><text>Sun</text></answer>
    <answer fraction="50"><text>Fire</text></answer>
    <answer fraction="-100"><text>Ice</text></answer>
  </question>
  <question type="essay"><questiontext><text>Write.</text></questiontext></question>
</quiz>
"""


def test_moodle_xml_with_lines_pictures_and_partial_worth() -> None:
    """One option counts where only one may be chosen; a picture that the file does not carry is told."""
    parsed_bank = parse_bank(XML.encode(), "quiz.xml")
    assert [(question.line, question.key) for question in parsed_bank.questions] == [(4, "B"), (17, "AB")]
    wet, warm = parsed_bank.questions
    assert [option.text for option in wet.options] == ["Sand", "Water <3", "Mud"]
    assert (wet.images, wet.explanation, wet.options[1].note) == (("sea.png", "gone.png"), "Rain is.", "Yes.")
    assert warm.stem == "Which are *warm*?"
    assert [(refusal.line, refusal.code) for refusal in parsed_bank.refused] == [(25, "not_choice")]
    assert [(finding.code, finding.line) for finding in parsed_bank.findings] == [("missing_image", 4)]


def test_true_or_false_statements_are_taken_on_request() -> None:
    """They become questions with two options; the feedback for the wrong choice goes to the wrong option."""
    gift = parse_bank("::Sum:: 1 + 1 = 3 {F#It is two.#Right.}\n", "quiz.gift", true_false=True)
    (question,) = gift.questions
    assert (question.stem, question.key) == ("1 + 1 = 3", "B")
    assert [(option.text, option.note) for option in question.options] == [
        ("True", "It is two."),
        ("False", "Right."),
    ]
    xml = XML.replace('type="essay"', 'type="truefalse"').replace(
        "Write.</text></questiontext>",
        'So?</text></questiontext><answer fraction="0"><text>true</text></answer>'
        '<answer fraction="100"><text>false</text></answer>',
    )
    assert [question.key for question in parse_bank(xml, "quiz.xml", true_false=True).questions] == ["B", "AB", "B"]
    assert len(parse_bank(xml, "quiz.xml").questions) == 2


BOMB = """<?xml version="1.0"?>
<!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<quiz><question type="multichoice"><questiontext><text>&b;</text></questiontext></question></quiz>
"""
OUTSIDE = """<!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<quiz><question type="essay"><questiontext><text>&a;</text></questiontext></question></quiz>
"""


@pytest.mark.parametrize(
    ("text", "says"), [(BOMB, "entities"), (OUTSIDE, "entities"), (XML[:900], r"not valid XML \(line \d+\)")]
)
def test_xml_that_is_hostile_or_broken_is_refused_in_one_sentence(text: str, says: str) -> None:
    """Entity bombs and outside files are never expanded."""
    with pytest.raises(BadFile, match=says):
        parse_bank(text, "quiz.xml")
