"""What was understood of a file, kind by kind, each record with the line it stands in."""

from dataclasses import dataclass

from textual.message import Message
from textual.reactive import var

from data.language import say
from widgets.drawing.list_pane import ListPane
from widgets.drawing.long_pane import LongPane
from widgets.drawing.spans import Spans, cell_len, clipped, ends, left, right, safe, wrapped

DAY = 11
"""Cells of a day."""
LINE = 6
"""Cells of a line number."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record, or the heading over the records of a kind."""

    title: str
    line: int | None = None
    """Line of the file, from 1."""
    heading: bool = False
    sign: str = " "
    """One cell before the title."""
    ink: str = ""
    day: str = ""
    extra: str = ""
    """A word or two behind the title."""
    changed: bool = False
    """Whether the learner changed it."""


class RecordList(ListPane[RecordRow], LongPane, inherit_bindings=False):
    """Shows an introduction and the records; the cursor passes over headings."""

    intro: var[tuple[tuple[str, str], ...]] = var(())
    """(text, ink) of what stands above the records."""
    rows: var[tuple[RecordRow, ...]] = var(())
    left_out: var[frozenset[int]] = var(frozenset())
    """Places of the rows that are not to be taken."""
    _folded: tuple[int, tuple[tuple[str, str], ...], list[Spans]] = (-1, (), [])

    class Chosen(Message):
        """Another row is under the cursor."""

        def __init__(self, index: int) -> None:
            """Give the row's index, 0 for the first."""
            super().__init__()
            self.index = index

    def watch_intro(self) -> None:
        """Show another introduction."""
        self.redraw()

    def watch_rows(self) -> None:
        """Show other records; the cursor stays as near as can be."""
        self.cursor = self._selectable(min(self.cursor, len(self.rows) - 1), 1)
        self.redraw()

    def watch_left_out(self) -> None:
        """Other records are left out."""
        self.redraw()

    def watch_cursor(self) -> None:
        """Another record is chosen."""
        super().watch_cursor()
        self.post_message(self.Chosen(self.cursor))

    def listed(self) -> tuple[RecordRow, ...]:
        """The records and their headings, in order."""
        return self.rows

    def line_of(self, index: int) -> int:
        """The line of a row, below the introduction."""
        return self._top(self._inner_width()) + index

    def index_at(self, line: int) -> int | None:
        """Index of the record on a line; None for a heading too."""
        index = super().index_at(line)
        return None if index is None or self.rows[index].heading else index

    def move(self, by: int) -> None:
        """Go some rows on or back."""
        self.cursor = self._selectable(self.cursor + by, 1 if by > 0 else -1)

    def move_section(self, by: int) -> None:
        """Go to the first record of the next kind, or of the kind before."""
        headings = [index for index, row in enumerate(self.rows) if row.heading]
        here = sum(index < self.cursor for index in headings) - 1
        if headings:
            self.cursor = self._selectable(headings[(here + by) % len(headings)] + 1, 1)

    def section(self) -> range:
        """Places of the records under the same heading as the cursor."""
        start = end = self.cursor
        while start > 0 and not self.rows[start - 1].heading:
            start -= 1
        while end < len(self.rows) and not self.rows[end].heading:
            end += 1
        return range(start, end)

    def cursor_line(self) -> int | None:
        """The chosen record stays in view; with the first one the introduction does."""
        first = next((index for index, row in enumerate(self.rows) if not row.heading), 0)
        return self.line_of(self.cursor) if self.cursor > first else 0

    def line_count(self, width: int) -> int:
        """Introduction and records."""
        return self._top(width) + len(self.rows)

    def line(self, number: int, width: int) -> Spans:
        """A line of the introduction, or a record."""
        top = self._top(width)
        return self._introduction(width)[number] if number < top else self._row(number - top, width)

    def _top(self, width: int) -> int:
        return len(self._introduction(width))

    def _introduction(self, width: int) -> list[Spans]:
        if self._folded[:2] != (width, self.intro):
            lines: list[Spans] = [
                [(line, ink)] for text, ink in self.intro for line in wrapped(safe(text), max(8, width))
            ]
            self._folded = (width, self.intro, lines)
        return self._folded[2]

    def _selectable(self, index: int, by: int) -> int:
        """The nearest record at or behind an index, in a direction; the other direction where there is none."""
        index = max(0, min(index, len(self.rows) - 1))
        for step in (by, -by):
            at = index
            while 0 <= at < len(self.rows):
                if not self.rows[at].heading:
                    return at
                at += step
        return 0

    def _row(self, index: int, width: int) -> Spans:
        row = self.rows[index]
        if row.heading:
            return [(clipped(row.title, width), "title")]
        chosen, out = index == self.cursor, index in self.left_out
        sign, ink = (self.glyphs.cross, "bad") if out else (row.sign, row.ink)
        before: Spans = [(f"{self.glyphs.cursor if chosen else ' '} ", "accent"), (f"{sign} ", ink)]
        if row.day:
            before.append((left(row.day, DAY), "quiet"))
        words = say("excluded") if out else " ".join(filter(None, (row.extra, say("edited") if row.changed else "")))
        number = right(f"{row.line:,}" if row.line else "", LINE)
        after: Spans = [(f" {words}" if words else "", "warn" if out or row.changed else "quiet"), (number, "quiet")]
        room = width - sum(cell_len(text) for text, _ in (*before, *after)) - 1
        title = clipped(safe(row.title), max(0, room))
        return ends([*before, (title, "done" if out else "strong" if chosen else "")], after, width)
