"""The mock exam pane: the clock in large digits, the pace, and the mocks taken and to come."""

from datetime import timedelta

from textual.reactive import var

from data.language import say
from data.values import Values
from widgets.drawing.digits import big_digits
from widgets.drawing.list_pane import ListPane
from widgets.drawing.spans import Spans, cell_len, clipped, ends, left, right, safe, width_of
from widgets.exam.pace_line import format_pace

DIGIT_LINES = 3
DAY_LEAST = 8
"""Cells of the column of days."""


class ClockView(Values):
    """What the clock shows apart from the running seconds."""

    state: str
    """ready, running, paused or ended."""
    question: int
    questions: int
    ahead: timedelta
    reserve: timedelta
    title: str = ""


class MockRow(Values):
    """One mock exam of the list."""

    id: int
    title: str
    percent: float | None
    target: float | None
    day: str = ""


class MockTimerPane(ListPane[MockRow]):
    """Shows the exam clock and the list of mocks; a tick repaints the digits and nothing else."""

    seconds: var[int] = var(0)
    """Seconds left on the clock."""
    clock: var[ClockView | None] = var(None)
    mocks: var[tuple[MockRow, ...]] = var(())
    pass_line: var[str] = var("")
    commands_key: var[str] = var("")
    """The key that opens the list of commands, as people write it."""

    def watch_seconds(self) -> None:
        """Show another second."""
        self.redraw()

    def watch_clock(self) -> None:
        """Show another state or pace."""
        self.redraw()

    def watch_mocks(self) -> None:
        """Show other mocks."""
        self.list_changed()

    def listed(self) -> tuple[MockRow, ...]:
        """The mocks, in order."""
        return self.mocks

    def line_of(self, index: int) -> int:
        """The line of a mock."""
        return DIGIT_LINES + 2 + index

    def cursor_line(self) -> int | None:
        """The chosen mock stays in view while the pane has the focus."""
        return self.line_of(self.cursor) if self.mocks and self.has_focus else 0

    def least_lines(self) -> int:
        """The clock and a line for each mock."""
        return self.line_of(len(self.mocks))

    def draw(self, width: int) -> list[Spans]:
        """Clock, pace, list."""
        lines = self._clock_lines(width)
        if not self.mocks:
            return [*lines, [(clipped(say("No mock exams yet."), width), "quiet")]]
        columns = max(DAY_LEAST, *(cell_len(mock.day) + 1 for mock in self.mocks))
        lines += [self._mock_line(index, mock, columns, width) for index, mock in enumerate(self.mocks)]
        return [*lines, [(clipped(self.pass_line, width), "quiet")]]

    def _clock_lines(self, width: int) -> list[Spans]:
        hours, rest = divmod(self.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        digits = big_digits(f"{hours:02}:{minutes:02}:{seconds:02}", self.glyphs)
        clock = self.clock
        if clock is None:
            hints = (
                say("The exam length is not set."),
                say("Press [{key}], then “settings”.", key=self.commands_key),
            )
            return [[], *([(clipped(each, width), "quiet")] for each in hints), [], []]
        ink = "quiet" if clock.state in ("ready", "paused") else "warn" if self.seconds <= 300 else "accent"
        question = say("Q {n} of {total}", n=clock.question, total=clock.questions) if clock.questions else ""
        side = [question, say(clock.state), ""]
        columns = max(map(cell_len, digits)) + 1
        above: list[Spans] = []
        if columns + max(map(cell_len, side)) + 3 > width:
            above = [[(clipped(" " + " · ".join(word for word in side if word), width), "")]]
            side = [""] * DIGIT_LINES
        lines: list[Spans] = [
            [(" " + left(row, columns), ink), ("  " + words, "")] for row, words in zip(digits, side, strict=True)
        ]
        words = format_pace(clock.state, clock.ahead, clock.reserve)
        pace: Spans = [(clipped(" " + words, width), "warn" if clock.ahead < timedelta(0) else "quiet")]
        return [*lines, *above, pace, *([] if above else [[]])]

    def _mock_line(self, index: int, mock: MockRow, columns: int, width: int) -> Spans:
        chosen = index == self.cursor
        cursor = self.glyphs.cursor if chosen else " "
        if mock.percent is None:
            score, sign, ink = self.glyphs.dash, self.glyphs.open, "quiet"
        else:
            reached = mock.target is None or mock.percent >= mock.target
            sign, ink = (self.glyphs.done, "good") if reached else (self.glyphs.cross, "bad")
            score = f"{mock.percent:.0f}%"
        target = "" if mock.target is None else say("target {n}", n=f"{mock.target:g}")
        tail: Spans = [
            (right(score, 6), "strong"),
            (" " + left(target, 10), "quiet"),
            (right(mock.day, columns), "quiet"),
        ]
        if width < 44:
            tail = tail[:-1]
        head: Spans = [(f"{cursor} ", "accent" if self.has_focus else "quiet"), (f"{sign} ", ink)]
        room = max(4, width - 4 - width_of(tail) - 1)
        return ends([*head, (left(safe(mock.title), room), "")], tail, width)
