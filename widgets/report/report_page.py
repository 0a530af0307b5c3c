"""A report: headed lines and tables, then the questions that were missed with a cursor on them."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import var

from data.language import say
from widgets.drawing.line_pane import PAGE_KEYS, LinePane
from widgets.drawing.spans import Spans, cell_len, clipped, left, right, safe, wrapped
from widgets.report.score_table import ScoreRow, score_lines


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report."""

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    """(text, ink) of lines that are wrapped."""
    rows: tuple[ScoreRow, ...] = ()
    picture: tuple[Spans, ...] = ()
    """Lines drawn already."""


@dataclass(frozen=True, slots=True)
class MissedRow:
    """One missed question."""

    id: int
    number: int
    chosen: str
    key: str
    time: str
    reason: str
    stem: str


class ReportPage(LinePane, inherit_bindings=False):
    """Shows sections and missed questions."""

    BINDINGS = PAGE_KEYS
    sections: var[tuple[Section, ...]] = var(())
    missed: var[tuple[MissedRow, ...]] = var(())
    cursor: var[int] = var(0)
    """Place of the chosen missed question, 0 for the first."""
    _following: bool = False
    """Whether the chosen question stays in view; at first the top of the report does."""
    _list_top: int = 0

    class Opened(Message):
        """A missed question was double-clicked."""

        def __init__(self, answer_id: int) -> None:
            """Give the answer's id."""
            super().__init__()
            self.answer_id = answer_id

    def watch_sections(self) -> None:
        """Show other sections."""
        self.redraw()

    def watch_missed(self) -> None:
        """Show other missed questions."""
        self.cursor = max(0, min(self.cursor, len(self.missed) - 1))
        self.redraw()

    def watch_cursor(self) -> None:
        """Choose another missed question."""
        self.redraw()

    @property
    def current(self) -> MissedRow | None:
        """The missed question under the cursor."""
        return self.missed[self.cursor] if 0 <= self.cursor < len(self.missed) else None

    def move(self, by: int) -> None:
        """Choose another missed question; what stands above the first one is scrolled through."""
        line = self._list_top + self.cursor
        below = line >= self.scroll_offset.y + self.size.height
        if not self.missed or (by > 0 and below) or (by < 0 and self.cursor == 0):
            self._following = False
            self.scroll_to(y=self.scroll_offset.y + by * 3, animate=False, immediate=True)
        else:
            self._following = True
            self.cursor = max(0, min(self.cursor + by, len(self.missed) - 1))
            self._keep_in_view()

    def brought_into_view(self) -> bool:
        """Show the chosen question; whether it had been out of view."""
        self._following = True
        before = self.scroll_offset.y
        line = self._list_top + self.cursor
        self._keep_in_view()
        return not before <= line < before + self.size.height

    def cursor_line(self) -> int | None:
        """The chosen question stays in view."""
        return self._list_top + self.cursor if self._following and self.missed else None

    def draw(self, width: int) -> list[Spans]:
        """Sections, then the list."""
        lines: list[Spans] = []
        for section in self.sections:
            if lines:
                lines.append([])
            if section.title:
                lines.append([(clipped(section.title, width), "title")])
            for text, ink in section.lines:
                lines += [[(f"  {line}", ink)] for line in wrapped(safe(text), min(width, 110) - 2)]
            lines += score_lines(section.rows, width, self.glyphs)
            lines += section.picture
        if self.missed:
            lines += [[], [(say("Missed ({n})", n=len(self.missed)), "title")]]
        self._list_top = len(lines)
        return lines + [self._missed_line(place, row, width) for place, row in enumerate(self.missed)]

    def on_click(self, event: events.Click) -> None:
        """Choose the missed question under the pointer."""
        content = event.get_content_offset(self)
        if content is None:
            return
        place = content.y + self.scroll_offset.y - self._list_top
        if 0 <= place < len(self.missed):
            self._following = True
            self.cursor = place
            if event.chain == 2:
                self.post_message(self.Opened(self.missed[place].id))

    def _missed_line(self, place: int, row: MissedRow, width: int) -> Spans:
        reasons = max((cell_len(each.reason) for each in self.missed), default=0)
        head: Spans = [
            (f"{self.glyphs.cursor if place == self.cursor else ' '} ", "accent"),
            (right(str(row.number), 3), "quiet"),
            (f" {left(row.chosen or self.glyphs.dash, 4)}{self.glyphs.arrow} ", "bad"),
            (left(row.key, 5), "good"),
            (right(row.time, 6) + " ", "quiet"),
            (left(row.reason, reasons) + (" " if reasons else ""), "warn"),
        ]
        room = width - sum(cell_len(text) for text, _ in head)
        return [*head, (clipped(safe(row.stem), max(0, room)), "strong" if place == self.cursor else "")]
