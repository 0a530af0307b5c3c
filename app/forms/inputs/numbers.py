"""A number the learner typed into a form: digits alone, none of the other ways in which Python writes numbers."""

import re

from data.errors import BadInput
from data.language import say

MOST_DIGITS = 15
"""Digits of the longest whole number that is taken."""
_PERCENT = re.compile(r"\d{1,3}(?:\.\d{1,20})?")


def digits_alone(text: str) -> int | None:
    """The number that a text's digits make; None for a text that holds anything else, too many of them or none."""
    digits = text.strip()
    return int(digits) if digits.isdecimal() and len(digits) <= MOST_DIGITS else None


def whole_number(text: str, what: str) -> int | None:
    """The number typed, perhaps less than nothing, None for an empty field; raises `BadInput`."""
    typed = text.strip()
    number = digits_alone(typed.removeprefix("-"))
    if number is None and typed:
        raise BadInput(say("“{text}” is not a whole number ({what}). Type digits only.", text=typed[:20], what=what))
    return -number if number and typed.startswith("-") else number


def bare_percent(text: str) -> str:
    """What was typed without its sign: "12,5 %" is "12.5"."""
    return text.strip().rstrip("%％ ").replace(",", ".")


def percent(text: str) -> float | None:
    """The percentage typed, with or without its sign, None for an empty field; raises ValueError for all else."""
    bare = bare_percent(text)
    if bare and not _PERCENT.fullmatch(bare):
        raise ValueError(text)
    return float(bare) if bare else None
