"""Tables and JSON: the fields are found by their names, keys in letters, numbers and words are understood."""

import json
import unicodedata
from typing import Any

import pytest

from data.errors import BadFile, BadInput
from data.formats.banks.as_json import as_json
from data.formats.banks.parsing import parse_bank


def keys(text: str, name: str = "bank.csv", columns: dict[str, str] | None = None) -> list[str]:
    """The keys that reading gives."""
    return [question.key for question in parse_bank(text, name, columns=columns).questions]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            ",Question,Answer1,Answer2,Answer3,Time,Correct\n1,Wet?,sand,water,,60,2\n2,Dry?,sand,water,rain,60,1\n",
            ["B", "A"],
        ),
        ("question;A;B;C;correct answer\nWet?;sand;water;mud;B,C\nDry?;sand;water;;sand\n", ["BC", "A"]),
        ("Question\tOption A\tOption B\tAnswer\nWet?\tsand\twater\tOption B\nDry?\tsand\twater\ta\n", ["B", "A"]),
        ("type,prompt,option1,option2,correctIndex\nmcq,Wet?,sand,water,1\nmcq,Dry?,sand,water,0\n", ["B", "A"]),
        ("Question,Options,Answer\nWet?,sand|water,water\nDry?,sand|water,A\n", ["B", "A"]),
        ("문제,보기1,보기2,정답\n젖은 것은?,모래,물,2\n마른 것은?,모래,물,1\n", ["B", "A"]),
        ("Which of them is wet?,sand,water,mud,B\nWhich of them is dry?,sand,water,mud,A\n", ["B", "A"]),
        ('question,a,b,answer\n"Which, if any,\nis wet?",sand,water,b\nDry?,sand,water,a\n', ["B", "A"]),
    ],
)
def test_tables_in_their_common_shapes(text: str, wanted: list[str]) -> None:
    """The second option of the first row and the first of the second, however they are named."""
    assert keys(text) == wanted


def test_columns_can_be_named_by_the_learner() -> None:
    """A mapping wins over guesses, and one that fits no column is refused with the columns there are."""
    text = "Nr,Frage,Eins,Zwei,Lösung\n7,Nass?,Sand,Wasser,B\n8,Trocken?,Sand,Wasser,A\n"
    mapping = {"question": "Frage", "A": "Eins", "B": "Zwei", "correct": "Lösung"}
    assert keys(text, columns=mapping) == ["B", "A"]
    with pytest.raises(BadInput, match=r"no column “Drei”\. Use one of: Nr, Frage"):
        keys(text, columns={"question": "Drei"})


