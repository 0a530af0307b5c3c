"""Every entry of a JSON bank is named by the line it stands in, whatever stands around it."""

import json

import pytest

from data.formats.banks.parsing import parse_bank

ASKED = {"question": "Which \u201cone\u201d?", "options": ["x", "y"], "answer": "A"}
SKIPPED = ["null", "{}", "[]", '"text"', "5", '{"foo": 1}', '{"question": "Alone?", "options": ["x"]}']


@pytest.mark.parametrize("escaped", [True, False])
def test_json_lines(escaped: bool) -> None:
    """Blank lines and the same question again make no difference."""
    asked = json.dumps(ASKED, ensure_ascii=escaped)
    lines = ["", asked, "", asked, *SKIPPED, asked]
    parsed_bank = parse_bank("\n".join(lines), "bank.jsonl")
    assert [question.line for question in parsed_bank.questions] == [2, 4, 5 + len(SKIPPED)]
    assert [refusal.line for refusal in parsed_bank.refused] == list(range(5, 5 + len(SKIPPED)))


def test_a_list() -> None:
    """One entry a line; what is no question is refused with its own line."""
    entries = [json.dumps(ASKED), *SKIPPED, json.dumps(ASKED)]
    parsed_bank = parse_bank("[\n" + ",\n".join(entries) + "\n]", "bank.json")
    assert [question.line for question in parsed_bank.questions] == [2, 3 + len(SKIPPED)]
    assert [refusal.line for refusal in parsed_bank.refused] == list(range(3, 3 + len(SKIPPED)))
    assert all(refusal.excerpt for refusal in parsed_bank.refused)


def test_entries_under_names() -> None:
    """Empty ones are skipped and told; a title is no entry."""
    asked = json.dumps(ASKED)
    text = f'{{\n"title": "T",\n"q1": {asked},\n"q2": null,\n"q3": {{}},\n"q4": {asked}\n}}'
    parsed_bank = parse_bank(text, "bank.json")
    assert [question.line for question in parsed_bank.questions] == [3, 6]
    assert [refusal.line for refusal in parsed_bank.refused] == [4, 5]
