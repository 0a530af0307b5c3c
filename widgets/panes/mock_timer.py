"""The mock exam pane: the clock in large digits, the pace, and the mocks, past and planned."""

from textual.reactive import var

from data.language import say
from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.line_pane import Drawn
from widgets.drawing.lines import Drawing, rows_below
from widgets.drawing.list_pane import ListPane
from widgets.drawing.spans import Spans, cell_len, clipped, ends, left, right, safe, width_of
from widgets.panes.exam_clock import CLOCK_LINES, ClockView, draw_clock, draw_missing_clock

DAY_LEAST = 8
"""Cells of the column of days."""


class MockRow(Values):
    """One mock exam of the list."""

    id: int
    title: str
    percent: float | None
    target: float | None
    day: str = ""


class MockTimerPane(ListPane[MockRow]):
    """Shows the exam clock and the list of mocks; a tick repaints the digits and nothing else."""

    seconds: Drawn[int] = Drawn(0)
    """Seconds left on the clock."""
    clock: Drawn[ClockView | None] = Drawn(None)
    mocks: Drawn[tuple[MockRow, ...]] = Drawn(())
    pass_line: var[str] = var("")
    commands_key: var[str] = var("")
    """The key that opens the list of commands, as people write it."""

    def watch_mocks(self) -> None:
        """Keep the cursor among the mocks."""
        self.move(0)

    def listed(self) -> tuple[MockRow, ...]:
        """The mocks, in order."""
        return self.mocks

    def draw(self, width: int) -> Drawing:
        """Clock, pace, list; the chosen mock stays in view while the pane has the focus."""
        if self.clock is None:
            lines = draw_missing_clock(self.commands_key, width)
        else:
            lines = draw_clock(self.clock, self.seconds, width, self.glyphs)
        if not self.mocks:
            return Drawing([*lines, [(clipped(say("No mock exams yet."), width), "quiet")]], in_view=0)
        lines += draw_mocks(self.mocks, self.cursor, self.has_focus, width, self.glyphs)
        lines.append([(clipped(self.pass_line, width), "quiet")])
        in_view = CLOCK_LINES + self.cursor if self.has_focus else 0
        return Drawing(lines, rows_below(CLOCK_LINES, len(self.mocks)), in_view)


def draw_mocks(mocks: tuple[MockRow, ...], cursor: int, has_focus: bool, width: int, glyphs: Glyphs) -> list[Spans]:
    """A line for each mock, with the days in one column."""
    columns = max(DAY_LEAST, *(cell_len(mock.day) + 1 for mock in mocks))
    cursor_ink = "accent" if has_focus else "quiet"
    lines: list[Spans] = []
    for index, mock in enumerate(mocks):
        sign = glyphs.cursor if index == cursor else " "
        lines.append([(f"{sign} ", cursor_ink), *_mock_line(mock, columns, width, glyphs)])
    return lines


def _mock_line(mock: MockRow, columns: int, width: int, glyphs: Glyphs) -> Spans:
    """The line of a mock behind its cursor."""
    if mock.percent is None:
        score, sign, ink = glyphs.dash, glyphs.open, "quiet"
    else:
        is_reached = mock.target is None or mock.percent >= mock.target
        sign, ink = (glyphs.done, "good") if is_reached else (glyphs.cross, "bad")
        score = f"{mock.percent:.0f}%"
    target = "" if mock.target is None else say("target {n}", n=f"{mock.target:g}")
    tail: Spans = [
        (right(score, 6), "strong"),
        (" " + left(target, 10), "quiet"),
        (right(mock.day, columns), "quiet"),
    ]
    if width < 44:
        tail = tail[:-1]
    room = max(4, width - 4 - width_of(tail) - 1)
    return ends([(f"{sign} ", ink), (left(safe(mock.title), room), "")], tail, width - 2)
