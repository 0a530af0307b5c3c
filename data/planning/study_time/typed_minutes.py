"""Parses lengths of time as learners type them: 45, 12.5, 1:30, 2.5h, 1 h 30 min, 1시간 30분."""

import re

from data.errors import BadInput
from data.language import say
from data.model.plan import MINUTES_LIMIT
from data.text_folding import fold, has_raised_digits

LEAST = 0.1
"""Minutes of the shortest session that is recorded."""
HOURS_A_DAY = 24
LONGEST, SHOWN = 60, 20
"""Longest text that can be a length of time, and longest excerpt in an error, in characters."""
_NUMBER = r"\d+(?:\.\d+)?"
_CLOCK = re.compile(r"([+-]?)(\d+):([0-5]?\d)")
_UNITS = re.compile(
    rf"([+-]?)(?:({_NUMBER}) ?(?:h|hr|hrs|hours?|std|시간) ?)?(?:({_NUMBER}) ?(m|min|mins|minutes?|minuten?|분)?)?"
)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+")


def parse_minutes(text: str) -> float:
    """Parse the minutes of a session; a number without a unit is minutes. Raises `BadInput`."""
    return checked_minutes(_minutes(text)[0], text)


def stated_minutes(text: str) -> float:
    """Parse minutes where the unit must be clear: a bare 2.5 may be hours. Raises `BadInput`."""
    minutes, is_bare = _minutes(text)
    checked_minutes(minutes, text)
    if is_bare and minutes < HOURS_A_DAY and minutes != int(minutes):
        raise BadInput(
            say("“{text}” could be minutes or hours. Write {minutes}m or {minutes}h.",
                text=_shortened(text), minutes=f"{minutes:g}")
        )  # fmt: skip
    return checked_minutes(minutes, text)


def whole_minutes(text: str) -> int:
    """Parse a task's planned minutes; raises `BadInput` unless they are a whole number."""
    minutes, _ = _minutes(text)
    if not 0 <= minutes <= MINUTES_LIMIT:
        raise BadInput(
            say("{n} minutes is out of range. Enter 0 to {limit}.", n=_as_typed(minutes, text), limit=MINUTES_LIMIT)
        )
    if minutes != int(minutes):
        raise BadInput(say("“{text}” is not a whole number of minutes. Write 45 or 1:30.", text=_shortened(text)))
    return int(minutes)


def checked_minutes(minutes: float, text: str = "") -> float:
    """Round the minutes to a tenth; raises `BadInput`, which repeats `text`, when no session can have them."""
    if not LEAST <= minutes <= MINUTES_LIMIT:
        raise BadInput(
            say("{n} minutes is out of range. Enter 0.1 to {limit}.", n=_as_typed(minutes, text), limit=MINUTES_LIMIT)
        )
    return round(minutes, 1)


def _minutes(text: str) -> tuple[float, bool]:
    """Parse the minutes, and tell whether the text has no unit; raises `BadInput` when it is not a length of time."""
    folded = fold(text) if len(text) <= LONGEST and not has_raised_digits(text) else ""
    plain = folded.replace(",", "") if _THOUSANDS.fullmatch(folded) else folded.replace(",", ".")
    clock = _CLOCK.fullmatch(plain)
    if clock:
        sign, hours, rest = clock.groups()
        return _signed(sign, float(hours) * 60 + float(rest)), False
    match = _UNITS.fullmatch(plain)
    if match and (match[2] or match[3]):
        sign, hours, rest, unit = match.groups()
        return _signed(sign, float(hours or 0) * 60 + float(rest or 0)), not hours and not unit
    raise BadInput(say("“{text}” is not a length of time. Write 45 or 1:30.", text=_shortened(text)))


def _signed(sign: str, minutes: float) -> float:
    return -minutes if sign == "-" else minutes


def _as_typed(minutes: float, text: str) -> str:
    """The minutes for an error: as typed if that is a plain number, never in scientific notation."""
    typed = text.strip()
    if re.fullmatch(r"[+-]?[\d.,]+", typed):
        return _shortened(typed)
    return f"{minutes:.1f}".removesuffix(".0")


def _shortened(text: str) -> str:
    text = text.strip()
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
