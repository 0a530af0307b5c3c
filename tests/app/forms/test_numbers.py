"""Numbers that are typed into forms: digits of any script, and none of the ways in which only Python writes them."""

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest

from app.cli.options import whole_number as whole_number_of_a_command
from app.forms.exams.answer_sheet import typed_question
from app.forms.exams.score import parse_score
from app.forms.inputs.numbers import percent, whole_number
from data.dates import parse_day
from data.errors import BadInput
from data.formats.banks.fields.columns import mapped
from data.planning.study_time.typed_minutes import parse_minutes, stated_minutes, whole_minutes

NO_NUMBERS = [
    "1_0",
    "1e1",
    "+-5",
    "nan",
    "inf",
    "Infinity",
    "0x10",
    "1 0",
    "²",
    "1²",
    "½",
    "10.",
    "--5",
    pytest.param("9" * 5000, id="many"),
]


def _whole(text: str) -> int | None:
    return whole_number(text, "minutes")


READERS: tuple[Callable[[str], object], ...] = (
    _whole, percent, whole_number_of_a_command, parse_score, parse_minutes, stated_minutes, whole_minutes,
)  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_only_python_takes_for_a_number_is_refused(reader: Callable[[str], object], text: str) -> None:
    with pytest.raises((BadInput, ValueError)):
        reader(text)


@pytest.mark.parametrize("text", ["10", " 10 ", "１０", "١٠", "010"])
def test_digits_of_any_script_are_a_number(text: str) -> None:
    assert _whole(text) == whole_number_of_a_command(text) == whole_minutes(text) == 10
    assert percent(text) == parse_score(text)[0] == 10.0


def test_less_than_nothing_is_a_number_whose_use_says_what_is_wrong() -> None:
    assert _whole("-5") == whole_number_of_a_command("-5") == -5


def test_an_empty_field_is_no_number_and_a_sign_of_percent_is_none_either() -> None:
    assert (_whole(" "), percent(" "), percent("12,5 %"), percent("62.5％")) == (None, None, 12.5, 62.5)


NO_DAYS = ["mar 1.5", "1.5 mar", "-1 mar", "+1 mar", "mar 1_0", "1e0 mar", "1,5 mar", "2026-0_3-1", "3/1²", "+1²"]


@pytest.mark.parametrize("text", NO_DAYS)
def test_no_day_has_a_sign_or_a_fraction(text: str) -> None:
    with pytest.raises(BadInput):
        parse_day(text, date(2026, 1, 27))


def test_days_in_words_keep_their_dots_and_commas() -> None:
    for text in ("mar 1,2026", "mar. 1, 2026", "1.mar.2026", "1 march"):
        assert parse_day(text, date(2026, 1, 27)) == date(2026, 3, 1)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_column_is_found_by_its_name_in_any_form(form: str) -> None:
    columns = ["Nr", unicodedata.normalize(form, "Été"), "Étés"]
    for typed in ("Été", unicodedata.normalize("NFD", "Été"), "ete"):
        assert mapped({"question": typed}, columns, "table.csv")["question"] == [columns[1]]


@pytest.mark.parametrize("text", ["0000012", "6", "0", "1_0", pytest.param("9" * 5000, id="many"), "²"])
def test_a_number_beyond_the_list_is_refused_however_it_is_written(text: str) -> None:
    """The number of a question."""
    with pytest.raises(BadInput):
        typed_question(text, 5)
