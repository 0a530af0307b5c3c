"""The exam room: one question or the answer sheet, the clock, the pace, and nothing else."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.getters import query_one
from textual.widgets import Static

from app.forms.dispute import dispute_form, keep_dispute
from app.keys.bindings import bindings
from app.keys.commands import Place
from app.screens.exam.answer_desk import AnswerDesk
from app.screens.exam.domain_choice import ask_for_domain, suggestion_words
from app.screens.exam.exam_hints import exam_hints
from app.screens.exam.exam_time import ExamTime
from app.screens.exam.question_view import cells, is_complete, marks, question_view
from app.screens.exam.room_words import clock_words, pace_of, prompt_words
from app.session.session import Sitting
from data.errors import StudyError
from data.exams.marking import checked, marked, remarked
from data.exams.option_order import option_order
from data.exams.paper import Paper
from data.exams.sitting import caught_up, changes, ended
from data.language import say
from data.model.questions import Bank, Question, letter
from widgets.bars.key_hints import KeyHints
from widgets.bars.title_bar import TitleBar
from widgets.dialogs.form_dialog import ask
from widgets.exam.question_grid import QuestionGrid

WIDE = 118
"""Columns from which the whole exam stands beside the question."""


class ExamScreen(ExamTime):
    """Keeps the paper and commits every event; its result is the id of the attempt once it is handed in."""

    CSS_PATH = "exam.tcss"
    BINDINGS = bindings(Place.EXAM)
    PLACES = (Place.EXAM,)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    AUTO_FOCUS = None

    title_bar = query_one(TitleBar)
    desk = query_one(AnswerDesk)
    overview = query_one("#overview", QuestionGrid)
    pace_line = query_one("#pace", Static)

    def __init__(
        self, sitting: Sitting, paper: Paper, questions: Mapping[int, Question], banks: Mapping[int, Bank]
    ) -> None:
        """Go on with a paper that was started."""
        super().__init__(classes="-ascii" if sitting.glyphs.ascii else None)
        self.sitting = sitting
        self.study = sitting.study
        self.paper = paper
        self.questions = questions
        self.banks = banks

    def compose(self) -> ComposeResult:
        """Title, room, pace, hints."""
        yield TitleBar()
        with Container(id="room"):
            yield AnswerDesk(self.sitting.glyphs, self.paper.attempt.kind == "sheet", self.pick, id="desk")
            overview = QuestionGrid(glyphs=self.sitting.glyphs, id="overview")
            overview.can_focus = False
            overview.set_class(self.paper.attempt.kind == "exam", "-card")
            yield overview
        yield Static("", markup=False, id="pace")
        yield KeyHints()

    async def on_mount(self) -> None:
        """Sit down where the paper was left."""
        self.set_focus(self.desk.pane)
        self.become(say("Back in the exam"), lambda: caught_up(self.paper, self.now))
        if self.paper.state == "paused":
            self.action_pause()
        self.watch_clocks()
        if self.paper.left(self.now) == timedelta():
            self.call_later(self.time_is_up)

    def become(self, label: str, verb: Callable[[], Paper]) -> bool:
        """Make the paper what the verb makes of it, durably, or say why not."""
        try:
            after = verb()
            records = changes(self.paper, after)
            if records:
                self.study.commit(label, *records)
        except StudyError as error:
            self.app.notify(str(error), severity="warning", markup=False)
            return False
        self.paper = after
        self.show()
        return True

    def show(self) -> None:
        """Show the paper as it is now."""
        attempt, here = self.paper.attempt, self.paper.here
        self.title_bar.study = attempt.title
        number = say("Question {n} of {total}", n=here, total=len(self.paper.answers))
        self.title_bar.place = " · ".join([number, *marks(self.paper.answer(), None)])
        prompt = prompt_words(self.waiting, self.paper.state)
        question = self.question
        seen = self.paper.answer().right is not None
        self.hints.hints = exam_hints(self.sitting.keys, attempt.kind == "practice", seen)
        if attempt.kind == "sheet":
            self.desk.show_rows(cells(self.paper, self.questions, self.now), here, self.waiting == "also")
        elif question is not None:
            marked_already = attempt.kind == "practice" and seen
            if marked_already:
                prompt = prompt or suggestion_words(self.study, question)
            self.desk.show_question(question_view(self.paper, question, prompt, marked_already))
        if self.overview.has_class("-card") and self.app.size.width >= WIDE:
            self.overview.cells, self.overview.cursor = cells(self.paper, self.questions, self.now), here
        self.show_clock()

    async def action_review(self) -> None:
        """See every question at a glance."""
        from app.screens.exam.grid import GridScreen

        async def go(wish: tuple[str, int] | None) -> None:
            if wish is None:
                return
            if wish[0] == "hand in":
                await self.action_hand_in()
            else:
                self.go_to(wish[1])

        await self.app.push_screen(GridScreen(self), go)

    def action_check(self) -> None:
        """In practice see whether the answer is right, then go on; elsewhere go on."""
        question = self.question
        if self.paper.attempt.kind != "practice" or question is None or self.paper.answer().right is not None:
            if self.paper.here == len(self.paper.answers):
                self.call_later(self.action_hand_in)
            self.action_move(1)
        elif not is_complete(self.paper.answer(), question):
            self.app.notify(say("Choose {n} first.", n=question.picks), severity="warning", markup=False)
        else:
            self.become(say("Check question {n}", n=self.paper.here), lambda: checked(self.paper, question))

    async def action_dispute(self) -> None:
        """In practice, once the key is seen: ask for the learner's own key and the reason."""
        question, answer = self.question, self.paper.answer()
        if self.paper.attempt.kind != "practice" or question is None or answer.right is None:
            self.app.notify(say("A key can be disputed once it is seen: in practice or in the report."), markup=False)
            return
        order = option_order(self.paper.attempt, question)

        def keep(changed: Question) -> None:
            def disputed() -> Paper:
                keep_dispute(self.study, self.banks, changed)
                return remarked(self.paper, changed)

            self.questions = {**self.questions, changed.id: changed}
            self.become(say("Mark question {n} again", n=answer.number), disputed)

        await ask(self.app, dispute_form(question, order, self.now), keep)

    async def action_domain(self) -> None:
        """In practice: settle the domain of the question."""
        question = self.question

        def settled(changed: Question) -> None:
            self.questions = {**self.questions, changed.id: changed}
            self.show()

        if question is not None and self.paper.attempt.kind == "practice":
            await ask_for_domain(self.app, self.study, self.banks, question, settled)

    async def finish(self) -> None:
        """Hand in, and leave with the result."""
        day = self.sitting.today
        label = say("Hand in “{title}”", title=self.paper.attempt.title)
        if self.become(label, lambda: marked(ended(self.paper, self.now), self.questions, day)):
            self.dismiss(self.paper.attempt.id)

    def unanswered(self) -> int:
        """How many questions lack an answer, or part of it."""
        return sum(not is_complete(each, self.questions.get(each.question or 0)) for each in self.paper.answers)

    def pick(self, shown_place: int) -> None:
        """Take an option of the question that is shown, as its answer or to strike it out."""
        question, waiting = self.question, self.waiting
        self.waiting = ""
        if self.paper.attempt.kind == "practice" and self.paper.answer().right is not None:
            return
        place, options, picks = shown_place, 26, None
        if question is not None:
            order = option_order(self.paper.attempt, question)
            place, options, picks = order[shown_place], len(order), question.picks
        mark = letter(place)
        if waiting == "strike":
            self.become(
                say("Strike out in question {n}", n=self.paper.here), lambda: self.paper.struck(mark, options)
            )
        else:
            self.become(
                say("Answer question {n}", n=self.paper.here),
                lambda: self.paper.chosen(mark, picks, options, add=waiting == "also"),
            )
        self.show()

    @on(QuestionGrid.Opened)
    def _opened(self, event: QuestionGrid.Opened) -> None:
        event.stop()
        self.go_to(event.number)

    def show_clock(self) -> None:
        """Show another second: the clock, and the pace where no prompt stands in its place."""
        prompt = prompt_words(self.waiting, self.paper.state) if self.question is None else ""
        self.title_bar.ahead = say("clock hidden") if self.clock_hidden else clock_words(self.paper, self.now)
        answered = len(self.paper.answers) - self.unanswered()
        words, behind = pace_of(self.paper, self.study.plan, self.now, answered, self.clock_hidden)
        self.pace_line.update(prompt or words)
        self.pace_line.set_class(behind, "-behind")
