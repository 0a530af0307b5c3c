"""A pane of rows to choose from: a cursor that stays on the list."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from textual.message import Message

from widgets.drawing.line_pane import PAGE_KEYS, Drawn, LinePane

Row = TypeVar("Row")


class ListPane(LinePane, Generic[Row], inherit_bindings=False):
    """Has a cursor among rows: a click chooses a row, a double click opens it."""

    BINDINGS = PAGE_KEYS
    cursor: Drawn[int] = Drawn(0)
    """Index of the chosen row, 0 for the first."""

    @dataclass
    class Opened(Message):
        """A row was double-clicked; it is the chosen one."""

        pane: "ListPane[Any]"
        index: int

        @property
        def control(self) -> "ListPane[Any]":
            """The pane of the row."""
            return self.pane

    @abstractmethod
    def listed(self) -> Sequence[Row]:
        """The rows, in order."""

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        rows = self.listed()
        return rows[self.cursor] if 0 <= self.cursor < len(rows) else None

    def move(self, by: int) -> None:
        """Move the cursor by some rows, at most to the first or last; by 0 it returns to a shortened list."""
        self.cursor = max(0, min(self.cursor + by, len(self.listed()) - 1))

    def row_at(self, line: int) -> int | None:
        """Index of the row on a line, None for a line that belongs to no row."""
        index = self._painter.drawing.rows.index_at(line)
        return index if index is not None and index < len(self.listed()) else None

    def clicked(self, x: int, line: int, count: int) -> None:
        """Choose the row under the pointer; open it on a double click."""
        index = self.row_at(line)
        if index is None:
            return
        self.cursor = index
        if count == 2:
            self.post_message(self.Opened(self, index))
