"""The mock exam timer at work: every event of its clock is a commit, so it survives the program."""

from datetime import date, timedelta

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from app.keys.bindings import bindings
from app.keys.commands import Scope
from app.keys.keymap import key_of
from app.screens.today.mock_clock_flow import MockClockFlow
from app.screens.today.mock_view import clock_view, mock_rows, pass_line
from app.screens.today.pane_controller import PaneController
from app.session.session import Session
from data.errors import BadInput
from data.exams.clock import face, happened, warning
from data.frozen import replace
from data.language import say
from data.model.attempts import Attempt
from data.study.study import Study
from widgets.drawing.list_pane import ListPane
from widgets.panes.mock_timer import MockTimerPane


class MockController(PaneController):
    """Runs the exam clock and keeps the list of mocks."""

    TABLES = frozenset({"plan", "attempts"})
    BINDINGS = bindings(Scope.MOCK)

    pane = query_one(MockTimerPane)
    _seen_left: timedelta | None = None
    _score_due: int | None = None
    """The mock whose score is asked for once nothing is being written."""
    """Time left when it was last looked at, for the warnings."""

    def __init__(self, session: Session, *, id: str, classes: str | None = None) -> None:
        """Work on the session's study and watch the computer's clock."""
        super().__init__(session, id=id, classes=classes)
        self.mock_clock = MockClockFlow(self)

    def compose(self) -> ComposeResult:
        """The pane."""
        yield self.framed(MockTimerPane(glyphs=self.session.glyphs), f"4 {say('Mock exam')}")

    def watch_day(self, before: date, day: date) -> None:
        """The mocks are the same on every day."""

    def show(self) -> None:
        """Clock and mocks as they are now."""
        self.pane.commands_key = key_of(self.session.keys, "app.commands")
        plan = self.study.plan
        attempt = self._on_the_clock()
        now = self.session.now
        self.pane.clock = clock_view(plan, attempt, now)
        left = face(attempt, now).remaining if attempt else timedelta(minutes=plan.exam_minutes)
        self.pane.seconds = _whole_seconds(left)
        self.pane.mocks = mock_rows(_mocks(self.study), self.session.today)
        self.pane.pass_line = pass_line(plan)

    def second_passed(self) -> None:
        """The clock goes on, warns, and ends by itself at zero."""
        self._ask_for_due_score()
        attempt = self._on_the_clock()
        running = attempt if attempt is not None and attempt.running else None
        self.mock_clock.look(running)
        if attempt is None or running is None:
            self._seen_left = None
            return
        if self.mock_clock.is_undecided and self.is_free:
            self.call_later(self.mock_clock.ask)
        now = self.session.now
        clock = face(attempt, now)
        self.pane.seconds = _whole_seconds(clock.remaining)
        self.pane.clock = clock_view(self.study.plan, attempt, now)
        if self.mock_clock.is_undecided:
            return
        if clock.state == "running" and not clock.remaining:
            self.commit(say("Time is up"), happened(attempt, "ended", now))
            self.say(say("Time is up. Enter your score."))
            self._score_due = attempt.id
            self._ask_for_due_score()
            return
        minutes = None if self._seen_left is None else warning(self._seen_left, clock.remaining)
        self._seen_left = clock.remaining
        if minutes is not None:
            self.app.bell()
            self.app.notify(say("{n} minutes left in the mock exam.", n=minutes), severity="warning", markup=False)

    def _ask_for_due_score(self) -> None:
        """Ask for the score of a mock whose time is up, once nothing is being written."""
        if self._score_due is not None and self._may_ask():
            attempt_id, self._score_due = self._score_due, None
            self.call_later(self._ask_for_score, attempt_id)

    def _may_ask(self) -> bool:
        """Whether a form that opens now takes no key that was meant for something else."""
        return self.screen.is_current and not getattr(self.screen, "writing", False)

    def action_cursor(self, by: int) -> None:
        """Go to another mock."""
        self.pane.move(by)

    async def action_start_pause(self) -> None:
        """Start, pause or resume."""
        attempt = self._on_the_clock()
        if attempt is None or not attempt.events:
            self._start()
            return
        state = face(attempt, self.session.now).state
        event = {"running": "paused", "paused": "resumed"}.get(state)
        if event is None:
            await self._ask_for_score(attempt.id)
        else:
            self._event(attempt, event, say("Pause the exam") if event == "paused" else say("Resume the exam"))

    def action_lap(self) -> None:
        """The question is answered."""
        attempt = self._on_the_clock()
        if attempt is not None and len(face(attempt, self.session.now).laps) + 1 < (attempt.questions or 10_000):
            self._event(attempt, "lap", say("Next question"))

    async def action_end(self) -> None:
        """End the exam and ask for the score."""
        attempt = self._on_the_clock()
        if attempt is None or not attempt.events:
            return
        if attempt.running and not self._event(attempt, "ended", say("End the exam")):
            return
        await self._ask_for_score(attempt.id)

    def action_reset(self) -> None:
        """Set the clock back."""
        attempt = self._on_the_clock()
        if attempt is not None and attempt.events:
            self.commit(say("Reset the exam timer"), replace(attempt, events=()))

    async def action_record(self) -> None:
        """Ask for the score of the chosen mock."""
        if self.pane.current is not None:
            await self._ask_for_score(self.pane.current.id)

    async def action_add_mock(self) -> None:
        """Ask for a mock that is not on the list."""
        await self._ask_for_score(None)

    def action_remove(self) -> None:
        """Take the chosen mock off the list."""
        row = self.pane.current
        if row is not None:
            self.take_away(say("Remove “{title}”", title=row.title), self.study.get(Attempt, row.id))

    @on(ListPane.Opened)
    async def _opened(self, event: ListPane.Opened) -> None:
        event.stop()
        if self.screen.is_active:
            await self.action_record()

    async def _ask_for_score(self, attempt_id: int | None) -> None:
        from app.forms.score import score_form
        from widgets.dialogs.form_dialog import ask

        old = None if attempt_id is None else self.study.get(Attempt, attempt_id)

        def keep(attempt: Attempt) -> None:
            self.study.commit(say("Score of “{title}”", title=attempt.title), attempt)

        await ask(self.app, score_form(self.study, self.session.today, old), save=keep)

    def _on_the_clock(self) -> Attempt | None:
        """The attempt whose clock was started and whose score is not known yet."""
        own = (attempt for attempt in _mocks(self.study) if not attempt.is_sitting)
        open_ones = [attempt for attempt in own if attempt.events and not attempt.has_score]
        return next((attempt for attempt in open_ones if attempt.running), open_ones[-1] if open_ones else None)

    def _start(self) -> None:
        plan = self.study.plan
        if not plan.exam_minutes:
            key = key_of(self.session.keys, "app.commands")
            self.say(
                say("The exam's length is not set. Set it in the plan's settings ({key}).", key=key), severe=True
            )
            return
        row = self.pane.current
        waiting = [attempt for attempt in _mocks(self.study) if not attempt.has_score and not attempt.is_sitting]
        chosen = next(
            (attempt for attempt in waiting if row and attempt.id == row.id), waiting[0] if waiting else None
        )
        if chosen is None:
            from data.exams.mock_titles import next_mock_title

            number = len(_mocks(self.study)) + 1
            title = next_mock_title(self.study)
            chosen = Attempt(id=self.study.new_id(), title=title, position=float(number))
        ready = replace(
            chosen,
            kind="timer",
            minutes=chosen.minutes or plan.exam_minutes,
            questions=chosen.questions or plan.exam_questions,
        )
        self._event(ready, "started", say("Start “{title}”", title=chosen.title))

    def _event(self, attempt: Attempt, kind: str, label: str) -> bool:
        try:
            changed = happened(attempt, kind, self.session.now)
        except BadInput as error:
            self.say(str(error), severe=True)
            return False
        return self.commit(label, changed)


def _whole_seconds(left: timedelta) -> int:
    """Seconds as a countdown shows them: a started second still counts."""
    return -int(-left.total_seconds() // 1)


def _mocks(study: Study) -> list[Attempt]:
    """Every mock exam in the order of the list."""
    mocks = (attempt for attempt in study.all(Attempt).values() if attempt.kind != "practice")
    return sorted(mocks, key=lambda attempt: (attempt.position, attempt.id))
