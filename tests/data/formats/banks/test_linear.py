"""Twice the text is at most about twice the work, whatever it repeats; `tests.bench.bank_linear` takes the time."""

import sys
from contextlib import suppress

import pytest

from data.errors import StudyError
from data.formats.banks.parsing import parse_bank
from tests.bench.bank_linear import BEFORE, LINES, SIGNS, TAGS

UNITS = [*TAGS, *(f"{text}\n" for text in (*LINES, *SIGNS))]


def work(text: str) -> int:
    """Calls and steps of generators that reading a text takes."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        with suppress(StudyError):
            parse_bank(text, "bank.txt")
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", BEFORE)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    """For every unit, alone and inside each format; the first reading only warms up what is remembered."""
    head, tail = BEFORE[name]
    work(head + tail)
    for unit in UNITS:
        once, twice = (work(head + unit * times + tail) for times in (200, 400))
        assert twice < 2.4 * once + 2000, (unit, once, twice)
