"""How long it is from one time of the day to another: 19:00-20:30, 7pm–8:30pm, 20h à 21h30, 오후 7시 ~ 8시 30분."""

import re
from typing import NamedTuple

_HALF = r"오전|오후|저녁|밤|午前|午後|上午|下午|晚上"
_AFTERNOON = ("오후", "저녁", "밤", "午後", "下午", "晚上", "p")
DAY, HALF_DAY = 24 * 60, 12 * 60
LONGEST = 16 * 60
"""Minutes beyond which two times of the day are no study session."""


def _spot(n: int) -> str:
    return (
        rf"(?:(?P<half{n}>{_HALF})\s?)?(?P<hour{n}>[01]?\d|2[0-4])"
        rf"(?:(?P<sign{n}>[:.]|\s?h|\s?(?:시(?!간)|時(?!間)|[点點]))(?:\s?(?P<minute{n}>[0-5]\d)(?:\s?[분分])?)?)?"
        rf"(?:\s?(?P<end{n}>[ap])\.?m\b\.?)?"
    )


_TIMES = re.compile(
    r"(?<![\w.,/$€£¥])(?<!\d[:-])" + _spot(1) + r"(?:\s?(?:uhr|ч\b))?"
    r"(?:\s?[-–—－~〜～→]\s?|\s(?:to|a|à|as|às|bis|до|until|till)\s|\s?(?:부터|から|至|到)\s?)(?:las\s)?"
    + _spot(2)
    + r"(?P<uhr>\s?(?:uhr|ч)\b)?(?!\d|:\d|\s?[h시時]\w)"
)
_SEPARATOR = re.compile(r"[:.h시時点點]|[ap]\.?m")


class TimesOfDay(NamedTuple):
    """Minutes between two times of the day, and the words that say them."""

    minutes: int
    text: str


def between_times(text: str) -> TimesOfDay | None:
    """The first stretch between two times of the day in a text of lower case; None where there is none."""
    if not _SEPARATOR.search(text):
        return None
    for times in _TIMES.finditer(text):
        minutes = _minutes(times) if _are_times(times) else None
        if minutes is not None and 0 < minutes <= LONGEST:
            return TimesOfDay(minutes, times.group().strip())
    return None


def _are_times(times: re.Match[str]) -> bool:
    """Whether both sides are times of the day and no numbers, lengths, versions or chapters."""
    signs = [(times[f"sign{n}"] or "").strip() for n in (1, 2)]
    full = all(times[f"minute{n}"] for n in (1, 2))
    if times["end2"] or any(times[f"half{n}"] for n in (1, 2)):
        return signs[0] != "." and signs[1] != "."
    if signs == [":", ":"]:
        return full
    if signs == [".", "."]:
        return full and bool(times["uhr"])
    if "h" in signs:
        # "2h-3h" is a length; nobody studies from two to three at night.
        return signs == ["h", "h"] and int(times["hour1"]) >= 6
    if times["uhr"] and not any(signs):
        return True
    return bool(signs[0] or signs[1]) and all(sign in "시時点點" for sign in signs)


def _minutes(times: re.Match[str]) -> int | None:
    begin, end = (int(times[f"hour{n}"]) * 60 + int(times[f"minute{n}"] or 0) for n in (1, 2))
    halves = [times[f"half{n}"] or times[f"end{n}"] for n in (1, 2)]
    small = begin <= HALF_DAY and end <= HALF_DAY
    if all(halves) and small:
        begin, end = (
            value % HALF_DAY + (HALF_DAY if half in _AFTERNOON else 0)
            for value, half in zip((begin, end), halves, strict=True)
        )
        return (end - begin) % DAY
    # From eleven to one crosses noon; from eleven at night to one crosses midnight.
    whole = HALF_DAY if small and (any(halves) or end <= begin) else DAY
    return (end - begin) % whole
