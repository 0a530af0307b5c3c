"""Sentences of the program in the learner's language; English sentences are their own keys.

A language is one file, `translations/<code>.json`: from each English sentence to the translation. A sentence about a
number {n} may have a list of translations, one for each plural form; which of them fits a number is the entry
`@plural`, written as gettext writes it: `"n % 10 == 1 && n % 100 != 11 ? 0 : 1"`. Without that entry the first form
is for one and the second for every other number, as in English. `@name` is the language's own name. Entries that
begin with `log|` are the words of a written study log; without them a log is written in English.
"""

import json
import os
from collections.abc import Callable
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

Translations = dict[str, str | list[str]]
"""English to another language; a list holds the plural forms of a sentence."""

_language = "en"
_words: Translations = {}
_fill_in: Callable[[str, dict[str, object]], str] | None = None
"""How values are filled into a sentence, in a language that needs more than `str.format`."""


def use(language: str) -> None:
    """Speak `language` from now on, an ISO 639-1 code; one without translations is spoken in English."""
    global _fill_in, _language
    _language = language
    _words.clear()
    _words.update(translations(language))
    _fill_in = None
    if language == "ko":
        from data.korean_particles import fill_in

        _fill_in = fill_in


def spoken() -> str:
    """The code of the language that is spoken now."""
    return _language


def translations(language: str) -> Translations:
    """Every entry of a language's file; empty for English and for languages without a file."""
    path = TRANSLATIONS / f"{language}.json"
    return _entries(path) if language.isalpha() and path.exists() else {}


@cache
def _entries(path: Path) -> Translations:
    """The entries of a file; read once, because a start needs them up to three times."""
    entries: Translations = json.loads(path.read_text(encoding="utf-8"))
    return entries


def language_name(code: str) -> str:
    """A language's own name, such as 한국어, or its code if the file has no name."""
    return "English" if code == "en" else str(translations(code).get("@name", code))


def of_the_system() -> str:
    """The language code the environment asks for, as in LANG=ko_KR.UTF-8."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            code = value.split("_")[0].split(".")[0].casefold()
            return "en" if code in ("c", "posix") else code
    return "en"


def languages() -> list[str]:
    """Codes of all languages of the program."""
    return ["en", *sorted(path.stem for path in TRANSLATIONS.glob("*.json"))]


def say(text: str, /, **values: object) -> str:
    """The sentence in the learner's language with `values` filled in."""
    sentence = _words.get(text, text)
    if isinstance(sentence, list):
        sentence = _plural_form(sentence, str(values.get("n", "")))
    if not values:
        return sentence
    return _fill_in(sentence, values) if _fill_in else sentence.format(**values)


def _plural_form(forms: list[str], number: str) -> str:
    """The form of a sentence for a number; the last form for a fraction, and for a form that is missing."""
    whole = number.replace(",", "")
    if not whole.isdecimal():
        return forms[-1]
    return forms[min(_plural_rule(str(_words.get("@plural", "n != 1")))(int(whole)), len(forms) - 1)]


@cache
def _plural_rule(rule: str) -> Callable[[int], int]:
    """From a number to the index of its form; raises ValueError for a rule that gettext cannot read."""
    from gettext import c2py

    return c2py(rule)


class Notice:
    """A sentence that is translated when it is shown, because the language is not yet decided when it is created."""

    __slots__ = ("_text", "_values")

    def __init__(self, text: str, /, **values: object) -> None:
        """Take the English sentence and its values, which may be notices too."""
        self._text = text
        self._values = values

    def __str__(self) -> str:
        """The sentence in the current language."""
        return say(self._text, **self._values)

    def __eq__(self, other: object) -> bool:
        """Equal to a notice with the same sentence and values."""
        return isinstance(other, Notice) and (self._text, self._values) == (other._text, other._values)

    def __hash__(self) -> int:
        """By the sentence, because values need not be hashable."""
        return hash(self._text)


def say_count(count: int, one: str, many: str, **values: object) -> str:
    """A sentence about a number: `one` or `many`, both with {n} and the other values."""
    return say(one if count == 1 else many, n=f"{count:,}", **values)


def _speaks_for_itself(day: date, today: date | None) -> bool:
    """Whether a day is clear without its year: it is in this year, or the nearest of its name."""
    return today is None or day.year == today.year or abs((day - today).days) <= HALF_A_YEAR


def say_day(day: date, today: date | None = None) -> str:
    """A day as in a heading: Tue 27 Jan; with its year if it is unclear on `today`."""
    weekday, month = say(WEEKDAYS[day.weekday()]), say(MONTHS[day.month - 1][:3])
    if _speaks_for_itself(day, today):
        return say("{weekday} {day} {month}", weekday=weekday, day=day.day, month=month, number=day.month)
    return say(
        "{weekday} {day} {month} {year}", weekday=weekday, day=day.day, month=month, number=day.month, year=day.year
    )


def say_short_day(day: date, today: date | None = None) -> str:
    """A day without its weekday, as in 27 Jan; with its year if it is unclear on `today`."""
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


def say_minutes(minutes: float, exact: bool = False) -> str:
    """A length of time: 45 min, 2 h, 1 h 30 min; an exact one to the tenth of a minute: 2.5 min."""
    if exact and round(minutes, 1) != round(minutes):
        hours, part = divmod(round(minutes, 1), 60)
        tenths = f"{part:.1f}"
        return say("{h} h {n} min", h=int(hours), n=tenths) if hours else say("{n} min", n=tenths)
    whole = int(minutes + 0.5)
    hours, rest = divmod(whole, 60)
    if not hours:
        return say("{n} min", n=rest)
    return say("{h} h {n} min", h=hours, n=rest) if rest else say("{h} h", h=hours)
