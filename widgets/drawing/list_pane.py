"""A pane of rows to choose from: a cursor that stays on the list and shows only where keys go."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from textual.message import Message
from textual.reactive import var

from widgets.drawing.line_pane import PAGE_KEYS, LinePane

Row = TypeVar("Row")


class ListPane(LinePane, Generic[Row], inherit_bindings=False):
    """Keeps a cursor among rows: a click chooses a row, a double click opens it."""

    BINDINGS = PAGE_KEYS
    cursor: var[int] = var(0)
    """Index of the chosen row, 0 for the first."""

    class Opened(Message):
        """A row was double-clicked; it is the chosen one."""

        def __init__(self, pane: "ListPane[Any]", index: int) -> None:
            """Give the pane and the index of the row."""
            super().__init__()
            self.pane = pane
            self.index = index

        @property
        def control(self) -> "ListPane[Any]":
            """The pane of the row."""
            return self.pane

    def listed(self) -> Sequence[Row]:
        """The rows, in order."""
        raise NotImplementedError

    def line_of(self, index: int) -> int:
        """The first line of a row."""
        raise NotImplementedError

    def index_at(self, line: int) -> int | None:
        """Index of the row on a line, None for a line that belongs to no row."""
        index = line - self.line_of(0)
        return index if 0 <= index < len(self.listed()) else None

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        rows = self.listed()
        return rows[self.cursor] if 0 <= self.cursor < len(rows) else None

    def watch_cursor(self) -> None:
        """Choose another row."""
        self.redraw()

    def watch_has_focus(self, focused: bool) -> None:
        """The cursor shows only where keys go."""
        super().watch_has_focus(focused)
        self.redraw()

    def move(self, by: int) -> None:
        """Move the cursor by some rows, as far as there are any."""
        self.cursor = max(0, min(self.cursor + by, len(self.listed()) - 1))

    def choose(self, index: int) -> None:
        """Put the cursor on a row."""
        self.cursor = index

    def list_changed(self) -> None:
        """Show other rows; the cursor stays among them."""
        self.cursor = max(0, min(self.cursor, len(self.listed()) - 1))
        self.redraw()

    def cursor_line(self) -> int | None:
        """The chosen row stays in view; with the first one everything above it does."""
        return self.line_of(self.cursor) if self.cursor and self.listed() else 0

    def clicked(self, x: int, line: int, count: int) -> None:
        """Choose the row under the pointer; open it on a double click."""
        index = self.index_at(line)
        if index is None:
            return
        self.choose(index)
        if count == 2:
            self.post_message(self.Opened(self, index))
