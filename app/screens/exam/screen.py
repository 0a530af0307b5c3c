"""The actions of the exam room: move, answer, strike out, flag, note, review, hand in, leave."""

from collections.abc import Mapping
from datetime import timedelta

from textual.app import ComposeResult
from textual.getters import query_one

from app.forms.exams.answer_sheet import jump_form, note_form
from app.keys.bindings import bindings
from app.keys.commands import Scope
from app.screens.exam.exam_exit import ExamExit
from app.screens.exam.question_correction import QuestionCorrection
from app.screens.exam.room import ExamRoom
from app.screens.exam.seconds import ExamSeconds
from app.screens.study_screen import StudyScreen
from app.session.session import Session
from data.exams.paper import Paper
from data.exams.run import ExamRun
from data.model.questions import Bank, Question
from widgets.dialogs.form_dialog import ask


class ExamScreen(StudyScreen[int | None]):
    """Runs an exam in its room; its result is the id of the attempt once it is handed in."""

    CSS_PATH = "exam.tcss"
    BINDINGS = bindings(Scope.EXAM)
    SCOPES = (Scope.EXAM,)
    HELPED = (Scope.ANSWER, Scope.EXAM, Scope.GRID)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (118, "-wide")]
    AUTO_FOCUS = None

    room = query_one(ExamRoom)

    def __init__(
        self, session: Session, paper: Paper, questions: Mapping[int, Question], banks: Mapping[int, Bank]
    ) -> None:
        """Continue a paper that was started."""
        super().__init__(session, "-ascii" if session.glyphs.ascii else None)
        self.exam = ExamRun(session.study, paper, questions, banks, session.env.clock)

    def compose(self) -> ComposeResult:
        """The room."""
        yield ExamRoom(self.session, self.exam)

    def on_mount(self) -> None:
        """Continue at the last question."""
        self.set_focus(self.room.answer_input.pane)
        self.room.do(self.exam.come_back)
        self.seconds = ExamSeconds(self, self.room)
        self.exit = ExamExit(self, self.room, self.seconds)
        self.correction = QuestionCorrection(self.app, self.room)
        self.set_interval(1.0, self.seconds.pass_second)
        if self.exam.paper.time_left(self.exam.now) == timedelta():
            self.call_later(self.seconds.end)

    def action_move(self, by: int) -> None:
        """Go to the next or the previous question."""
        self.room.go_to(self.exam.paper.current_number + by)

    def action_flag(self) -> None:
        """Flag the question."""
        self.room.do(self.exam.flag)

    def action_next_letter(self, meaning: str) -> None:
        """Strike out an option with the next letter, or add that letter to the answer on a sheet."""
        if meaning == "strike" or self.exam.question is None:
            self.room.wait_for_letter(meaning)

    def action_felt(self, sureness: str) -> None:
        """Set how sure the answer is."""
        self.room.do(lambda: self.exam.feel(sureness))

    def action_hide_clock(self) -> None:
        "Hide or show the timer"
        self.room.is_timer_hidden = not self.room.is_timer_hidden
        self.room.show()

    def action_pause(self) -> None:
        """Pause or resume the timer, if the exam allows it."""
        self.room.do(self.exam.pause)

    def action_check(self) -> None:
        """Check the answer in practice; once checked, or in an exam, go to the next question or hand in."""
        if self.exam.can_check:
            self.room.do(self.exam.check)
            return
        if self.exam.paper.current_number == len(self.exam.paper.answers):
            self.call_later(self.action_hand_in)
        self.action_move(1)

    async def action_review(self) -> None:
        """Show every question at a glance."""
        from app.screens.exam.grid import GridChoice, GridScreen

        async def go(choice: GridChoice | None) -> None:
            self.room.show()
            if choice is not None and choice.hands_in:
                await self.action_hand_in()
            elif choice is not None:
                self.room.go_to(choice.number)

        await self.app.push_screen(GridScreen(self.session, self.room), go)

    async def action_jump(self) -> None:
        """Ask for a number and go there."""
        await ask(self.app, jump_form(len(self.exam.paper.answers)), self.room.go_to)

    async def action_note(self) -> None:
        """Ask for a note on the question."""
        paper = self.exam.paper
        form = note_form(paper.current_number, paper.answer().memo)
        await ask(self.app, form, save=lambda text: self.room.do(lambda: self.exam.note(text)))

    async def action_correct(self, what: str) -> None:
        """In practice, correct the `key` or the `domain` of the question."""
        if what == "key":
            await self.correction.ask_for_key()
        else:
            await self.correction.ask_for_domain()

    async def action_hand_in(self) -> None:
        """Ask whether to hand in, and give the number of unanswered questions."""
        await self.exit.hand_in()

    async def action_leave(self) -> None:
        """Cancel a key that waits for a letter; without one, leave the exam."""
        if self.room.next_letter:
            self.room.wait_for_letter("")
        else:
            await self.exit.leave()
