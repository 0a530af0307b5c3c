"""A report: headed lines and tables, then the questions that were missed with a cursor on them."""

from dataclasses import dataclass

from textual.reactive import var

from data.language import say
from widgets.drawing.list_pane import ListPane
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


class ReportPage(ListPane[MissedRow]):
    """Shows sections and missed questions."""

    sections: var[tuple[Section, ...]] = var(())
    missed: var[tuple[MissedRow, ...]] = var(())
    _following: bool = False
    """Whether the chosen question stays in view; at first the top of the report does."""
    _list_top: int = 0

    def watch_sections(self) -> None:
        """Show other sections."""
        self.redraw()

    def watch_missed(self) -> None:
        """Show other missed questions."""
        self.list_changed()

    def listed(self) -> tuple[MissedRow, ...]:
        """The missed questions, in order."""
        return self.missed

    def line_of(self, index: int) -> int:
        """The line of a missed question, below the sections."""
        return self._list_top + index

    def move(self, by: int) -> None:
        """Choose another missed question; what stands above the first one is scrolled through."""
        line = self.line_of(self.cursor)
        below = line >= self.scroll_offset.y + self.size.height
        if not self.missed or (by > 0 and below) or (by < 0 and self.cursor == 0):
            self._following = False
            self.scroll_to(y=self.scroll_offset.y + by * 3, animate=False, immediate=True)
        else:
            self._following = True
            super().move(by)
            self._keep_in_view()

    def choose(self, index: int) -> None:
        """Put the cursor on a missed question and follow it from now on."""
        self._following = True
        super().choose(index)

    def brought_into_view(self) -> bool:
        """Show the chosen question; whether it had been out of view."""
        self._following = True
        before = self.scroll_offset.y
        line = self.line_of(self.cursor)
        self._keep_in_view()
        return not before <= line < before + self.size.height

    def cursor_line(self) -> int | None:
        """The chosen question stays in view."""
        return self.line_of(self.cursor) if self._following and self.missed else None

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
        return lines + [self._missed_line(index, row, width) for index, row in enumerate(self.missed)]

    def _missed_line(self, index: int, row: MissedRow, width: int) -> Spans:
        reasons = max((cell_len(each.reason) for each in self.missed), default=0)
        head: Spans = [
            (f"{self.glyphs.cursor if index == self.cursor else ' '} ", "accent"),
            (right(str(row.number), 3), "quiet"),
            (f" {left(row.chosen or self.glyphs.dash, 4)}{self.glyphs.arrow} ", "bad"),
            (left(row.key, 5), "good"),
            (right(row.time, 6) + " ", "quiet"),
            (left(row.reason, reasons) + (" " if reasons else ""), "warn"),
        ]
        room = width - sum(cell_len(text) for text, _ in head)
        return [*head, (clipped(safe(row.stem), max(0, room)), "strong" if index == self.cursor else "")]
