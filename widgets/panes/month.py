"""The month calendar: the position of each day and how it looks."""

from collections.abc import Mapping
from datetime import date, timedelta

from data.language import WEEKDAYS, say, say_month
from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.inks import SHADES
from widgets.drawing.spans import Spans, centred, right, width_of

CELL = 4
"""Cells of one day: two digits, its sign, a gap."""


class MonthView(Values):
    """Everything the calendar shows."""

    selected: date
    today: date
    exam_day: date | None = None
    shares: Mapping[date, float] = {}
    """The part that is done of each day with tasks, 0.0 to 1.0."""
    week_numbers: bool = False


def weeks_of(day: date) -> list[list[date]]:
    """The weeks, Monday first, that the month of `day` touches."""
    first = day.replace(day=1)
    start = first - timedelta(days=first.weekday())
    weeks = []
    while start <= day or start.month == day.month:
        weeks.append([start + timedelta(days=number) for number in range(7)])
        start += timedelta(days=7)
    return weeks


def draw_month(view: MonthView, width: int, glyphs: Glyphs) -> list[Spans]:
    """The calendar, six to eight lines, in the middle of `width` cells."""
    gutter = 3 if view.week_numbers else 0
    size = gutter + 7 * CELL
    indent = " " * max(0, (width - size) // 2)
    names = "".join(right(say(name[:2]), 2) + "  " for name in WEEKDAYS)
    lines: list[Spans] = [
        [(centred(say_month(view.selected), width), "title")],
        [(indent + " " * gutter + names, "quiet")],
    ]
    for week in weeks_of(view.selected):
        number = [(f"{week[0].isocalendar().week:2} ", "quiet")] if view.week_numbers else []
        cells = [span for day in week for span in _cell(view, day, glyphs)]
        lines.append([(indent, ""), *number, *cells])
    return lines


def day_at(view: MonthView, x: int, y: int, width: int) -> date | None:
    """The day drawn at a cell of the calendar, None beside it."""
    gutter = 3 if view.week_numbers else 0
    column = (x - max(0, (width - gutter - 7 * CELL) // 2) - gutter) // CELL
    weeks = weeks_of(view.selected)
    if not 0 <= column < 7 or not 2 <= y < 2 + len(weeks):
        return None
    day = weeks[y - 2][column]
    return day if day.month == view.selected.month else None


def legend(width: int, glyphs: Glyphs) -> list[Spans]:
    """The meaning of the signs beside the days, on as many lines as it takes."""
    signs = ((glyphs.shades[0], "shade-0"), (glyphs.shades[2], "shade-2"), (glyphs.shades[4], "shade-4"))
    words = (say("open"), say("part done"), say("done"), say("exam"))
    lines: list[Spans] = [[]]
    for (sign, ink), word in zip((*signs, (glyphs.exam, "exam")), words, strict=True):
        entry: Spans = [(f"{sign} ", ink), (word, "quiet")]
        if lines[-1] and width_of(lines[-1]) + 2 + width_of(entry) > width:
            lines.append([])
        lines[-1] += [("  ", ""), *entry] if lines[-1] else entry
    return lines


def _cell(view: MonthView, day: date, glyphs: Glyphs) -> Spans:
    if day.month != view.selected.month:
        return [(" " * CELL, "")]
    share = view.shares.get(day)
    shade = None if share is None else _shade(share)
    sign = " " if shade is None else glyphs.shades[shade]
    ink = "quiet" if shade is None else f"shade-{shade}"
    number_ink = ink
    if day == view.exam_day:
        sign, ink, number_ink = glyphs.exam, "exam", "exam"
    if day == view.today:
        number_ink = "today"
    if day == view.selected:
        number_ink = "cursor"
    return [(f"{day.day:2}", number_ink), (sign, ink), (" ", "")]


def _shade(share: float) -> int:
    """Step of the shading; the first means nothing done, the last everything."""
    if share <= 0:
        return 0
    if share >= 1:
        return SHADES
    return min(SHADES - 1, max(1, round(share * SHADES)))
