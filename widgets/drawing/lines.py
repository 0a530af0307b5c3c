"""What a pane shows: lines of (text, ink), the rows to choose from, and the line that stays in view."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import overload

from data.values import Values
from widgets.drawing.spans import Spans


class LazyLines(Sequence[Spans]):
    """Lines that are made one by one when they are read: of a long file only those in view."""

    def __init__(self, count: int, line: Callable[[int], Spans]) -> None:
        """Make a line by its number, 0 for the first."""
        self._numbers = range(count)
        self._line = line

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Spans: ...

    @overload
    def __getitem__(self, index: slice) -> list[Spans]: ...

    def __getitem__(self, index: int | slice) -> Spans | list[Spans]:
        """Make one line, or several."""
        numbers = self._numbers[index]
        return self._line(numbers) if isinstance(numbers, int) else [self._line(number) for number in numbers]


class RowLines(Values):
    """The lines of the rows of a list; a row may take several."""

    first: Sequence[int] = ()
    """The first line of each row, in order."""
    behind: Sequence[int] = ()
    """The line behind the last of each row."""

    def index_at(self, line: int) -> int | None:
        """Index of the row on a line, None for a line that belongs to no row."""
        index = bisect_right(self.first, line) - 1
        return index if index >= 0 and line < self.behind[index] else None


def rows_below(top: int, count: int, height: int = 1) -> RowLines:
    """Rows of one height, the first one on line `top`."""
    end = top + count * height
    return RowLines(range(top, end, height), range(top + height, end + height, height))


class Drawing(Values):
    """What a pane shows at a width."""

    lines: Sequence[Spans]
    rows: RowLines = RowLines()
    in_view: int | None = None
    """The line that must stay in view."""


def list_drawing(lines: Sequence[Spans], rows: RowLines, cursor: int) -> Drawing:
    """Lines with the chosen row in view, and everything above the rows if it is the first one."""
    return Drawing(lines, rows, rows.first[cursor] if 0 < cursor < len(rows.first) else 0)
