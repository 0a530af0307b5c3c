"""One line of names to choose from: the panes on a narrow screen, the sections of the notes."""

from textual import events
from textual.message import Message
from textual.reactive import var

from widgets.drawing.one_line import OneLine
from widgets.drawing.spans import Spans, cell_len, clipped


class PaneTabs(OneLine):
    """Shows the names with the active one marked; when they do not all fit, those around the active one."""

    names: var[tuple[str, ...]] = var(())
    active: var[int] = var(0)

    class Picked(Message):
        """A name was clicked."""

        def __init__(self, tabs: "PaneTabs", index: int) -> None:
            """Give the tabs and the index of the name, 0 for the first."""
            super().__init__()
            self.tabs = tabs
            self.index = index

        @property
        def control(self) -> "PaneTabs":
            """The tabs it was clicked in."""
            return self.tabs

    def watch_names(self) -> None:
        """Show other names."""
        self.refresh()

    def watch_active(self) -> None:
        """Mark another name."""
        self.refresh()

    def fitting(self, width: int) -> list[tuple[int, int]]:
        """(index, column) of every name shown; the sign that some are hidden on the left takes a column."""
        first = 0
        while True:
            column = 1 if first else 0
            found: list[tuple[int, int]] = []
            for index in range(first, len(self.names)):
                size = cell_len(self.names[index]) + 2
                if column + size > width and found:
                    break
                found.append((index, column))
                column += size
            if first >= self.active or any(index == self.active for index, _ in found):
                return found
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
