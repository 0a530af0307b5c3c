"""The roadmap: the month with its days shaded by the tasks done, and the phases below it."""

from dataclasses import dataclass
from datetime import date

from textual.message import Message

from data.language import say
from widgets.drawing.line_pane import Drawn, LinePane
from widgets.drawing.lines import Drawing
from widgets.panes.month import MonthView, day_at, draw_month, legend
from widgets.panes.phase_bars import PhaseBar, draw_phases


class RoadmapPane(LinePane, inherit_bindings=False):
    """Shows a month and the phases; a click on a day selects it. Its keys move in time, so it has none to scroll."""

    month: Drawn[MonthView | None] = Drawn(None)
    phases: Drawn[tuple[PhaseBar, ...]] = Drawn(())

    @dataclass
    class DaySelected(Message):
        """A day of the calendar was clicked."""

        day: date

    def draw(self, width: int) -> Drawing:
        """Calendar, legend, phases."""
        if self.month is None:
            return Drawing([])
        lines = draw_month(self.month, width, self.glyphs)
        lines += legend(width, self.glyphs)
        if not self.phases:
            return Drawing([*lines, [(say("This plan has no phases."), "quiet")]])
        room = self.size.height - len(lines) - 1
        if room > len(self.phases):
            lines.append([])
        return Drawing(lines + draw_phases(self.phases, width, room, self.glyphs, self.month.today))

    def clicked(self, x: int, line: int, count: int) -> None:
        """Select the day under the pointer."""
        day = None if self.month is None else day_at(self.month, x, line, self._painter.width)
        if day is not None:
            self.post_message(self.DaySelected(day))
