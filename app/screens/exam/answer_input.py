"""Where options are chosen: the card of a question, or the rows of an answer sheet."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from app.keys.bindings import bindings
from app.keys.commands import Scope
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.line_pane import LinePane
from widgets.exam.question_card import QuestionCard, QuestionView
from widgets.exam.question_grid import CellView, QuestionGrid

SHEET_OPTIONS = 5
"""Options on a sheet whose letter answers directly: A to E, because f flags."""
RARE_OPTIONS = 8
"""Options on a sheet after the key that adds a letter: A to H."""


class AnswerInput(Container):
    """Turns letters and clicks into indexes of options; a letter without an option stays a command of the exam."""

    BINDINGS = bindings(Scope.ANSWER)

    def __init__(self, glyphs: Glyphs, sheet: bool, pick: Callable[[int], None], *, id: str) -> None:
        """Show a sheet, or a card.

        `pick` is called with the index of an option as shown, 0 for the first. It is called and not sent a message:
        the next key may turn to another question, and an answer must never arrive there.
        """
        super().__init__(id=id)
        self._pick = pick
        self._offered = 0
        self.adding = False
        self.pane: LinePane = QuestionGrid(glyphs=glyphs) if sheet else QuestionCard(glyphs=glyphs)

    def compose(self) -> ComposeResult:
        """The pane."""
        yield self.pane

    def show_question(self, view: QuestionView) -> None:
        """Show a question on the card."""
        self._offered = len(view.options)
        if isinstance(self.pane, QuestionCard):
            self.pane.view = view

    def show_rows(self, cells: tuple[CellView, ...], here: int, adding: bool) -> None:
        """Show the rows of the sheet; `adding` means that the next letter joins the answer."""
        self.adding = adding
        if isinstance(self.pane, QuestionGrid):
            self.pane.cells, self.pane.cursor = cells, here

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action may run: a letter answers only if the question has that option."""
        if action != "answer":
            return True
        offered = RARE_OPTIONS if self.adding else SHEET_OPTIONS
        if isinstance(self.pane, QuestionCard):
            offered = self._offered
        return isinstance(parameters[0], int) and parameters[0] < offered

    def action_answer(self, index: int) -> None:
        """Pick the option at an index."""
        self._pick(index)

    @on(QuestionCard.Picked)
    def _clicked(self, event: QuestionCard.Picked) -> None:
        event.stop()
        self.action_answer(event.index)
