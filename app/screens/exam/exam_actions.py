"""What the learner does in an exam: move, answer, strike out, flag, note, look over, hand in, leave."""

from collections.abc import Callable, Mapping
from datetime import datetime

from app.forms.answer_sheet import jump_form, note_form
from app.keys.commands import Place
from app.screens.exam.room_words import hand_in_words
from app.screens.study_screen import CommandScreen
from data.errors import StudyError
from data.exams.paper import Paper
from data.exams.sitting import PAUSABLE, paused, resumed, unstarted
from data.language import say
from data.model.plan import Task
from data.model.questions import Question
from data.study.study import Study
from widgets.dialogs.choice_dialog import ChoiceDialog
from widgets.dialogs.form_dialog import ask


class ExamActions(CommandScreen[int | None]):
    """Actions on the paper; what becomes of it is the screen's business."""

    HELPED = (Place.ANSWER, Place.EXAM, Place.GRID)

    study: Study
    paper: Paper
    questions: Mapping[int, Question]
    waiting: str = ""
    """What the next letter does: strike, also, or answer when empty."""
    clock_hidden: bool = False

    @property
    def now(self) -> datetime:
        """The moment it is."""
        return self.sitting.now

    @property
    def question(self) -> Question | None:
        """The question on the screen; None on an answer sheet."""
        return self.questions.get(self.paper.answer().question or 0)

    def become(self, label: str, verb: Callable[[], Paper]) -> bool:
        """Make the paper what the verb makes of it, durably, or say why not."""
        raise NotImplementedError

    def show(self) -> None:
        """Show the paper as it is now."""
        raise NotImplementedError

    async def finish(self) -> None:
        """Hand in."""
        raise NotImplementedError

    def action_move(self, by: int) -> None:
        """Go on or back."""
        self.go_to(self.paper.here + by)

    def go_to(self, number: int) -> None:
        """Go to a question, as far as there is one."""
        self.waiting = ""
        if self.paper.state == "running" and 1 <= number <= len(self.paper.answers):
            self.become(say("Question {n}", n=number), lambda: self.paper.moved(number, self.now))

    def action_flag(self) -> None:
        """Flag the question."""
        self.become(say("Flag question {n}", n=self.paper.here), lambda: self.paper.flagged())

    def action_strike(self) -> None:
        """The next letter strikes an option out."""
        self.waiting = "" if self.waiting == "strike" else "strike"
        self.show()

    def action_also(self) -> None:
        """The next letter joins the others, where nobody knows how many are right."""
        self.waiting = "also" if self.question is None else ""
        self.show()

    def action_felt(self, sureness: str) -> None:
        """Say how sure the answer is."""
        label = say("Question {n}: {how}", n=self.paper.here, how=say(sureness))
        self.become(label, lambda: self.paper.felt(sureness))

    def action_hide_clock(self) -> None:
        """Hide or show the clock."""
        self.clock_hidden = not self.clock_hidden
        self.show()

    def action_pause(self) -> None:
        """Stop the clock or let it go on, where that is allowed."""
        if self.paper.state == "paused":
            self.become(say("Go on"), lambda: resumed(self.paper, self.now))
        else:
            self.become(say("Pause"), lambda: paused(self.paper, self.now))

    async def action_jump(self) -> None:
        """Ask for a number and go there."""
        await ask(self.app, jump_form(len(self.paper.answers)), self.go_to)

    async def action_note(self) -> None:
        """Ask for a note on the question."""

        def keep(text: str) -> None:
            self.become(say("Note on question {n}", n=self.paper.here), lambda: self.paper.noted(text))

        await ask(self.app, note_form(self.paper.here, self.paper.answer().memo), keep)

    async def action_hand_in(self) -> None:
        """Ask whether to hand in, with a count of what is unanswered."""
        words, choices = hand_in_words(self.paper, self.unanswered())

        async def decided(choice: str | None) -> None:
            if choice == "hand in":
                await self.finish()

        dialog = ChoiceDialog(say("Hand in"), words, choices, self.sitting.glyphs.ascii)
        await self.app.push_screen(dialog, decided)

    async def action_leave(self) -> None:
        """Cancel what waits for a letter, else ask whether to leave."""
        if self.waiting:
            self.waiting = ""
            self.show()
            return
        if self.paper.attempt.kind in PAUSABLE:
            if self.paper.state == "running":
                self.become(say("Pause"), lambda: paused(self.paper, self.now))
            self.dismiss(None)
            return

        def decided(choice: str | None) -> None:
            if choice == "leave" or (choice == "throw away" and self._thrown_away()):
                self.dismiss(None)

        words = say("The clock of the exam goes on while you are away; m brings you back.")
        choices = (
            ("stay", say("Stay in the exam")),
            ("leave", say("Leave; the clock goes on")),
            ("throw away", say("Throw this sitting away: it was begun by mistake")),
        )
        dialog = ChoiceDialog(say("Leave the exam?"), words, choices, self.sitting.glyphs.ascii)
        await self.app.push_screen(dialog, decided)

    def _thrown_away(self) -> bool:
        """Whether the sitting is gone, with its answers."""
        attempt, title = self.paper.attempt, self.paper.attempt.title
        task = self.study.find(Task, lambda task: task.attempt == attempt.id)
        planned = task is not None or attempt.target is not None
        kept = [unstarted(attempt, self.study.plan, task.day if task else attempt.day)] if planned else []
        gone = self.paper.answers if planned else (attempt, *self.paper.answers)
        try:
            self.study.commit(say("Remove “{title}”", title=title), *kept, removed=gone)
        except StudyError as error:
            self.app.notify(str(error), severity="error", markup=False)
            return False
        self.app.notify(say("Removed “{title}”; u brings it back.", title=title), markup=False)
        return True

    def unanswered(self) -> int:
        """How many questions lack an answer, or part of it."""
        raise NotImplementedError
