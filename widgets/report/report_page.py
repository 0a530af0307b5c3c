"""A report: headed lines and tables, then a list of the missed questions."""

from data.language import say
from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.line_pane import Drawn
from widgets.drawing.lines import Drawing, rows_below
from widgets.drawing.list_pane import ListPane
from widgets.drawing.spans import Spans, cell_len, clipped, left, right, safe, width_of, wrapped
from widgets.report.score_table import ScoreRow, score_lines


class Section(Values):
    """One part of a report."""

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    """(text, ink) of lines that are wrapped."""
    rows: tuple[ScoreRow, ...] = ()
    picture: tuple[Spans, ...] = ()
    """Lines that are drawn already."""


class MissedRow(Values):
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

    sections: Drawn[tuple[Section, ...]] = Drawn(())
    missed: Drawn[tuple[MissedRow, ...]] = Drawn(())
    _follows_cursor: bool = False
    """Whether the chosen question stays in view; at first the top of the report does."""

    def watch_missed(self) -> None:
        """Keep the cursor among the missed questions."""
        super().move(0)

    def listed(self) -> tuple[MissedRow, ...]:
        """The missed questions, in order."""
        return self.missed

    def move(self, by: int) -> None:
        """Choose another missed question; the sections above the first one are scrolled through."""
        is_below = self._cursor_line() >= self.scroll_offset.y + self.size.height
        if not self.missed or (by > 0 and is_below) or (by < 0 and self.cursor == 0):
            self._follows_cursor = False
            self.scroll_to(y=self.scroll_offset.y + by * 3, animate=False, immediate=True)
        else:
            super().move(by)
            self.brought_into_view()

    def clicked(self, x: int, line: int, count: int) -> None:
        """Choose or open a missed question, which stays in view from now on."""
        self._follows_cursor = self._follows_cursor or self.row_at(line) is not None
        super().clicked(x, line, count)

    def brought_into_view(self) -> bool:
        """Show the chosen question; whether it had been out of view."""
        top = self.scroll_offset.y
        line = self._cursor_line()
        self._follows_cursor = True
        if self.missed:
            self.bring_into_view(line)
        return not top <= line < top + self.size.height

    def draw(self, width: int) -> Drawing:
        """Sections, then the list."""
        lines = draw_sections(self.sections, width, self.glyphs)
        if self.missed:
            lines += [[], [(say("Missed ({n})", n=len(self.missed)), "title")]]
        top = len(lines)
        lines += _missed_lines(self.missed, self.cursor, width, self.glyphs)
        in_view = top + self.cursor if self._follows_cursor and self.missed else None
        return Drawing(lines, rows_below(top, len(self.missed)), in_view)

    def _cursor_line(self) -> int:
        """The line of the chosen question, or the one behind the report if nothing was missed."""
        drawing = self._painter.drawing
        return len(drawing.lines) - len(drawing.rows.first) + self.cursor


def draw_sections(sections: tuple[Section, ...], width: int, glyphs: Glyphs) -> list[Spans]:
    """Each section with its title, wrapped lines, table and picture."""
    lines: list[Spans] = []
    for section in sections:
        if lines:
            lines.append([])
        if section.title:
            lines.append([(clipped(section.title, width), "title")])
        for text, ink in section.lines:
            lines += [[(f"  {line}", ink)] for line in wrapped(safe(text), min(width, 110) - 2)]
        lines += score_lines(section.rows, width, glyphs)
        lines += section.picture
    return lines


def _missed_lines(rows: tuple[MissedRow, ...], cursor: int, width: int, glyphs: Glyphs) -> list[Spans]:
    reasons = max((cell_len(row.reason) for row in rows), default=0)
    lines: list[Spans] = []
    for index, row in enumerate(rows):
        is_chosen = index == cursor
        head: Spans = [
            (f"{glyphs.cursor if is_chosen else ' '} ", "accent"),
            (right(str(row.number), 3), "quiet"),
            (f" {left(row.chosen or glyphs.dash, 4)}{glyphs.arrow} ", "bad"),
            (left(row.key, 5), "good"),
            (right(row.time, 6) + " ", "quiet"),
            (left(row.reason, reasons) + (" " if reasons else ""), "warn"),
        ]
        stem = clipped(safe(row.stem), max(0, width - width_of(head)))
        lines.append([*head, (stem, "strong" if is_chosen else "")])
    return lines
