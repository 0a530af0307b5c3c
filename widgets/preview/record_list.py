"""The records that were read from a file, kind by kind, each with its line in the file."""

from dataclasses import dataclass
from functools import lru_cache

from textual.message import Message

from data.language import say
from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.line_pane import Drawn
from widgets.drawing.lines import Drawing, LazyLines, rows_below
from widgets.drawing.list_pane import ListPane
from widgets.drawing.spans import Spans, clipped, ends, left, right, safe, width_of, wrapped

DAY = 11
"""Cells of a day."""
LINE = 6
"""Cells of a line number."""


class RecordRow(Values):
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


class RecordList(ListPane[RecordRow], inherit_bindings=False):
    """Shows an introduction and the records; the cursor passes over headings. Keys that scroll are the screen's."""

    intro: Drawn[tuple[tuple[str, str], ...]] = Drawn(())
    """(text, ink) of the sentences above the records."""
    rows: Drawn[tuple[RecordRow, ...]] = Drawn(())
    left_out: Drawn[frozenset[int]] = Drawn(frozenset())
    """Indexes of the rows that are not imported."""

    @dataclass
    class Chosen(Message):
        """Another row is under the cursor."""

        index: int

    def watch_rows(self) -> None:
        """Keep the cursor on a record, as near as possible."""
        self.cursor = nearest_record(self.rows, min(self.cursor, len(self.rows) - 1), 1)

    def watch_cursor(self) -> None:
        """Report that another record is chosen."""
        self.post_message(self.Chosen(self.cursor))

    def listed(self) -> tuple[RecordRow, ...]:
        """The records and their headings, in order."""
        return self.rows

    def row_at(self, line: int) -> int | None:
        """Index of the record on a line; None for a heading too."""
        index = super().row_at(line)
        return None if index is None or self.rows[index].heading else index

    def move(self, by: int) -> None:
        """Go some rows on or back."""
        self.cursor = nearest_record(self.rows, self.cursor + by, 1 if by > 0 else -1)

    def move_section(self, by: int) -> None:
        """Go to the first record of the next kind, or of the kind before."""
        headings = [index for index, row in enumerate(self.rows) if row.heading]
        here = sum(index < self.cursor for index in headings) - 1
        if headings:
            self.cursor = nearest_record(self.rows, headings[(here + by) % len(headings)] + 1, 1)

    def section(self) -> range:
        """Indexes of the records under the same heading as the cursor."""
        start = end = self.cursor
        while start > 0 and not self.rows[start - 1].heading:
            start -= 1
        while end < len(self.rows) and not self.rows[end].heading:
            end += 1
        return range(start, end)

    def draw(self, width: int) -> Drawing:
        """Introduction and records; with the first record the introduction stays in view."""
        introduction = _introduction(self.intro, width)
        rows, cursor, left_out, top = self.rows, self.cursor, self.left_out, len(introduction)

        def line(number: int) -> Spans:
            if number < top:
                return introduction[number]
            index = number - top
            return _record_line(rows[index], index == cursor, index in left_out, width, self.glyphs)

        lines = LazyLines(top + len(rows), line)
        in_view = top + cursor if cursor > nearest_record(rows, 0, 1) else 0
        return Drawing(lines, rows_below(top, len(rows)), in_view)


def nearest_record(rows: tuple[RecordRow, ...], index: int, by: int) -> int:
    """Index of the nearest record at or behind an index in a direction, else in the other one; 0 if there is none."""
    index = max(0, min(index, len(rows) - 1))
    for step in (by, -by):
        at = index
        while 0 <= at < len(rows):
            if not rows[at].heading:
                return at
            at += step
    return 0


@lru_cache(maxsize=2)
def _introduction(intro: tuple[tuple[str, str], ...], width: int) -> list[Spans]:
    return [[(line, ink)] for text, ink in intro for line in wrapped(safe(text), max(8, width))]


def _record_line(row: RecordRow, is_chosen: bool, is_left_out: bool, width: int, glyphs: Glyphs) -> Spans:
    if row.heading:
        return [(clipped(row.title, width), "title")]
    sign, ink = (glyphs.cross, "bad") if is_left_out else (row.sign, row.ink)
    before: Spans = [(f"{glyphs.cursor if is_chosen else ' '} ", "accent"), (f"{sign} ", ink)]
    if row.day:
        before.append((left(row.day, DAY), "quiet"))
    edited = say("edited") if row.changed else ""
    words = say("excluded") if is_left_out else " ".join(filter(None, (row.extra, edited)))
    number = right(f"{row.line:,}" if row.line else "", LINE)
    words_ink = "warn" if is_left_out or row.changed else "quiet"
    after: Spans = [(f" {words}" if words else "", words_ink), (number, "quiet")]
    title = clipped(safe(row.title), max(0, width - width_of([*before, *after]) - 1))
    title_ink = "done" if is_left_out else "strong" if is_chosen else ""
    return ends([*before, (title, title_ink)], after, width)
