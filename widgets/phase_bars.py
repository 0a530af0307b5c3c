"""The phases of the plan as dated bars with their state."""

from dataclasses import dataclass
from datetime import date

from data.language import say, say_day
from widgets.glyphs import Glyphs
from widgets.spans import Spans, clipped, ends, left, safe, width_of

STATE_INKS = {"planned": "quiet", "in progress": "accent", "done": "good"}


@dataclass(frozen=True, slots=True)
class PhaseBar:
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
    """A progress bar of exactly `width` cells; full only when all is done, empty only when nothing is."""
    filled = 0 if not total else width * done // total
    if done and not filled:
        filled = 1
    return [(glyphs.full * filled, "bar"), (glyphs.empty * (width - filled), "rest")]


def draw_phases(phases: tuple[PhaseBar, ...], width: int, glyphs: Glyphs) -> list[Spans]:
    """Two lines a phase: its title, then its dates, bar, count and state."""
    weeks_width = max((len(phase.weeks) for phase in phases), default=0) + 1
    lines: list[Spans] = []
    for phase in phases:
        mark = glyphs.cursor if phase.current else " "
        head = left(f"{mark}{phase.weeks}", weeks_width + 1)
        title = clipped(safe(phase.title), width - weeks_width - 1)
        lines.append([(head, "accent" if phase.current else "quiet"), (title, "strong" if phase.current else "")])
        lines.append(_second_line(phase, width, weeks_width + 1, glyphs))
    return lines


def _second_line(phase: PhaseBar, width: int, indent: int, glyphs: Glyphs) -> Spans:
    sign = {"planned": glyphs.open, "in progress": glyphs.half, "done": glyphs.done}[phase.state]
    tail: Spans = [
        (f" {phase.done}/{phase.total} ", ""),
        (f"{sign} {say(phase.state)}", STATE_INKS[phase.state]),
    ]
    dates = f"{_short(phase.start)}{glyphs.dash}{_short(phase.end)} "
    room = width - indent - width_of(tail) - width_of([(dates, "")])
    if room < 4:
        dates, room = "", width - indent - width_of(tail)
    filled = bar(phase.done, phase.total, max(0, min(room, 24)), glyphs)
    return ends([(" " * indent + dates, "quiet"), *filled], tail, width)


def _short(day: date) -> str:
    """A date in a few cells, in the order the learner's language has."""
    return say("{day} {month}", day=day.day, month=say_day(day).split()[-1], number=day.month)