@pytest.mark.parametrize(("of_file", "of_learner"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_columns_are_named_in_either_normal_form(of_file: str, of_learner: str) -> None:
    """By the learner, and by a file that writes its names in escapes."""
    text = "Nr,문제글,Été,Zwei,Lösung\n7,Nass?,Sand,Wasser,B\n"
    mapping = {"question": "문제글", "A": "Été", "B": "Zwei", "correct": "lösung"}
    typed = {role: unicodedata.normalize(of_learner, name) for role, name in mapping.items()}
    assert keys(unicodedata.normalize(of_file, text), columns=typed) == ["B"]
    named = {"문제": "Wet?", "보기": ["sand", "water"], "정답": "B"}
    item = {unicodedata.normalize(of_file, name): value for name, value in named.items()}
    assert keys(json.dumps([item]), "bank.json") == ["B"]


def test_lines_of_a_table_are_those_of_the_file() -> None:
    """Cells with line breaks are counted, and a row without options is refused with its line."""
    text = 'question,a,b,answer\n"Wet\nor not?",sand,water,b\nDry?,sand,,a\nCold?,ice,fire,Z\n'
    parsed_bank = parse_bank(text, "bank.csv")
    assert [question.line for question in parsed_bank.questions] == [2, 5]
    assert [(refusal.line, refusal.code) for refusal in parsed_bank.refused] == [(4, "one_option")]
    assert [finding.code for finding in parsed_bank.findings] == ["unclear_answer", "no_key"]


WET = {"question": "Wet?", "options": ["sand", "water", "mud"]}


@pytest.mark.parametrize(
    ("item", "key"),
    [
        (WET | {"answer": "water"}, "B"),
        (WET | {"answer": "B"}, "B"),
        (WET | {"answer": ["water", "mud"]}, "BC"),
        (WET | {"correctAnswer": 1}, "B"),
        (WET | {"correct_answers": [1, 2]}, "BC"),
        ({"question": "2 * 2?", "options": ["2", "1", "4"], "answer": 2}, "C"),
        ({"question": "2 * 2?", "options": ["2", "1", "4"], "answer": "2"}, "A"),
        (WET | {"answers": ["B", "C"]}, "BC"),
        ({"q": "Wet?", "o": ["sand", "water", "mud"], "a": "B"}, "B"),
        ({"text": "Wet?", "options": [{"text": "sand"}, {"text": "water", "isCorrect": True}]}, "B"),
        ({"stem": "Wet?", "options": [{"id": "x1", "text": "sand"}, {"id": "x2", "text": "water"}],
          "correct": "x2"}, "B"),
        ({"question_text": "Wet?", "choices": {"B": "water", "A": "sand"}, "answer": "B"}, "B"),
        ({"question": "Wet?", "optionA": "sand", "optionB": "water", "correctAnswer": "optionB"}, "B"),
        ({"question": "Wet?", "choices": {"A": "sand", "B": "water", "C": "mud"}, "answer": "BC"}, "BC"),
        ({"question": "Wet?", "answers": {"answer_a": "sand", "answer_b": "water"},
          "correct_answers": {"answer_a_correct": "false", "answer_b_correct": "true"}}, "B"),
    ],
)  # fmt: skip
def test_json_in_its_common_shapes(item: dict[str, Any], key: str) -> None:
    """A list of items, one under a name, or one item a line, all give the same key."""
    first = {"question": "First?", "options": ["yes", "no"], "answer": "yes"}
    for root in ([first, item], {"title": "Water", "data": {"questions": [first, item]}}):
        assert keys(json.dumps(root, indent=1), "bank.json")[-1] == key
    assert keys(json.dumps(first) + "\n" + json.dumps(item) + "\n", "bank.jsonl")[-1] == key


def test_json_with_the_right_answer_apart_from_the_wrong_ones() -> None:
    """The options are put in alphabetical order, so that the place tells nothing."""
    item = {"question": "Wet?", "correct_answer": "water", "incorrect_answers": ["sand", "stone"]}
    question = parse_bank(json.dumps({"results": [item]}), "bank.json").questions[0]
    assert [option.text for option in question.options] == ["sand", "stone", "water"]
    assert question.key == "C"


def test_numbers_count_from_one_where_the_file_shows_it() -> None:
    """A key that equals the number of options anywhere in the file tells that it counts from one."""
    items = [WET | {"correct": 1}, WET | {"question": "Last?", "correct": 3}]
    assert keys(json.dumps(items), "bank.json") == ["A", "C"]


def test_json_keeps_what_else_is_said() -> None:
    """Explanation, difficulty, pictures and line; HTML becomes text."""
    item = WET | {"answer": "B", "explanation": "<p>Rain&amp;sea</p>", "difficulty": "Easy", "image": "a.png"}
    question = parse_bank(json.dumps([item], indent=2), "bank.json").questions[0]
    assert (question.explanation, question.difficulty, question.images, question.line) == (
        "Rain&sea",
        "easy",
        ("a.png",),
        3,
    )


def test_nothing_comes_in_that_cannot_be_shown_or_stored() -> None:
    """Halves of characters and control characters become spaces, wherever they stand."""
    item = {"question": "Wet\x1b[31m?", "options": ["sa\ud800nd", "water\x00"], "answer": "B", "image": "a\ud800.png"}
    parsed_bank = parse_bank(json.dumps({"title": "T\x07", "list": [item]}), "bank.json")
    told = as_json(parsed_bank)
    told.encode()
    assert (parsed_bank.title, parsed_bank.questions[0].key) == ("T", "B")
    assert not {"\\u0000", "\\u001b", "\\ud800"} & {told[at : at + 6] for at in range(len(told))}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"questions": [', r"not valid JSON \(line 1\)"),
        ("[" * 5000, "JSON|nested too deeply"),
        ('[{"question": "x?", "options": ' + "[" * 700 + "]" * 700 + "}]", "nested too deeply"),
    ],
)
def test_broken_json_is_refused_in_one_sentence(text: str, says: str) -> None:
    """No traceback, and the line where it broke."""
    with pytest.raises(BadFile, match=says):
        parse_bank(text, "bank.json")


def test_what_is_no_question_among_those_of_json_is_refused_with_its_line() -> None:
    """Each question stands in its own line, also where the first field of all of them is the same."""
    lines = [
        '{"type": "multiple", "question": "Wet?", "options": ["sand", "water"], "answer": "B"}',
        '{"type": "multiple", "question": "Dry?", "options": ["sand", "water"], "answer": "A"}',
        '{"type": "multiple", "questoin": "Cold?", "options": ["ice", "fire"], "answer": "A"}',
        '"loose words"',
    ]
    parsed_bank = parse_bank("[\n" + ",\n".join(lines) + "\n]", "bank.json")
    assert [question.line for question in parsed_bank.questions] == [2, 3]
    assert sorted(refusal.line for refusal in parsed_bank.refused) == [4, 5]
