"""Code inside a question or an option keeps its indentation, whatever the format."""

import json

import pytest

from data.formats.banks.parsing import parse_bank

CODE = "def f(x):\n    if x:\n        return 1\n    return 2"
BLOCK = "if a:\n    b"
HTML, HTML_BLOCK = f"<p>What?</p><pre>{CODE}\n</pre>", f"<pre>{BLOCK}\n</pre>"


def gift(text: str) -> str:
    """Its control characters escaped."""
    return "".join(f"\\{char}" if char in "~={}#:" else char for char in text)


def moodle(style: str, stem: str, option: str) -> str:
    """One question of Moodle's XML."""
    return (
        f'<quiz><question type="multichoice"><questiontext format="{style}"><text><![CDATA[{stem}]]></text>'
        f'</questiontext><answer fraction="100" format="{style}"><text><![CDATA[{option}]]></text></answer>'
        f'<answer fraction="0" format="{style}"><text>no</text></answer></question></quiz>'
    )


BANKS = {
    "gift_html": f"::Q:: [html]{gift(HTML)} {{\n=[html]{gift(HTML_BLOCK)}\n~no\n}}\n",
    "gift_plain": f"::Q:: [plain]What?\n{gift(CODE)} {{\n={gift(BLOCK)}\n~no\n}}\n",
    "gift_moodle": f"::Q:: What?\n{gift(CODE)} {{\n={gift(BLOCK)}\n~no\n}}\n",
    "moodle_html": moodle("html", HTML, HTML_BLOCK),
    "moodle_plain": moodle("plain_text", f"What?\n{CODE}", BLOCK),
    "moodle_markdown": moodle("markdown", f"What?\n{CODE}", BLOCK),
    "json": json.dumps([{"question": f"What?\n{CODE}", "options": [BLOCK, "no"], "answer": "A"}]),
    "csv": f'question,a,b,answer\n"What?\n{CODE}","{BLOCK}",no,A\n',
    "letters": f"1. What?\n{CODE}\nA. if a:\n    b\nB. no\nAnswer: A\n",
    "boxes": f"## Question 1\nWhat?\n{CODE}\n- [x] if a:\n    b\n- [ ] no\n",
    "tags": f"1. What?\n<pre>{CODE}</pre>\nA. <pre>if a:\n    b</pre>\nB. no\nAnswer: A\n",
}


@pytest.mark.parametrize("name", BANKS)
def test_code_keeps_its_indentation(name: str) -> None:
    """Of stem and option."""
    (question,) = parse_bank(
        BANKS[name], f"bank.{'xml' if 'moodle_' in name and 'gift' not in name else 'txt'}"
    ).questions
    assert CODE in question.stem
    assert question.options[0].text == BLOCK


def test_aiken_and_blocks_of_markdown() -> None:
    """Where everything is indented by the same, only what goes beyond it stays."""
    indented = "".join(f"    {line}\n" for line in CODE.split("\n"))
    for text in (f"What?\n{indented}A) 1\nB) 2\nANSWER: B\n", f"1. What?\n\n{indented}\nA. 1\nB. 2\n\nAnswer: B\n"):
        (question,) = parse_bank(text, "bank.txt").questions
        assert CODE in question.stem


def test_lines_that_only_go_on_lose_their_indent() -> None:
    """Prose that is wrapped below its question or option."""
    text = (
        "1. A company stores data\n   and asks for more.\n   What now?\nA. One that is\n   long\nB. two\nAnswer: A\n"
    )
    (question,) = parse_bank(text, "bank.txt").questions
    assert question.stem == "A company stores data\nand asks for more.\nWhat now?"
    assert question.options[0].text == "One that is\nlong"


def test_options_that_differ_in_indentation_are_not_the_same() -> None:
    """In Python they do other things."""
    other = "if a:\n    b\nc"
    text = json.dumps([{"question": "Which?", "options": [other, "if a:\n    b\n    c"], "answer": "A"}])
    assert not parse_bank(text, "bank.json").findings
