"""What keeps the dashboard up to date: changes of the study, and every second that passes."""

from datetime import date
from functools import partial

from textual.app import App

from app.screens.today.conflict_copies import ConflictCopies
from app.screens.today.header import Header
from app.screens.today.pane_grid import PaneGrid
from app.session.faults import Barrier, raise_again
from app.session.session import Session
from app.session.study_clock import StudyClock
from data.study.study import Changed


class LiveUpdates:
    """Tells title and panes what changed, and turns to the next day at its hour."""

    def __init__(self, session: Session, panes: PaneGrid, header: Header, study_clock: StudyClock) -> None:
        """Follow the session's study."""
        self.copies = ConflictCopies(session)
        self._session = session
        self._panes = panes
        self._header = header
        self._study_clock = study_clock
        self._today = session.today
        self._day_left: date | None = None
        """The day that ended while a note of it was being written."""
        self._notices_shown = 0

    def start(self) -> None:
        """Show the first state, and follow the study, the selected day and the notes."""
        self._session.study.subscribe(self._study_changed)
        self._panes.watch(self._panes, "day", self.show_header, init=False)
        self._panes.watch(self._panes, "writing", self._writing_changed, init=False)
        self.show_header()
        warn(self._panes.app, *self._session.complaints)
        self._show_notices()

    def show_header(self) -> None:
        """Show the title for the selected day, with the study clock."""
        self._header.show_clock(self._study_clock.minutes())
        self._header.show(self._panes.day)

    def second_passed(self) -> None:
        """Another second: clocks go on, and what others changed is read."""
        self._turn_day()
        for controller in self._panes.controllers:
            with self._barrier():
                controller.second_passed()
        self._header.show_clock(self._study_clock.minutes())
        self.copies.merge()
        self._session.study.refresh()
        self._show_notices()

    def _writing_changed(self, writing: bool) -> None:
        """A day that began while a note was being written begins after it."""
        if not writing and self._panes.day == self._day_left:
            self._panes.day = self._today
        self._day_left = None

    def _turn_day(self) -> None:
        """Go from yesterday to today, unless another day is selected."""
        today = self._session.today
        if today == self._today:
            return
        if self._panes.day == self._today and self._panes.writing:
            # What is being written belongs to the day on which the learner started it.
            self._day_left = self._panes.day
        elif self._panes.day == self._today:
            self._panes.day = today
        self._today = today
        self._study_changed(Changed("", frozenset({"plan"})))

    def _study_changed(self, changed: Changed) -> None:
        if self._session.study.is_new:
            return
        for controller in self._panes.controllers:
            with self._barrier():
                controller.study_changed(changed)
        self._header.study_changed(changed)
        self.show_header()

    def _barrier(self) -> Barrier:
        """A controller that fails does not keep the others from their work."""
        return Barrier(partial(self._panes.screen.call_later, raise_again))

    def _show_notices(self) -> None:
        """Show what the study has to say that was not shown yet."""
        notices = self._session.study.notices
        warn(self._panes.app, *map(str, notices[self._notices_shown :]))
        self._notices_shown = len(notices)


def warn(app: App[object], *sentences: str) -> None:
    """Show warnings for long enough to be read."""
    for sentence in sentences:
        app.notify(sentence, severity="warning", timeout=12, markup=False)
