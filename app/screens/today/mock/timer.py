"""The timer of a mock exam: every event of its clock is a commit, so it survives the program."""

from datetime import timedelta

from app.keys.keymap import key_of
from app.screens.today.mock.clock_flow import MockClockFlow
from app.screens.today.mock.scores import MockScores, mocks
from app.screens.today.pane_controller import PaneController
from data.errors import BadInput
from data.exams.clock import face, happened, warning
from data.frozen import replace
from data.language import say
from data.model.attempts import Attempt
from widgets.panes.mock_timer import MockTimerPane


class MockTimer:
    """Starts, pauses and ends the exam clock, warns, and lets it end by itself at zero."""

    def __init__(self, controller: PaneController, scores: MockScores) -> None:
        """Commit through a controller; `scores` asks for the score when an exam ends."""
        self.watch = MockClockFlow(controller)
        """Asks about jumps of the computer's clock."""
        self._controller = controller
        self._study = controller.study
        self._scores = scores
        self._seen_left: timedelta | None = None
        """Time left when it was last looked at, for the warnings."""

    @property
    def attempt(self) -> Attempt | None:
        """The attempt whose clock was started and whose score is not entered yet."""
        own = (attempt for attempt in mocks(self._study) if not attempt.is_sitting)
        unscored = [attempt for attempt in own if attempt.events and not attempt.has_score]
        return next((attempt for attempt in unscored if attempt.running), unscored[-1] if unscored else None)

    async def start_or_pause(self, pane: MockTimerPane) -> None:
        """Start on the chosen mock of a pane, pause or resume."""
        attempt = self.attempt
        if attempt is None or not attempt.events:
            self._start(pane)
            return
        state = face(attempt, self._controller.session.now).state
        event = {"running": "paused", "paused": "resumed"}.get(state)
        if event is None:
            await self._scores.ask(attempt.id)
        else:
            self._add_event(attempt, event, say("Pause the exam") if event == "paused" else say("Resume the exam"))

    def next_question(self) -> None:
        """Record the time for this question and go to the next."""
        attempt = self.attempt
        if attempt is None:
            return
        laps = face(attempt, self._controller.session.now).laps
        if len(laps) + 1 < (attempt.questions or 10_000):
            self._add_event(attempt, "lap", say("Next question"))

    async def end(self) -> None:
        """End the exam and ask for the score."""
        attempt = self.attempt
        if attempt is None or not attempt.events:
            return
        if attempt.running and not self._add_event(attempt, "ended", say("End the exam")):
            return
        await self._scores.ask(attempt.id)

    def reset(self) -> None:
        """Set the clock back."""
        attempt = self.attempt
        if attempt is not None and attempt.events:
            self._controller.changes.commit(say("Reset the exam timer"), replace(attempt, events=()))

    def second_passed(self) -> Attempt | None:
        """Warn, or end the exam at zero; the attempt whose clock is running."""
        attempt = self.attempt
        running = attempt if attempt is not None and attempt.running else None
        self.watch.look(running)
        if running is None:
            self._seen_left = None
            return None
        if self.watch.is_undecided:
            if self._controller.is_free:
                self._controller.call_later(self.watch.ask)
            return running
        now = self._controller.session.now
        clock = face(running, now)
        if clock.state == "running" and not clock.remaining:
            self._controller.changes.commit(say("Time is up"), happened(running, "ended", now))
            self._controller.changes.say(say("Time is up. Enter your score."))
            self._scores.ask_when_free(running.id)
            return None
        self._warn(clock.remaining)
        return running

    def _warn(self, left: timedelta) -> None:
        minutes = None if self._seen_left is None else warning(self._seen_left, left)
        self._seen_left = left
        if minutes is not None:
            app = self._controller.app
            app.bell()
            app.notify(say("{n} minutes left in the mock exam.", n=minutes), severity="warning", markup=False)

    def _start(self, pane: MockTimerPane) -> None:
        """Start on the chosen mock, on the first one without a score, or on a new one."""
        plan = self._study.plan
        if not plan.exam_minutes:
            key = key_of(self._controller.session.keys, "app.commands")
            sentence = say("The exam's length is not set. Set it in the plan's settings ({key}).", key=key)
            self._controller.changes.say(sentence, severe=True)
            return
        row = pane.current
        waiting = [attempt for attempt in mocks(self._study) if not attempt.has_score and not attempt.is_sitting]
        first = waiting[0] if waiting else self._new_mock()
        chosen = next((attempt for attempt in waiting if row and attempt.id == row.id), first)
        ready = replace(
            chosen,
            kind="timer",
            minutes=chosen.minutes or plan.exam_minutes,
            questions=chosen.questions or plan.exam_questions,
        )
        self._add_event(ready, "started", say("Start “{title}”", title=chosen.title))

    def _new_mock(self) -> Attempt:
        from data.exams.mock_titles import next_mock_title

        number = len(mocks(self._study)) + 1
        return Attempt(id=self._study.new_id(), title=next_mock_title(self._study), position=float(number))

    def _add_event(self, attempt: Attempt, kind: str, label: str) -> bool:
        """Commit what happened to the clock; whether it was possible."""
        try:
            changed = happened(attempt, kind, self._controller.session.now)
        except BadInput as error:
            self._controller.changes.say(str(error), severe=True)
            return False
        return self._controller.changes.commit(label, changed)
