"""The roadmap: the month with the days shaded by what was done, and the phases below it."""

from datetime import date

from textual.message import Message
from textual.reactive import var

from data.language import say
from widgets.drawing.line_pane import LinePane
from widgets.drawing.spans import Spans
from widgets.panes.month import MonthView, day_at, draw_month, legend
from widgets.panes.phase_bars import PhaseBar, draw_phases


class RoadmapPane(LinePane, inherit_bindings=False):
    """Shows a month and the phases; a click on a day selects it. Its keys move in time, so none scrolls."""

    month: var[MonthView | None] = var(None)
    phases: var[tuple[PhaseBar, ...]] = var(())

    class DaySelected(Message):
        """A day of the calendar was clicked."""

        def __init__(self, day: date) -> None:
            """Give the day."""
            super().__init__()
            self.day = day

    def watch_month(self) -> None:
        """Show another month or selection."""
        self.redraw()

    def watch_phases(self) -> None:
        """Show other phases."""
        self.redraw()

    def draw(self, width: int) -> list[Spans]:
        """Calendar, legend, phases."""
        if self.month is None:
            return []
        lines = draw_month(self.month, width, self.glyphs)
        lines += legend(width, self.glyphs)
        if not self.phases:
            return [*lines, [(say("This plan has no phases."), "quiet")]]
        room = self.size.height - len(lines) - 1
        gap: list[Spans] = [[]] if room > len(self.phases) else []
        return lines + gap + draw_phases(self.phases, width, room, self.glyphs, self.month.today)

    def clicked(self, x: int, line: int, count: int) -> None:
        """Select the day under the pointer."""
        day = None if self.month is None else day_at(self.month, x, line, self.size.width)
        if day is not None:
            self.post_message(self.DaySelected(day))
