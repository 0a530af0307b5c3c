"""The mock exam pane: the exam timer above the list of mock exams."""

from datetime import timedelta
from functools import partial

from textual import on
from textual.getters import query_one

from app.keys.bindings import bindings
from app.keys.keymap import key_of
from app.keys.panes import MOCK, Pane
from app.screens.today.mock.scores import MockScores, mocks
from app.screens.today.mock.timer import MockTimer
from app.screens.today.mock.view import clock_view, mock_rows, pass_line
from app.screens.today.pane_controller import CommandTable, PaneController
from app.session.session import Session
from data.exams.clock import face
from data.model.attempts import Attempt
from widgets.drawing.list_pane import ListPane
from widgets.panes.mock_timer import MockTimerPane


class MockController(PaneController):
    """Shows the exam clock and the list of mocks."""

    TABLES = frozenset({"plan", "attempts"})
    FOLLOWS_DAY = False
    BINDINGS = bindings(MOCK)

    pane = query_one(MockTimerPane)

    def __init__(self, session: Session, declared: Pane, *, classes: str | None = None) -> None:
        """Work on the session's study."""
        super().__init__(session, declared, classes=classes)
        self._scores = MockScores(self)
        self._timer = MockTimer(self, self._scores)

    def create_pane(self) -> MockTimerPane:
        """The timer above the list."""
        return MockTimerPane(glyphs=self.session.glyphs)

    def commands(self) -> CommandTable:
        """What each command of the pane does."""
        pane, timer = self.pane, self._timer
        return {
            "mock.start": partial(timer.start_or_pause, pane),
            "mock.lap": timer.next_question,
            "mock.end": timer.end,
            "mock.reset": timer.reset,
            "mock.record": self._enter_score,
            "mock.add": partial(self._scores.ask, None),
            "mock.remove": self._remove,
            "mock.next": partial(pane.move, 1),
            "mock.previous": partial(pane.move, -1),
        }

    def show(self) -> None:
        """Clock and mocks as they are now."""
        self.pane.commands_key = key_of(self.session.keys, "app.commands")
        self._show_clock(self._timer.attempt)
        self.pane.mocks = mock_rows(mocks(self.study), self.session.today)
        self.pane.pass_line = pass_line(self.study.plan)

    def second_passed(self) -> None:
        """The clock goes on, warns, and ends by itself at zero."""
        self._scores.second_passed()
        running = self._timer.second_passed()
        if running is not None:
            self._show_clock(running)

    def flush(self) -> bool:
        """Remember when the exam clock was seen last."""
        self._timer.watch.save()
        return True

    def _show_clock(self, attempt: Attempt | None) -> None:
        plan, now = self.study.plan, self.session.now
        self.pane.clock = clock_view(plan, attempt, now)
        left = face(attempt, now).remaining if attempt else timedelta(minutes=plan.exam_minutes)
        self.pane.seconds = _whole_seconds(left)

    async def _enter_score(self) -> None:
        if self.pane.current is not None:
            await self._scores.ask(self.pane.current.id)

    def _remove(self) -> None:
        row = self.pane.current
        if row is not None:
            self._scores.remove(row.id, row.title)

    @on(ListPane.Opened)
    async def _opened(self, event: ListPane.Opened) -> None:
        event.stop()
        await self.run_action("run('mock.record')")


def _whole_seconds(left: timedelta) -> int:
    """Seconds as a countdown shows them: a started second still counts."""
    return -int(-left.total_seconds() // 1)


CONTROLLER: type[PaneController] = MockController
