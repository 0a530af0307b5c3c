"""Options that several commands have; read without the parser, which takes longer to import than a list to print."""

from datetime import date
from typing import TYPE_CHECKING

from data.language import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

MOST_DIGITS = 15
"""Digits of the longest whole number that a command takes."""


def add_date_option(parser: "ArgumentParser") -> None:
    """The option `--date`, understood like everywhere in the cockpit."""
    parser.add_argument("--date", metavar=say("DAY"), help=say("another day: tomorrow, fri, +3, 2026-03-01"))


def chosen_day(options: "Namespace", today: date) -> date:
    """The day of `--date`, else today; raises `BadInput`."""
    if options.date is None:
        return today
    from data.dates import parse_day

    return parse_day(options.date, today)


def as_text(word: str) -> str:
    """A word of the command line that can be kept: bytes of another encoding are read as that.

    Where most of it is UTF-8 such bytes become question marks.
    """
    readable = word.encode("utf-8", "replace").decode("utf-8")
    strange = sum(letter != kept for letter, kept in zip(word, readable, strict=True))
    if not strange or strange < sum(not letter.isascii() for letter in readable):
        return readable
    import os

    from data.formats.text.encodings import read_bytes

    try:
        return read_bytes(os.fsencode(word))[0].strip() or readable
    except UnicodeEncodeError:
        return readable


def minutes_text(word: str) -> str:
    """A word that tells a length of time, as it was typed; raises ValueError where no digit is in it."""
    if not any(letter.isdecimal() for letter in word):
        raise ValueError(word)
    return word


def whole_number(word: str) -> int:
    """A number in digits alone, perhaps less than nothing, of a size that something can have; raises ValueError."""
    digits = word.strip().removeprefix("-")
    if not digits.isdecimal() or len(digits) > MOST_DIGITS:
        raise ValueError(word)
    return int(word)


def add_json_option(parser: "ArgumentParser") -> None:
    """The option `--json`."""
    parser.add_argument("--json", action="store_true", help=say("print JSON"))
