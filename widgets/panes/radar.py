"""The domains of the exam: a radar, and the same figures in words beside it."""

from itertools import zip_longest

from textual.reactive import var

from data.language import say
from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.line_pane import Drawn
from widgets.drawing.lines import Drawing, list_drawing, rows_below
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
    """One domain with all its figures."""

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

    domains: Drawn[tuple[DomainRow, ...]] = Drawn(())
    add_key: var[str] = var("")
    """The key that adds a domain, as people write it."""
    rating: Drawn[str] = Drawn("")
    """The rating that is due now, and its keys, in words."""

    def watch_domains(self) -> None:
        """Keep the cursor among the domains."""
        self.move(0)

    def listed(self) -> tuple[DomainRow, ...]:
        """The domains, in order."""
        return self.domains

    def draw(self, width: int) -> Drawing:
        """Radar and table; a domain takes two lines in a narrow pane."""
        if not self.domains:
            sentence = say("No domains yet. Press [{key}] to add one.", key=self.add_key)
            return Drawing([[(clipped(sentence, width), "quiet")]], in_view=0)
        table = DomainTable(self.domains, self.cursor, self.has_focus, self.rating, self.glyphs)
        lines = draw_domains(table, width, self.size.height)
        height = 2 if width < TABLE_LEAST else 1
        return list_drawing(lines, rows_below(1, len(self.domains), height), self.cursor)


class DomainTable(Values):
    """The figures of the domains in words."""

    rows: tuple[DomainRow, ...]
    cursor: int
    has_focus: bool
    rating: str
    glyphs: Glyphs

    def draw(self, width: int) -> list[Spans]:
        """Column headings, a line or two for each domain, then its history and the domain with most to gain."""
        if width < TABLE_LEAST:
            return self._draw_narrow(width)
        name = width - FIGURES
        head: Spans = [(" " * (name + 5), ""), (left(say("Confidence"), 10), "first")]
        lines: list[Spans] = [[*head, (right(say("Mock"), 6), "second"), (right(say("Tasks"), 6), "third")]]
        for index, row in enumerate(self.rows):
            lines.append([*self._name(index, row, name), *self._figures(row)])
        return lines + self._footer(width)

    def _draw_narrow(self, width: int) -> list[Spans]:
        lines: list[Spans] = [[(clipped(say("Confidence · mock · tasks"), width), "quiet")]]
        for index, row in enumerate(self.rows):
            lines.append(self._name(index, row, max(4, width - 5)))
            lines.append([("   ", ""), *self._figures(row)])
        return lines + self._footer(width)

    def _name(self, index: int, row: DomainRow, width: int) -> Spans:
        is_chosen = index == self.cursor
        cursor = self.glyphs.cursor if is_chosen else " "
        number = right(str(index + 1), len(str(len(self.rows))))
        room = width - cell_len(number) - 3
        mark = self.glyphs.weakest if row.weakest else " "
        name = row.name if cell_len(row.name) <= room else row.label
        return [
            (f"{cursor}{number} ", "accent" if is_chosen and self.has_focus else "quiet"),
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
        if 0 <= self.cursor < len(self.rows):
            lines += self._history(self.rows[self.cursor], width)
        weakest = next((row for row in self.rows if row.weakest), None)
        if weakest is not None:
            text = say("Most to gain: {name}", name=safe(weakest.name))
            lines.append([(clipped(f"{self.glyphs.weakest} {text}", width), "bad")])
        if self.glyphs.ascii:
            return lines
        if not can_draw(len(self.rows)):
            why = say("The radar needs {least} to {most} domains.", least=LEAST_AXES, most=MOST_AXES)
            return [*lines, *([(line, "quiet")] for line in wrapped(why, width))]
        legend = _legend(self.glyphs)
        return [*lines, legend] if width_of(legend) <= width else lines

    def _history(self, row: DomainRow, width: int) -> list[Spans]:
        rated = f" {self.glyphs.arrow} ".join(
            say("week {week}: {value}/5", week=week, value=value) for week, value in row.history
        )
        both = f"{rated}  ({self.rating})"
        texts = [both] if rated and cell_len(both) <= width else [text for text in (rated, self.rating) if text]
        return [[(line, "quiet")] for text in texts for line in wrapped(text, width)]


def draw_domains(table: DomainTable, width: int, height: int) -> list[Spans]:
    """Radar and table side by side or one below the other, as they fit, or the table alone."""
    if table.glyphs.ascii or not can_draw(len(table.rows)):
        return table.draw(width)
    columns = min(2 * max(6, height), width - TABLE_LEAST - 2)
    if columns >= RADAR_LEAST:
        picture = _radar(table.rows, columns, min(height, columns // 2))
        return _side_by_side(picture, columns, table.draw(width - columns - 2))
    lines = table.draw(width)
    rows = min(height - len(lines) - 1, width // 2)
    if 2 * rows < RADAR_LEAST:
        return lines
    indent = " " * ((width - 2 * rows) // 2)
    return [*lines, [], *([(indent, ""), *line] for line in _radar(table.rows, 2 * rows, rows))]


def _side_by_side(picture: list[Spans], columns: int, lines: list[Spans]) -> list[Spans]:
    """Lines to the right of a picture that is `columns` cells wide."""
    blank: Spans = [(" " * columns, "")]
    pairs = zip_longest(picture, lines)
    return [[*(blank if drawn is None else drawn), ("  ", ""), *(line or [])] for drawn, line in pairs]


def _radar(rows: tuple[DomainRow, ...], columns: int, height: int) -> list[Spans]:
    confidence, mocks, tasks = _series_names()
    series = (
        Series(confidence, tuple(None if row.confidence is None else row.confidence / 5 for row in rows)),
        Series(mocks, tuple(None if row.mock is None else row.mock / 100 for row in rows)),
        Series(tasks, tuple(row.tasks for row in rows)),
    )
    return draw_radar(len(rows), series, columns, height)


def _legend(glyphs: Glyphs) -> Spans:
    legend: Spans = []
    for number, name in enumerate(_series_names()):
        sample = {1: glyphs.lines[0] * 2, 4: "╌╌", 2: "··"}[PATTERNS[number]]
        legend.append((f"{sample} {name}  ", SERIES_INKS[number]))
    return legend


def _series_names() -> tuple[str, str, str]:
    return say("confidence"), say("mocks"), say("tasks done")
