"""Which number is the day, and which year a date belongs to: from what the file states, never from today."""

import itertools
from collections.abc import Iterable
from datetime import date, timedelta

from data.formats.markdown_plan.dates_in_text import RawDay, RawSpan
from data.formats.markdown_plan.reading import PlanDate, Span

BASE = 2000
"""Stands for the plan's first year while no year is known; a leap year, so that 29 February is kept."""
FAR = timedelta(days=60)
PRELUDE = timedelta(days=45)
"""How long before the stated start a date may lie."""


def day_comes_first(raws: Iterable[RawSpan], language: str) -> tuple[bool, str]:
    """Whether 05/03 is the fifth of March in this file, and why."""
    days = [
        day for raw in raws if raw.strong for day in (raw.first, raw.last) if day is not None and day.order == "?"
    ]
    first = sum(1 for day in days if day.a > 12)
    second = sum(1 for day in days if day.b > 12)
    if first != second:
        return first > second, "numbers above 12"
    dotted = [raw for raw in raws if raw.sign == "."]
    cjk = language in ("ko", "ja", "zh")
    if days and len(days) > 2 and not first:
        if _steps(days, True) > _steps(days, False) + 1:
            return True, "the order of the dates"
        if _steps(days, False) > _steps(days, True) + 1:
            return False, "the order of the dates"
    if dotted and not cjk:
        return True, "dates with dots"
    return language not in ("en", "ko", "ja", "zh", ""), "the language"


def _steps(days: list[RawDay], day_first: bool) -> int:
    """How many neighbouring dates lie a week or less apart under an order."""
    ordinals = [(month - 1) * 31 + day for month, day in (one.month_day(day_first) for one in days)]
    return sum(1 for one, two in itertools.pairwise(ordinals) if 0 <= two - one <= 7)


class Calendar:
    """Gives every date of a file its year."""

    def __init__(self, day_first: bool, anchor: date | None, year: int | None, earliest: date | None = None) -> None:
        """Take the file's order and a day the plan lies near, or its first year; else years count from 0.

        `earliest` is the start that the file states: other dates lie before it by a few weeks at most.
        """
        self.day_first = day_first
        self._earliest = earliest - PRELUDE if earliest is not None and earliest > date.min + PRELUDE else date.min
        self.known = anchor is not None or year is not None
        self._first_year = BASE if year is None else year
        self._current = anchor
        self._low = self._high = anchor
        self.weekday_fits = 0
        self.weekday_misses: list[tuple[int, int, int, int]] = []
        self.impossible: list[int] = []

    def span(self, raw: RawSpan) -> Span | None:
        """The days of a date or range; None for a day that does not exist."""
        first = self._day(raw.first, raw.line)
        if first is None:
            return None
        last = first
        if raw.last is not None:
            month_day = (first.month, raw.last.b) if raw.last.order == "+" else raw.last.month_day(self.day_first)
            last = self._after(first, *month_day) or first
        return Span(self._plan_date(first), self._plan_date(last))

    def point(self, day: date) -> PlanDate:
        """A calendar day as the reading gives it."""
        return self._plan_date(day)

    def _plan_date(self, day: date) -> PlanDate:
        if self.known:
            return PlanDate(day.year, day.month, day.day)
        return PlanDate(day.year - BASE, day.month, day.day, open_year=True)

    def _day(self, raw: RawDay, line: int) -> date | None:
        month, day = raw.month_day(self.day_first)
        if not 1 <= month <= 12:
            month, day = day, month
        found = _valid(raw.year, month, day) if raw.year is not None and self.known else self._nearest(month, day)
        if found is None:
            self.impossible.append(line)
            return None
        if raw.weekday is not None:
            self._compare(raw.weekday, found, line)
        self._current = found
        self._low = min(self._low or found, found)
        self._high = max(self._high or found, found)
        return found

    def _nearest(self, month: int, day: int) -> date | None:
        """The year in which the day lies nearest to the date before it; far jumps prefer the stretch known so far."""
        current = self._current
        if current is None:
            return _valid(self._first_year, month, day)
        near = _valid(current.year, month, day)
        if near is not None and abs(near - current) <= FAR and near >= self._earliest:
            return near
        if month == 2 and day == 29:  # that it does not exist that year is said, and no other year is taken for it
            nearest = self._nearest(2, 28)
            return _valid(nearest.year, 2, 29) if nearest is not None else None
        years = (current.year - 1, current.year, current.year + 1)
        choices = [found for year in years if (found := _valid(year, month, day))]
        choices = [found for found in choices if found >= self._earliest] or choices
        if not choices:
            return None
        nearest = min(choices, key=lambda found: abs(found - current))
        if abs(nearest - current) > FAR and self._low and self._high and not self._low <= nearest <= self._high:
            inside = [found for found in choices if self._low <= found <= self._high]
            return inside[0] if inside else nearest
        return nearest

    def _after(self, first: date, month: int, day: int) -> date | None:
        """The end of a range: in the same year, or in the next where it would lie before the beginning."""
        if not 1 <= month <= 12:
            month, day = day, month
        last = _valid(first.year, month, day)
        if last is not None and last < first:
            last = _valid(first.year + 1, month, day)
            if last is not None and last - first > timedelta(days=300):
                return first
        return last

    def _compare(self, weekday: int, found: date, line: int) -> None:
        if self.known and found.weekday() == weekday:
            self.weekday_fits += 1
        else:
            self.weekday_misses.append((found.month, found.day, weekday, line))

    def fitting_years(self, around: int) -> list[int]:
        """Years near `around` in which the weekdays that do not fit would."""
        found = []
        for year in sorted(range(around - 3, around + 4), key=lambda one: abs(one - around)):
            days = [(_valid(year, month, day), weekday) for month, day, weekday, _ in self.weekday_misses]
            right = sum(1 for day, weekday in days if day is not None and day.weekday() == weekday)
            if days and right * 5 >= len(days) * 4:
                found.append(year)
        return found


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        if month == 2 and day == 29:
            return date(year, 2, 28) if 1 <= year <= 9998 and year < BASE + 10 and year != BASE else None
        return None
