"""The seconds of an exam: warnings, the end, and jumps of the computer's clock."""

from datetime import timedelta

from app.screens.exam.exam_actions import ExamActions
from app.screens.exam.room_words import jump_words
from data.exams.clock import warning
from data.exams.clock_jumps import ClockWatch, Jump
from data.exams.sitting import paper_of, without
from data.formats.banks.study.question_pool import answers_of
from data.language import say
from data.model.attempts import Attempt
from widgets.dialogs.choice_dialog import ChoiceDialog


class ExamTime(ExamActions):
    """Looks at the clocks once a second."""

    _watch: ClockWatch
    _jumps: tuple[Jump, ...] = ()
    """Jumps that the learner has not been asked about yet, the one being asked first."""
    _seen_left: timedelta | None = None

    def show_clock(self) -> None:
        """Show another second."""
        raise NotImplementedError

    def watch_clocks(self) -> None:
        """Start looking."""
        self._watch = ClockWatch(self.now, self.sitting.place.clock.steady())
        self.set_interval(1.0, self.second_passed)

    async def second_passed(self) -> None:
        """Another second: what changed elsewhere, jumps, warnings, the end."""
        jump = self._watch.look(self.now, self.sitting.place.clock.steady())
        if not self.is_current and self not in self.app.screen_stack:
            return
        self._take_in()
        if self.paper.state != "running":
            return
        if jump is not None:
            self._jumps = (*self._jumps, jump)
            if len(self._jumps) == 1:
                await self._ask_about(jump)
        self.show_clock()
        if not self._jumps:
            await self._look_at_end()

    async def _look_at_end(self) -> None:
        left = self.paper.left(self.now)
        if left is None:
            return
        if not left:
            await self.time_is_up()
            return
        minutes = None if self._seen_left is None else warning(self._seen_left, left)
        self._seen_left = left
        if minutes is not None:
            self.app.bell()
            self.app.notify(say("{n} minutes left.", n=minutes), severity="warning", markup=False)

    async def time_is_up(self) -> None:
        """Hand in by itself, whatever is open over the exam."""
        while self.app.screen is not self and self in self.app.screen_stack:
            await self.app.pop_screen()
        self.app.notify(say("The time is up: the exam is handed in."), severity="warning", markup=False)
        await self.finish()

    async def _ask_about(self, jump: Jump) -> None:
        async def decided(choice: str | None) -> None:
            if choice != "count":
                self.become(
                    say("Clock of this computer jumped"), lambda: without(self.paper, jump.expected, jump.shown)
                )
            self._jumps = self._jumps[1:]
            if self._jumps:
                await self._ask_about(self._jumps[0])

        words, choices = jump_words(jump)
        dialog = ChoiceDialog(say("The clock jumped"), words, choices, self.sitting.glyphs.ascii)
        await self.app.push_screen(dialog, decided)

    def _take_in(self) -> None:
        """Go on with what another window made of the attempt."""
        kept = self.study.all(Attempt).get(self.paper.attempt.id)
        if kept is None or not kept.events:
            self.dismiss(None)
            return
        stored = paper_of(kept, answers_of(self.study, kept))
        if stored != self.paper and stored.answers:
            self.paper = stored
            self.show()
