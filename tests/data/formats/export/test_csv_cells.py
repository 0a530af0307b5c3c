"""A CSV export is safe in every spreadsheet: at whichever signs it splits, nothing is run, and no text is lost."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.formats.export.study_csv import export_csv
from data.model.plan import Task
from data.study.study import Study

RUN = "=+-@＝＋－＠"
PLACES = re.compile(
    r"(^)'(?=[ '\"]*[=+\-@＝＋－＠\t\r\n])|((?<=[;\t]))'(?=[ '\"]*[=+\-@＝＋－＠])"
    r"|((?<=[\r\n]))'(?=[ '\"]*(?:[=+@＝＋－＠]|-(?![ \r\n])))"
)
TEXTS = st.text(st.sampled_from("=+-@＝;,\t\r\n\"' |aé"), min_size=1, max_size=12).filter(str.strip)


def cells(text: str, separators: str) -> list[str]:
    """Every cell of a spreadsheet that splits at these signs; quotes count at the beginning of a cell alone."""
    found = [""]
    quoted = False
    at = 0
    while at < len(text):
        sign = text[at]
        if quoted and text[at : at + 2] == '""':
            found[-1] += '"'
            at += 1
        elif sign == '"' and (quoted or not found[-1]):
            quoted = not quoted
        elif not quoted and (sign in separators or sign in "\r\n"):
            found.append("")
        else:
            found[-1] += sign
        at += 1
    return found


def exported(study: Study, text: str) -> str:
    """The export of a study with one task of that title and those details."""
    study.commit("Add", Task(id=1, title=text, details=text))
    return export_csv(study, "tasks").removeprefix("\ufeff")


@given(text=TEXTS)
def test_the_text_comes_back_when_one_apostrophe_is_taken_away(text: str) -> None:
    row = next(csv.DictReader(io.StringIO(export(text), newline="")))
    assert PLACES.sub("", row["details"]) == PLACES.sub("", row["title"]) == text


@given(text=TEXTS)
@pytest.mark.parametrize("separators", [",", ";", "\t", ",;\t"])
def test_no_cell_is_a_formula_wherever_a_spreadsheet_splits(separators: str, text: str) -> None:
    for cell in cells(export(text), separators):
        start = cell.strip(' "')
        assert not start.startswith(tuple(RUN)) or re.match("- |-$", start), cell


@pytest.mark.parametrize("text", ["a;b", "a\tb", 'say "x"', "two\nlines", "a,b", "a|b", " a", "b "])
def test_what_some_spreadsheet_splits_at_stands_in_quotes(empty_study: Study, text: str) -> None:
    assert '"' + text.replace('"', '""') + '"' in exported(
        empty_study, text.strip() if text == text.strip() else f"{text}"
    )


def export(text: str) -> str:
    """The export of a fresh study."""
    from random import Random

    from data.clock import FixedClock
    from data.ids import IdSource
    from tests.conftest import NOW, MemoryStore

    clock = FixedClock(NOW)
    return exported(Study(MemoryStore(), clock, IdSource(clock, Random(1))), text)
