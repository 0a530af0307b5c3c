"""Numbered answers side by side: the answer sheet, and the overview before handing in."""

from dataclasses import dataclass

from textual.message import Message
from textual.reactive import var

from data.language import say
from widgets.drawing.line_pane import PAGE_KEYS, LinePane
from widgets.drawing.spans import Spans, cell_len, left, right, wrapped
from widgets.exam.pace_line import as_seconds

CELL = 18
ANSWER = 5
FELT = {"sure": "!", "unsure": "?", "guess": "~"}


@dataclass(frozen=True, slots=True)
class CellView:
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
    cells: var[tuple[CellView, ...]] = var(())
    cursor: var[int] = var(1)
    """Number of the chosen question."""

    class Opened(Message):
        """A question was clicked."""

        def __init__(self, number: int) -> None:
            """Give the question's number."""
            super().__init__()
            self.number = number

    def watch_cells(self) -> None:
        """Show other answers."""
        self.redraw()

    def watch_cursor(self) -> None:
        """Choose another question."""
        self.redraw()

    @property
    def columns(self) -> int:
        """Cells side by side."""
        return max(1, self.size.width // CELL)

    def beside(self, across: int, down: int) -> int:
        """Number of the cell some cells away from the cursor; the cursor's own where there is none."""
        index = self._index() + across + down * self.columns
        return self.cells[index].number if 0 <= index < len(self.cells) else self.cursor

    def cursor_line(self) -> int | None:
        """The chosen question stays in view."""
        return self._index() // self.columns if self.cells else None

    def draw(self, width: int) -> list[Spans]:
        """The cells and what their signs mean."""
        columns = max(1, width // CELL)
        lines: list[Spans] = []
        for start in range(0, len(self.cells), columns):
            row: Spans = []
            for cell in self.cells[start : start + columns]:
                row += self._cell(cell)
            lines.append(row)
        if not self.cells:
            lines = [[(say("There are no questions here."), "quiet")]]
        return [*lines, [], *([(line, "quiet")] for line in wrapped(self._legend(), width))]

    def clicked(self, x: int, line: int, count: int) -> None:
        """Open the question under the pointer."""
        if x // CELL >= self.columns:
            return
        index = line * self.columns + x // CELL
        if 0 <= index < len(self.cells):
            self.post_message(self.Opened(self.cells[index].number))

    def _index(self) -> int:
        return next((index for index, cell in enumerate(self.cells) if cell.number == self.cursor), 0)

    def _cell(self, cell: CellView) -> Spans:
        here = cell.number == self.cursor
        answer = cell.chosen or self.glyphs.dash
        if cell.chosen and not cell.complete:
            answer += "+"
        ink = "strong" if cell.complete else "warn"
        signs = (self.flag_sign if cell.flagged else " ") + FELT.get(cell.sureness, " ")
        time = as_seconds(cell.seconds) if cell.seconds >= 1 else ""
        spans: Spans = [
            (self.glyphs.cursor if here else " ", "accent"),
            (right(str(cell.number), 3) + " ", "cursor" if here else "quiet"),
            (left(answer, ANSWER), ink),
            (signs, "accent"),
            (right(time, 5), "quiet"),
        ]
        return [*spans, (" " * (CELL - sum(cell_len(text) for text, _ in spans)), "")]

    @property
    def flag_sign(self) -> str:
        """The sign of a flagged question."""
        return "F" if self.glyphs.ascii else "⚑"

    def _legend(self) -> str:
        signs = (
            (self.glyphs.dash, say("unanswered")), ("+", say("more to choose")), (self.flag_sign, say("flagged")),
            ("!", say("sure")), ("?", say("unsure")), ("~", say("guess")),
        )  # fmt: skip
        return f" {self.glyphs.dot} ".join(f"{sign} {words}" for sign, words in signs)
