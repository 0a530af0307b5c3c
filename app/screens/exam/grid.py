"""The overview of an exam: all questions, the unanswered ones, or the flagged ones."""

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.reactive import var

from app.keys.bindings import bindings, hints_of
from app.keys.commands import Scope
from app.screens.exam.labels import format_clock
from app.screens.exam.question_view import cells
from app.screens.exam.room import ExamRoom
from app.screens.study_screen import StudyScreen
from app.session.session import Session
from data.language import say
from data.values import Values
from widgets.bars.key_hints import KeyHints
from widgets.bars.title_bar import TitleBar
from widgets.exam.question_grid import CellView, QuestionGrid

VIEWS = ("all", "unanswered", "flagged")


class GridChoice(Values):
    """What the learner does next: go to a question, or hand in."""

    number: int = 0
    """Of the question to go to, from 1."""
    hands_in: bool = False


class GridScreen(StudyScreen[GridChoice | None]):
    """Shows every question as a cell; its result is the choice made there, None to go back."""

    BINDINGS = bindings(Scope.GRID)
    SCOPES = (Scope.GRID,)
    AUTO_FOCUS = None

    shown: var[int] = var(0)
    """Index in `VIEWS`."""

    title_bar = query_one(TitleBar)
    grid = query_one(QuestionGrid)

    def __init__(self, session: Session, room: ExamRoom) -> None:
        """Show the exam in a room."""
        super().__init__(session)
        self._exam = room.run
        self._room = room

    def compose(self) -> ComposeResult:
        """Title, grid, hints."""
        yield TitleBar()
        yield QuestionGrid(glyphs=self.session.glyphs)
        yield KeyHints()

    def on_mount(self) -> None:
        """Start on the current question."""
        self.hints.hints = hints_of(Scope.GRID, self.session.keys)
        self.grid.cursor = self._exam.paper.current_number
        self.set_focus(self.grid)
        self.set_interval(1.0, self._show_clock)
        self._show()

    def watch_shown(self) -> None:
        """Show other questions."""
        if self.is_mounted:
            self._show()

    def action_move(self, across: int, down: int) -> None:
        """Choose another question."""
        self.grid.cursor = self.grid.beside(across, down)

    def action_filter(self) -> None:
        """Switch between all, unanswered and flagged questions."""
        self.shown = (self.shown + 1) % len(VIEWS)

    def action_flag(self) -> None:
        """Flag the chosen question."""
        number = self.grid.cursor
        if self.grid.cells:
            self.do(lambda: self._exam.flag(number), "warning")
            self._show()

    def action_open(self) -> None:
        "Go to the selected question"
        self.dismiss(GridChoice(self.grid.cursor) if self.grid.cells else None)

    def action_hand_in(self) -> None:
        """Hand in from here."""
        self.dismiss(GridChoice(hands_in=True))

    def action_close(self) -> None:
        "Go back to the question"
        self.dismiss(None)

    @on(QuestionGrid.Opened)
    def _opened(self, event: QuestionGrid.Opened) -> None:
        event.stop()
        self.dismiss(GridChoice(event.number))

    def _show(self) -> None:
        exam = self._exam
        everything = cells(exam.paper, exam.questions, exam.now)
        wanted = tuple(cell for cell in everything if self._is_shown(cell))
        self.grid.cells = wanted
        if wanted and all(cell.number != self.grid.cursor for cell in wanted):
            self.grid.cursor = wanted[0].number
        open_ones, flags = sum(not cell.complete for cell in everything), sum(cell.flagged for cell in everything)
        counts = (len(everything), open_ones, flags)
        names = (say("all"), say("unanswered"), say("flagged"))
        self.title_bar.study = exam.paper.attempt.title
        self.title_bar.location = "  ".join(
            f"[{name} {count}]" if index == self.shown else f" {name} {count} "
            for index, (name, count) in enumerate(zip(names, counts, strict=True))
        )
        self._show_clock()

    def _is_shown(self, cell: CellView) -> bool:
        return (True, not cell.complete, cell.flagged)[self.shown]

    def _show_clock(self) -> None:
        exam = self._exam
        self.title_bar.ahead = (
            say("timer hidden") if self._room.is_timer_hidden else format_clock(exam.paper, exam.now)
        )
