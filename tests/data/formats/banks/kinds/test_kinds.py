"""Small banks in every format: each is read as a person reads it, and nothing of them is lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from data.formats.banks.model.model import ParsedBank
from data.formats.banks.parsing import parse_bank

FOLDER = Path(__file__).parent
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
"""By file: the keys; where they matter the stems, the options, lines refused, words explained, codes of doubts."""


def explained(parsed_bank: ParsedBank) -> str:
    """All explanations of a bank."""
    parts = [question.explanation for question in parsed_bank.questions]
    return "\n".join([*parts, *(option.note for question in parsed_bank.questions for option in question.options)])


@pytest.mark.parametrize("name", EXPECTED)
def test_a_bank_is_read_as_a_person_reads_it(name: str) -> None:
    """Keys, texts, what is refused with its line, doubts."""
    expected = EXPECTED[name]
    parsed_bank = parse_bank((FOLDER / "files" / name).read_bytes(), name)
    assert [question.key for question in parsed_bank.questions] == expected["keys"]
    stems = [question.stem for question in parsed_bank.questions]
    assert stems == expected.get("stems", stems)
    options = [[option.text for option in question.options] for question in parsed_bank.questions]
    assert options == expected.get("options", options)
    assert sorted(refusal.line for refusal in parsed_bank.refused) == expected.get("refused", [])
    assert all(word in explained(parsed_bank) for word in expected.get("explained", []))
    assert set(expected.get("doubts", [])) <= {finding.code for finding in parsed_bank.findings}


def test_every_file_is_expected() -> None:
    """No case lies there untried."""
    assert {path.name for path in (FOLDER / "files").iterdir()} == set(EXPECTED)
