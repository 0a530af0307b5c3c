"""The phases of the plan as dated bars with their state."""

from datetime import date

from data.language import say, say_short_day
from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.spans import Spans, clipped, ends, left, right, safe, width_of

STATE_INKS = {"planned": "quiet", "in progress": "accent", "done": "good"}


COUNT_LEAST = 6
"""Cells that the column of counts has at least; thousands of tasks need more."""


class PhaseBar(Values):
    """One phase as it is drawn."""

    weeks: str
    title: str
    start: date
    end: date
    state: str
    """planned, in progress or done."""
    done: int
    total: int
    current: bool = False
    """Whether the selected day lies in it."""


def bar(done: int, total: int, width: int, glyphs: Glyphs) -> Spans:
    """A progress bar of exactly `width` cells; full only if all is done, empty only if nothing is."""
    filled = 0 if not total else width * done // total
    if done and not filled:
        filled = 1
    return [(glyphs.full * filled, "bar"), (glyphs.empty * (width - filled), "rest")]


def draw_phases(phases: tuple[PhaseBar, ...], width: int, height: int, glyphs: Glyphs, today: date) -> list[Spans]:
    """Two lines a phase: its title, then its dates, bar, count and state.

    Where `height` lines are too few, only the current phase gets its second line.
    """
    indent = max((len(phase.weeks) for phase in phases), default=0) + 2
    columns = max((len(_fraction(phase)) for phase in phases), default=0)
    roomy = 2 * len(phases) <= height
    lines: list[Spans] = []
    for phase in phases:
        head = left(f"{glyphs.cursor if phase.current else ' '}{phase.weeks}", indent)
        start: Spans = [(head, "accent" if phase.current else "quiet")]
        ink = "strong" if phase.current else ""
        if roomy or phase.current:
            lines.append([*start, (clipped(safe(phase.title), width - indent), ink)])
            lines.append(_dated_line(phase, width, indent, columns, glyphs, today))
        else:
            tail = [*bar(phase.done, phase.total, 5, glyphs), *_count(phase, columns, glyphs)]
            title = left(safe(phase.title), width - indent - width_of(tail) - 1)
            lines.append(ends([*start, (title, ink)], tail, width))
    return lines


def _dated_line(phase: PhaseBar, width: int, indent: int, columns: int, glyphs: Glyphs, today: date) -> Spans:
    first = say_short_day(phase.start, phase.end if phase.start.year == phase.end.year else today)
    dates = f"{first} {glyphs.dash} {say_short_day(phase.end, today)} "
    room = width - indent - width_of([(dates, "")])
    brief, tail = _count(phase, columns, glyphs), _count(phase, columns, glyphs, words=True)
    if room < width_of(brief) + 2:
        dates, room = "", width - indent
    if width_of(tail) + 4 >= room:
        tail = brief
    filled = bar(phase.done, phase.total, max(0, min(room - width_of(tail) - 1, 24)), glyphs)
    return ends([(" " * indent + dates, "quiet"), *filled], tail, width)


def _count(phase: PhaseBar, columns: int, glyphs: Glyphs, words: bool = False) -> Spans:
    """How many tasks are done, and the state as a sign, with `words` also as a word."""
    sign = {"planned": glyphs.open, "in progress": glyphs.half, "done": glyphs.done}[phase.state]
    state = f"{sign} {say(phase.state)}" if words else sign
    return [(right(_fraction(phase), max(COUNT_LEAST, columns)) + " ", ""), (state, STATE_INKS[phase.state])]


def _fraction(phase: PhaseBar) -> str:
    return f"{phase.done}/{phase.total}"
