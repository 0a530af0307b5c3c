"""The words of the program in the learner's language; English sentences are their own keys."""

import json
import os
from datetime import date
from functools import cache
from pathlib import Path

TRANSLATIONS = Path(__file__).parent / "translations"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
HALF_A_YEAR = 183

_words: dict[str, str] = {}


def use(language: str) -> None:
    """Speak `language` from now on, an ISO 639-1 code; one without translations is spoken in English."""
    _words.clear()
    path = TRANSLATIONS / f"{language}.json"
    if language.isalpha() and path.exists():
        _words.update(_translations(path))


@cache
def _translations(path: Path) -> dict[str, str]:
    """English to another language; read once, as a start asks for it up to three times."""
    words: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return words


def of_the_system() -> str:
    """The language code the environment asks for, as in LANG=ko_KR.UTF-8."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            code = value.split("_")[0].split(".")[0].casefold()
            return "en" if code in ("c", "posix") else code
    return "en"


def languages() -> list[str]:
    """Codes of every language there are words for."""
    return ["en", *sorted(path.stem for path in TRANSLATIONS.glob("*.json"))]


def say(text: str, /, **values: object) -> str:
    """The sentence in the learner's language with `values` filled in."""
    said = _words.get(text, text)
    return said.format(**values) if values else said


class Notice:
    """A sentence about something found before it is known which language is spoken; `str` says it."""

    __slots__ = ("_text", "_values")

    def __init__(self, text: str, /, **values: object) -> None:
        """Take the English sentence and the values for its places, which may be notices too."""
        self._text = text
        self._values = values

    def __str__(self) -> str:
        """The sentence in the language that is spoken now."""
        return say(self._text, **self._values)

    def __eq__(self, other: object) -> bool:
        """Equal to a notice that says the same of the same."""
        return isinstance(other, Notice) and (self._text, self._values) == (other._text, other._values)

    def __hash__(self) -> int:
        """By the sentence; values need not be hashable."""
        return hash(self._text)


def say_count(count: int, one: str, many: str) -> str:
    """A sentence about a number: `one` or `many`, both with a place for {n}."""
    return say(one if count == 1 else many, n=f"{count:,}")


def _speaks_for_itself(day: date, today: date | None) -> bool:
    """Whether a day needs no year: it is of this year, or the nearest of its name."""
    return today is None or day.year == today.year or abs((day - today).days) <= HALF_A_YEAR


def say_day(day: date, today: date | None = None) -> str:
    """A day as in a heading: Tue 27 Jan; with its year where, seen from `today`, it could be another."""
    weekday, month = say(WEEKDAYS[day.weekday()]), say(MONTHS[day.month - 1][:3])
    if _speaks_for_itself(day, today):
        return say("{weekday} {day} {month}", weekday=weekday, day=day.day, month=month, number=day.month)
    return say(
        "{weekday} {day} {month} {year}", weekday=weekday, day=day.day, month=month, number=day.month, year=day.year
    )


def say_short_day(day: date, today: date | None = None) -> str:
    """A day without its weekday, as in 27 Jan; with its year where, seen from `today`, it could be another."""
    month = say(MONTHS[day.month - 1][:3])
    if _speaks_for_itself(day, today):
        return say("{day} {month}", day=day.day, month=month, number=day.month)
    return say("{day} {month} {full_year}", day=day.day, month=month, number=day.month, full_year=day.year)


def say_date(day: date) -> str:
    """A day with its year, as in 27 Jan 2026."""
    month = say(MONTHS[day.month - 1][:3])
    return say("{day} {month} {year}", day=day.day, month=month, number=day.month, year=day.year)


def say_month(day: date) -> str:
    """A month as in the calendar's heading: January 2026."""
    return say("{month} {year}", month=say(MONTHS[day.month - 1]), year=day.year, number=day.month)


def say_minutes(minutes: float) -> str:
    """A length of time: 45 min, 2 h, 1 h 30 min."""
    whole = round(minutes)
    hours, rest = divmod(whole, 60)
    if not hours:
        return say("{n} min", n=rest)
    return say("{h} h {n} min", h=hours, n=rest) if rest else say("{h} h", h=hours)
