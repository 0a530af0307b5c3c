"""The domains of the exam: a radar, and the same figures in words beside it."""

from textual.reactive import var

from data.language import say
from data.values import Values
from widgets.drawing.list_pane import ListPane
from widgets.drawing.spans import Spans, cell_len, clipped, left, right, safe, width_of, wrapped
from widgets.panes.phase_bars import bar
from widgets.panes.radar_chart import LEAST_AXES, MOST_AXES, PATTERNS, SERIES_INKS, Series, can_draw, draw_radar

TABLE_LEAST = 40
"""Cells the table of figures needs beside a radar."""
RADAR_LEAST = 14
FIGURES = 27
"""Cells of one row's figures, without its name."""


class DomainRow(Values):
    """One domain with every figure known of it."""

    id: int
    name: str
    label: str
    weight: float
    """Percent of the exam."""
    confidence: int | None
    """1 to 5."""
    mock: float | None
    """Percent in the latest mock."""
    tasks: float | None
    """Part of its tasks done, 0.0 to 1.0."""
    history: tuple[tuple[int, int], ...] = ()
    """(checkpoint week, confidence) in order."""
    weakest: bool = False


class RadarPane(ListPane[DomainRow]):
    """Shows the domains; the cursor chooses the one that `+` and `-` rate."""

    domains: var[tuple[DomainRow, ...]] = var(())
    add_key: var[str] = var("")
    """The key that adds a domain, as people write it."""
    rating: var[str] = var("")
    """What is rated now, and how, in words."""

    def watch_domains(self) -> None:
        """Show other figures."""
        self.list_changed()

    def watch_rating(self) -> None:
        """Something else is rated."""
        self.redraw()

    def listed(self) -> tuple[DomainRow, ...]:
        """The domains, in order."""
        return self.domains

    def line_of(self, index: int) -> int:
        """The first line of a domain, below the heads of the columns."""
        return 1 + index * self._lines_a_row()

    def index_at(self, line: int) -> int | None:
        """Index of the domain on a line, None beside the table."""
        index = (line - 1) // self._lines_a_row()
        return index if 0 <= index < len(self.domains) else None

    def draw(self, width: int) -> list[Spans]:
        """Radar and table side by side where both fit, else the table alone."""
        if not self.domains:
            return [[(clipped(say("No domains yet. Press [{key}] to add one.", key=self.add_key), width), "quiet")]]
        if self.glyphs.ascii or not can_draw(len(self.domains)):
            return self._table(width)
        height = self.size.height
        columns = min(2 * max(6, height), width - TABLE_LEAST - 2)
        if columns >= RADAR_LEAST:
            return self._side_by_side(width, columns, min(height, columns // 2))
        table = self._table(width)
        rows = min(height - len(table) - 1, width // 2)
        if 2 * rows < RADAR_LEAST:
            return table
        indent = " " * ((width - 2 * rows) // 2)
        return [*table, [], *([(indent, ""), *line] for line in self._radar(2 * rows, rows))]

    def _side_by_side(self, width: int, columns: int, rows: int) -> list[Spans]:
        table = self._table(width - columns - 2)
        radar = self._radar(columns, rows)
        blank: Spans = [(" " * columns, "")]
        lines = []
        for number in range(max(len(table), len(radar))):
            picture = radar[number] if number < len(radar) else blank
            lines.append([*picture, ("  ", ""), *(table[number] if number < len(table) else [])])
        return lines

    def _radar(self, columns: int, rows: int) -> list[Spans]:
        return draw_radar(len(self.domains), self._series(), columns, rows)

    def _lines_a_row(self) -> int:
        return 2 if self.size.width < TABLE_LEAST else 1

    def _series(self) -> tuple[Series, ...]:
        rated = tuple(None if row.confidence is None else row.confidence / 5 for row in self.domains)
        tested = tuple(None if row.mock is None else row.mock / 100 for row in self.domains)
        return (
            Series(say("confidence"), rated),
            Series(say("mocks"), tested),
            Series(say("tasks done"), tuple(row.tasks for row in self.domains)),
        )

    def _table(self, width: int) -> list[Spans]:
        if width < TABLE_LEAST:
            return self._narrow_table(width)
        name = width - FIGURES
        head: Spans = [(" " * (name + 5), ""), (left(say("Confidence"), 10), "first")]
        lines: list[Spans] = [[*head, (right(say("Mock"), 6), "second"), (right(say("Tasks"), 6), "third")]]
        for index, row in enumerate(self.domains):
            lines.append([*self._name_spans(index, row, name), *self._figures(row)])
        return lines + self._footer(width)

    def _narrow_table(self, width: int) -> list[Spans]:
        lines: list[Spans] = [[(clipped(say("Confidence · mock · tasks"), width), "quiet")]]
        for index, row in enumerate(self.domains):
            lines.append(self._name_spans(index, row, max(4, width - 5)))
            lines.append([("   ", ""), *self._figures(row)])
        return lines + self._footer(width)

    def _name_spans(self, index: int, row: DomainRow, width: int) -> Spans:
        chosen = index == self.cursor
        cursor = self.glyphs.cursor if chosen else " "
        number = right(str(index + 1), len(str(len(self.domains))))
        room = width - cell_len(number) - 3
        mark = self.glyphs.weakest if row.weakest else " "
        name = row.name if cell_len(row.name) <= room else row.label
        return [
            (f"{cursor}{number} ", "accent" if chosen and self.has_focus else "quiet"),
            (left(safe(name), room), "strong" if row.weakest else ""),
            (mark, "bad"),
            (right(f"{row.weight:.0f}%", 4) + " ", "quiet"),
        ]

    def _figures(self, row: DomainRow) -> Spans:
        rated = row.confidence
        mock = self.glyphs.dash if row.mock is None else f"{row.mock:.0f}%"
        tasks = self.glyphs.dash if row.tasks is None else f"{100 * row.tasks:.0f}%"
        words = f" {self.glyphs.dash}/5 " if rated is None else f" {rated}/5 "
        return [*bar(rated or 0, 5, 5, self.glyphs), (words, ""), (right(mock, 6), ""), (right(tasks, 6), "")]

    def _footer(self, width: int) -> list[Spans]:
        lines: list[Spans] = [[]]
        if self.current is not None:
            lines += self._history(self.current, width)
        weak = next((row for row in self.domains if row.weakest), None)
        if weak is not None:
            text = say("Most to gain: {name}", name=safe(weak.name))
            lines.append([(clipped(f"{self.glyphs.weakest} {text}", width), "bad")])
        if not can_draw(len(self.domains)) and not self.glyphs.ascii:
            why = say("The radar needs {least} to {most} domains.", least=LEAST_AXES, most=MOST_AXES)
            return [*lines, *([(line, "quiet")] for line in wrapped(why, width))]
        names = (say("confidence"), say("mocks"), say("tasks done"))
        legend: Spans = []
        for number, name in enumerate(names):
            sample = {1: self.glyphs.lines[0] * 2, 4: "╌╌", 2: "··"}[PATTERNS[number]]
            legend += [(f"{sample} {name}  ", SERIES_INKS[number])]
        return [*lines, legend] if width_of(legend) <= width and not self.glyphs.ascii else lines

    def _history(self, row: DomainRow, width: int) -> list[Spans]:
        rated = f" {self.glyphs.arrow} ".join(
            say("week {week}: {value}/5", week=week, value=value) for week, value in row.history
        )
        both = f"{rated}  ({self.rating})"
        texts = [both] if rated and cell_len(both) <= width else [text for text in (rated, self.rating) if text]
        return [[(line, "quiet")] for text in texts for line in wrapped(text, width)]
