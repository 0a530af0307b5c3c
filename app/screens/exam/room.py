"""The exam room: one question or the answer sheet, the timer and the pace."""

from collections.abc import Callable, Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one
from textual.widgets import Static

from app.keys.bindings import hints_of
from app.keys.commands import Scope
from app.keys.keymap import key_of, shown_key
from app.screens.exam.answer_input import AnswerInput
from app.screens.exam.labels import format_clock, pace_of, prompt_label, suggestion_label
from app.screens.exam.question_view import cells, marks, question_view
from app.session.notices import do_or_say
from app.session.session import Session
from data.exams.marking import unanswered
from data.exams.run import ExamRun
from data.language import say
from widgets.bars.key_hints import Hint, KeyHints
from widgets.bars.title_bar import TitleBar
from widgets.exam.question_grid import QuestionGrid

WIDE = 118
"""Columns from which an overview of the exam fits beside the question."""


class ExamRoom(Container):
    """Draws an exam, once after each step."""

    title_bar = query_one(TitleBar)
    answer_input = query_one(AnswerInput)
    overview = query_one("#overview", QuestionGrid)
    pace_line = query_one("#pace", Static)
    hints = query_one(KeyHints)

    def __init__(self, session: Session, run: ExamRun) -> None:
        """Show an exam."""
        super().__init__()
        self.session = session
        self.run = run
        self.next_letter = ""
        """What the next letter does: strike, also, or answer when empty."""
        self.is_timer_hidden = False

    def compose(self) -> ComposeResult:
        """Title, question, pace, hints."""
        kind, glyphs = self.run.paper.attempt.kind, self.session.glyphs
        yield TitleBar()
        with Container(id="room"):
            yield AnswerInput(glyphs, kind == "sheet", self.pick, id="answer_input")
            overview = QuestionGrid(glyphs=glyphs, id="overview")
            overview.can_focus = False
            overview.set_class(kind == "exam", "-card")
            yield overview
        yield Static("", markup=False, id="pace")
        yield KeyHints()

    def do(self, change: Callable[[], object]) -> bool:
        """Make a change to the exam, or say why it is refused; then show the exam. Whether it was made."""
        done = do_or_say(self.app, change, "warning")
        self.show()
        return done

    def pick(self, shown_index: int) -> None:
        """Answer with an option by its index on the screen, or strike or add it if the key before asked for that."""
        strike, add = self.next_letter == "strike", self.next_letter == "also"
        self.next_letter = ""
        self.do(lambda: self.run.answer(shown_index, strike=strike, add=add))

    def go_to(self, number: int) -> None:
        """Go to a question, if it exists."""
        self.next_letter = ""
        self.do(lambda: self.run.move(number))

    def wait_for_letter(self, meaning: str) -> None:
        """Give the next letter a meaning; the same meaning again removes it."""
        self.next_letter = "" if self.next_letter == meaning else meaning
        self.show()

    def show(self) -> None:
        """Show the exam as it is now."""
        run, paper = self.run, self.run.paper
        question, is_sheet, is_marked = run.question, paper.attempt.kind == "sheet", paper.answer().right is not None
        self.title_bar.study = paper.attempt.title
        number = say("Question {n} of {total}", n=paper.current_number, total=len(paper.answers))
        self.title_bar.location = " · ".join([number, *marks(paper.answer(), None)])
        self.hints.hints = exam_hints(self.session.keys, run.is_practice, is_marked)
        if is_sheet:
            rows = cells(paper, run.questions, run.now)
            self.answer_input.show_rows(rows, paper.current_number, self.next_letter == "also")
        elif question is not None:
            prompt, is_revealed = self._prompt(), run.is_practice and is_marked
            if is_revealed:
                prompt = prompt or suggestion_label(run.study, question, key_of(self.session.keys, "exam.domain"))
            self.answer_input.show_question(question_view(paper, question, prompt, is_revealed))
        if self.overview.has_class("-card") and self.app.size.width >= WIDE:
            self.overview.cells, self.overview.cursor = cells(paper, run.questions, run.now), paper.current_number
        self.show_clock()

    def show_clock(self) -> None:
        """Show the timer, and the pace unless a prompt replaces it."""
        run, paper = self.run, self.run.paper
        prompt = self._prompt() if run.question is None else ""
        self.title_bar.ahead = say("timer hidden") if self.is_timer_hidden else format_clock(paper, run.now)
        answered = len(paper.answers) - unanswered(paper, run.questions)
        words, behind = pace_of(paper, run.study.plan, run.now, answered, self.is_timer_hidden)
        self.pace_line.update(prompt or words)
        self.pace_line.set_class(behind, "-behind")

    def _prompt(self) -> str:
        keys = self.session.keys
        pause, leave = key_of(keys, "exam.pause"), key_of(keys, "exam.leave")
        return prompt_label(self.next_letter, self.run.paper.state, pause, leave)

    @on(QuestionGrid.Opened)
    def _opened(self, event: QuestionGrid.Opened) -> None:
        event.stop()
        if self.screen.is_active:
            self.go_to(event.number)


def exam_hints(keys: Mapping[str, str], practice: bool, marked: bool) -> tuple[Hint, ...]:
    """The keys that work now; in practice the first one shows the answer, then goes on."""
    check = keys["exam.check"]
    if not practice or not check:
        return hints_of(Scope.EXAM, keys)
    words = say("go on") if marked else say("show answer")
    return (Hint("exam.check", shown_key(check), words), *hints_of(Scope.EXAM, keys))
