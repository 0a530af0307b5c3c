"""Prints lines, documents and JSON; control characters are shown, never sent to the terminal."""

import json
import sys
from typing import Any

from data.control_characters import escaped, shown
from data.language import say, say_count

_is_ascii = False
"""Whether our own signs are limited to ASCII."""


def use_ascii(is_ascii: bool) -> None:
    """Print our own signs in ASCII only from now on, or all of them again."""
    global _is_ascii
    _is_ascii = is_ascii


def in_signs(text: str) -> str:
    """A line in the signs that the settings allow; a learner's letters are unchanged."""
    if not _is_ascii or text.isascii():
        return text
    from widgets.drawing.glyphs import plain_line

    return plain_line(text)


def line(text: str = "") -> None:
    """Print one line that may contain a learner's text; a character the terminal cannot show becomes “?”."""
    text = in_signs(shown(text.replace("\n", " "))) + "\n"
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding
        sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def document(text: str) -> None:
    """Print a whole file, unchanged for other programs and with visible control characters on a terminal."""
    sys.stdout.write(shown(text.replace("\r\n", "\n")) if sys.stdout.isatty() else text)


def as_json(value: Any) -> None:
    """Print JSON for other programs, in ASCII if the output has no other characters."""
    try:
        sys.stdout.write(escaped(json.dumps(value, ensure_ascii=False, indent=2)) + "\n")
    except UnicodeEncodeError:
        sys.stdout.write(json.dumps(value, indent=2) + "\n")


def more_in_json(count: int) -> str:
    """The line below a list that is too long to print whole."""
    return say("… and {n} more (--json lists them all)", n=f"{count:,}")


def describe_unfolded(count: int) -> str:
    """How many changes only this computer's journals contain."""
    return say_count(
        count,
        "{n} change is saved on this computer but is not in the study file yet.",
        "{n} changes are saved on this computer but are not in the study file yet.",
    )
