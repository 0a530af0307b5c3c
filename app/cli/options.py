"""Options of several commands; imported without the parser, which takes longer to load than a list to print."""

from datetime import date
from typing import TYPE_CHECKING

from data.language import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

MOST_DIGITS = 15
"""Digits of the longest whole number that a command takes."""


def add_date_option(parser: "ArgumentParser") -> None:
    """The option `--date`, read as everywhere in the cockpit."""
    parser.add_argument("--date", metavar=say("DAY"), help=say("another day: tomorrow, fri, +3, 2026-03-01"))


def chosen_day(options: "Namespace", today: date) -> date:
    """The day of `--date`, else today; raises `BadInput`."""
    if options.date is None:
        return today
    from data.dates import parse_day

    return parse_day(options.date, today)


def as_text(word: str) -> str:
    """A word of the command line as text that can be stored; bytes in another encoding are decoded.

    If most of the word is UTF-8, such bytes become question marks.
    """
    readable = word.encode("utf-8", "replace").decode("utf-8")
    strange = sum(letter != shown for letter, shown in zip(word, readable, strict=True))
    if not strange or strange < sum(not letter.isascii() for letter in readable):
        return readable
    import os

    from data.formats.text.encodings import read_bytes

    try:
        return read_bytes(os.fsencode(word))[0].strip() or readable
    except UnicodeEncodeError:
        return readable


def minutes_text(word: str) -> str:
    """A length of time as it was typed; raises ValueError for a word without digits."""
    if not any(letter.isdecimal() for letter in word):
        raise ValueError(word)
    return word


def whole_number(word: str) -> int:
    """A whole number, perhaps negative, of at most `MOST_DIGITS` digits; raises ValueError."""
    digits = word.strip().removeprefix("-")
    if not digits.isdecimal() or len(digits) > MOST_DIGITS:
        raise ValueError(word)
    return int(word)


def add_json_option(parser: "ArgumentParser") -> None:
    """The option `--json`."""
    parser.add_argument("--json", action="store_true", help=say("print JSON"))
