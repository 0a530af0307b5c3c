"""One line of names to choose from: the panes on a narrow screen, the sections of the notes."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import reactive

from widgets.drawing.one_line import OneLine
from widgets.drawing.spans import Spans, cell_len, clipped


class PaneTabs(OneLine):
    """Shows the names with the active one marked; when they do not all fit, those around the active one."""

    names: reactive[tuple[str, ...]] = reactive(())
    active: reactive[int] = reactive(0)

    @dataclass
    class Picked(Message):
        """A name was clicked."""

        tabs: "PaneTabs"
        index: int
        """Index of the name, 0 for the first."""

        @property
        def control(self) -> "PaneTabs":
            """The tabs of the name."""
            return self.tabs

    def fitting(self, width: int) -> list[tuple[int, int]]:
        """(index, column) of every name shown; the sign that some are hidden on the left takes a column."""
        first = 0
        while True:
            column = 1 if first else 0
            columns: list[tuple[int, int]] = []
            for index in range(first, len(self.names)):
                size = cell_len(self.names[index]) + 2
                if column + size > width and columns:
                    break
                columns.append((index, column))
                column += size
            if first >= self.active or any(index == self.active for index, _ in columns):
                return columns
            first += 1

    def spans(self, width: int) -> Spans:
        """The names that fit."""
        shown = self.fitting(width - 1)
        spans: Spans = [("‹", "accent")] if shown and shown[0][0] else []
        spans += [
            (clipped(f" {self.names[index]} ", width), "tab" if index == self.active else "quiet")
            for index, _ in shown
        ]
        if shown and shown[-1][0] + 1 < len(self.names):
            spans.append(("›", "accent"))
        return spans

    def on_click(self, event: events.Click) -> None:
        """Pick the name under the pointer."""
        for index, column in self.fitting(self.size.width - 1):
            if column <= event.x < column + cell_len(self.names[index]) + 2:
                self.post_message(self.Picked(self, index))
