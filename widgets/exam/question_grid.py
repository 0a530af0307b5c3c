"""Numbered answers side by side: the answer sheet, and the overview before handing in."""

from dataclasses import dataclass

from textual.message import Message

from data.language import say
from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.line_pane import PAGE_KEYS, Drawn, LinePane
from widgets.drawing.lines import Drawing
from widgets.drawing.spans import Spans, left, right, width_of, wrapped
from widgets.exam.pace_line import as_seconds

CELL = 18
ANSWER = 5
SURENESS_SIGNS = {"sure": "!", "unsure": "?", "guess": "~"}


class CellView(Values):
    """One answer."""

    number: int
    chosen: str = ""
    """Letters as they are shown."""
    complete: bool = False
    flagged: bool = False
    sureness: str = ""
    seconds: float = 0.0


class QuestionGrid(LinePane, inherit_bindings=False):
    """As many columns as fit, read line by line; the cursor stands on a number."""

    BINDINGS = PAGE_KEYS
    cells: Drawn[tuple[CellView, ...]] = Drawn(())
    cursor: Drawn[int] = Drawn(1)
    """Number of the chosen question."""

    @dataclass
    class Opened(Message):
        """A question was clicked."""

        number: int

    def beside(self, across: int, down: int) -> int:
        """Number of the cell some cells away from the cursor; the cursor's own beyond the first and the last cell."""
        index = _index_of(self.cells, self.cursor) + across + down * _columns(self._painter.width)
        return self.cells[index].number if 0 <= index < len(self.cells) else self.cursor

    def draw(self, width: int) -> Drawing:
        """The cells and what their signs mean; the chosen question stays in view."""
        lines = draw_grid(self.cells, self.cursor, width, self.glyphs)
        return Drawing(lines, in_view=_index_of(self.cells, self.cursor) // _columns(width) if self.cells else None)

    def clicked(self, x: int, line: int, count: int) -> None:
        """Open the question under the pointer."""
        columns = _columns(self._painter.width)
        index = line * columns + x // CELL
        if x // CELL < columns and 0 <= index < len(self.cells):
            self.post_message(self.Opened(self.cells[index].number))


def _columns(width: int) -> int:
    """How many cells stand side by side."""
    return max(1, width // CELL)


def _index_of(cells: tuple[CellView, ...], number: int) -> int:
    """Index of the cell with a number; 0 if no cell has it."""
    return next((index for index, cell in enumerate(cells) if cell.number == number), 0)


def draw_grid(cells: tuple[CellView, ...], cursor: int, width: int, glyphs: Glyphs) -> list[Spans]:
    """The cells, of which the one with the number `cursor` is chosen, and what their signs mean."""
    columns = _columns(width)
    lines: list[Spans] = []
    for start in range(0, len(cells), columns):
        row: Spans = []
        for cell in cells[start : start + columns]:
            row += _cell(cell, cell.number == cursor, glyphs)
        lines.append(row)
    if not cells:
        lines = [[(say("There are no questions here."), "quiet")]]
    return [*lines, [], *([(line, "quiet")] for line in wrapped(_legend(glyphs), width))]


def _cell(cell: CellView, is_chosen: bool, glyphs: Glyphs) -> Spans:
    answer = cell.chosen or glyphs.dash
    if cell.chosen and not cell.complete:
        answer += "+"
    ink = "strong" if cell.complete else "warn"
    signs = (_flag_sign(glyphs) if cell.flagged else " ") + SURENESS_SIGNS.get(cell.sureness, " ")
    time = as_seconds(cell.seconds) if cell.seconds >= 1 else ""
    spans: Spans = [
        (glyphs.cursor if is_chosen else " ", "accent"),
        (right(str(cell.number), 3) + " ", "cursor" if is_chosen else "quiet"),
        (left(answer, ANSWER), ink),
        (signs, "accent"),
        (right(time, 5), "quiet"),
    ]
    return [*spans, (" " * (CELL - width_of(spans)), "")]


def _flag_sign(glyphs: Glyphs) -> str:
    return "F" if glyphs.ascii else "⚑"


def _legend(glyphs: Glyphs) -> str:
    signs = (
        (glyphs.dash, say("unanswered")), ("+", say("more to choose")), (_flag_sign(glyphs), say("flagged")),
        ("!", say("sure")), ("?", say("unsure")), ("~", say("guess")),
    )  # fmt: skip
    return f" {glyphs.dot} ".join(f"{sign} {words}" for sign, words in signs)
