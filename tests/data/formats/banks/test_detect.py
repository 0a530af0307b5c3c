"""Formats of question banks: each registers itself with its file, and the strictest that fits a text reads it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.formats.banks import known
from data.formats.banks.detect import bank_formats, recognised
from data.formats.banks.parsing import parse_bank

BANKS = Path(str(known.__file__)).parent.parent
DROPPED_IN = """
from data.formats.banks.model.bank_format import BankFormat
from data.formats.banks.model.model import ParsedBank, FoundOption, FoundQuestion

def read(source):
    stem, *options = source.text.removeprefix("!quiz ").strip().split(" / ")
    found = tuple(FoundOption(text.rstrip("!"), text.endswith("!")) for text in options)
    return ParsedBank(format="dropped_in", questions=(FoundQuestion(line=1, stem=stem, options=found),))

FORMAT = BankFormat(name="dropped_in", rank=5, recognises=lambda text: text.startswith("!quiz "), read=read)
"""


@pytest.fixture
def dropped_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One more file in the folder of formats."""
    (tmp_path / "dropped_in.py").write_text(DROPPED_IN, encoding="utf-8")
    monkeypatch.setattr(known, "__path__", [*known.__path__, str(tmp_path)])
    bank_formats.cache_clear()
    yield
    bank_formats.cache_clear()


@pytest.mark.usefixtures("dropped_in")
def test_a_format_is_one_file_that_registers_itself() -> None:
    parsed_bank = parse_bank("!quiz Which is wet? / sand / water!", "bank.txt")
    assert (parsed_bank.format, parsed_bank.questions[0].stem, parsed_bank.questions[0].key) == (
        "dropped_in",
        "Which is wet?",
        "B",
    )


def test_formats_are_tried_by_rank_and_text_takes_what_is_left() -> None:
    ranks = [bank_format.rank for bank_format in bank_formats()]
    assert ranks == sorted(set(ranks))
    names = {bank_format.name for bank_format in bank_formats()}
    declared = [path for path in BANKS.glob("*/*.py") if "\nFORMAT = BankFormat(" in path.read_text(encoding="utf-8")]
    assert len(names) == len(ranks) == len(declared) >= 8
    assert recognised("Nothing that any format knows.").name == "text"
