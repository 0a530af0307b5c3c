"""Days as people say them: tomorrow, fri, +3, 2026-03-01, 1 March, 내일."""

import re
from datetime import UTC, date, datetime, timedelta

from data.clock import FIRST_YEAR, LAST_YEAR
from data.errors import BadInput
from data.language import say
from data.text_folding import fold, has_raised_digits

WEEKDAY_NAMES = {
    name: number
    for number, names in enumerate(
        (
            ("mon", "monday", "월", "월요일"),
            ("tue", "tues", "tuesday", "화", "화요일"),
            ("wed", "wednesday", "수", "수요일"),
            ("thu", "thur", "thurs", "thursday", "목", "목요일"),
            ("fri", "friday", "금", "금요일"),
            ("sat", "saturday", "토", "토요일"),
            ("sun", "sunday", "일", "일요일"),
        )
    )
    for name in names
}
DAY_WORDS = {
    "today": 0, "tod": 0, "오늘": 0,
    "tomorrow": 1, "tom": 1, "내일": 1,
    "yesterday": -1, "어제": -1,
    "모레": 2,
}  # fmt: skip
OFFSET = re.compile(r"([+-])\s*(\d{1,4})\s*([dwm]?)")
ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
MONTH_DAY = re.compile(r"(\d{1,2})[-./](\d{1,2})")
KOREAN = re.compile(r"(?:(\d{4})\s*년\s*)?(\d{1,2})\s*월\s*(\d{1,2})\s*일")
NO_DAY_IN_WORDS = re.compile(r"^[+-]|\d\.\d|\d,\d{1,3}(?!\d)")
"""A sign or a fraction, which no day in words has, but the reader of such days would take."""
NO_DAY_WORDS = ("", "none", "no", "-", "–", "없음")


def says_none(text: str) -> bool:
    """Whether a field for a day that need not be is empty, or says that there is none."""
    return fold(text) in NO_DAY_WORDS


def parse_day(text: str, today: date) -> date:
    """The day meant by `text`, seen from `today`; raises `BadInput`.

    A weekday is the next one after today; a month and day without a year is the one nearest to today.
    """
    folded = fold(text)
    if folded in DAY_WORDS:
        return today + timedelta(days=DAY_WORDS[folded])
    if folded.removeprefix("next ") in WEEKDAY_NAMES:
        return next_weekday(today, WEEKDAY_NAMES[folded.removeprefix("next ")])
    try:
        offset_match = OFFSET.fullmatch(folded)
        day = (
            _offset(today, *offset_match.groups())
            if offset_match
            else _numeric(folded, today) or _written_out(folded, today)
        )
        day = None if has_raised_digits(text) else day
    except (ValueError, OverflowError):
        day = None
    if day is None:
        raise BadInput(
            say("“{text}” is not a date. Try “tomorrow”, “fri”, “+3” or “2026-03-01”.", text=text.strip()[:40])
        )
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadInput(
            say(
                "{day} is too far away. Enter a date from {first} to {last}.",
                day=day,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        )
    return day


def next_weekday(today: date, weekday: int) -> date:
    """The first such weekday (0 is Monday) after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def nearest_year(month: int, day: int, today: date) -> date:
    """The month and day in the year that brings it closest to today; raises ValueError for no such day."""
    candidates = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        raise ValueError("no such day")
    return min(candidates, key=lambda candidate: abs(candidate - today))


def _offset(today: date, sign: str, number: str, unit: str) -> date:
    count = int(number) * (-1 if sign == "-" else 1)
    if unit == "m":
        from dateutil.relativedelta import relativedelta

        moved: date = today + relativedelta(months=count)
        return moved
    return today + timedelta(days=count * (7 if unit == "w" else 1))


def _numeric(folded: str, today: date) -> date | None:
    if match := ISO.fullmatch(folded):
        return date(*(int(part) for part in match.groups()))
    if match := KOREAN.fullmatch(folded):
        year, month, day = match.groups()
        return date(int(year), int(month), int(day)) if year else nearest_year(int(month), int(day), today)
    if match := MONTH_DAY.fullmatch(folded):
        return nearest_year(int(match[1]), int(match[2]), today)
    return None


def _written_out(folded: str, today: date) -> date | None:
    """Days such as “1 March” or “mar 1 2026”; only text with a month's name gets here."""
    if not re.search(r"[a-z]{3}", folded) or not re.search(r"\d", folded) or NO_DAY_IN_WORDS.search(folded):
        return None
    from dateutil import parser

    # What the text leaves out comes from the default: two defaults, both leap years, tell what it really said.
    this = parser.parse(folded, default=datetime(2024, 1, 1, tzinfo=UTC))
    other = parser.parse(folded, default=datetime(2028, 2, 2, tzinfo=UTC))
    if (this.month, this.day) != (other.month, other.day):
        return None
    day = date(this.year, this.month, this.day)
    return day if this.year == other.year else nearest_year(day.month, day.day, today)
