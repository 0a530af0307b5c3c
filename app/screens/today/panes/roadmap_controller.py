"""The roadmap: moving its selection moves the whole cockpit."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from textual import on
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var

from app.keys.bindings import bindings
from app.keys.panes import ROADMAP
from app.screens.today.pane_controller import CommandTable, PaneController
from data.clock import FIRST_YEAR, LAST_YEAR
from data.model.plan import Phase
from data.planning.progress import phases, share_of_day
from widgets.panes.month import MonthView, weeks_of
from widgets.panes.phase_bars import PhaseBar
from widgets.panes.roadmap import RoadmapPane


class RoadmapController(PaneController):
    """Shows the month around the selected day and the phases of the plan."""

    TABLES = frozenset({"plan", "phases", "tasks"})
    BINDINGS = bindings(ROADMAP)

    week_numbers: var[bool] = var(False, init=False)

    pane = query_one(RoadmapPane)

    @dataclass
    class DayChosen(Message):
        """The learner wants to be on another day."""

        day: date
        open: bool = False
        """Whether to go to the checklist of the day, too."""

    def create_pane(self) -> RoadmapPane:
        """The month above the phases."""
        self.set_reactive(RoadmapController.week_numbers, self.session.env.settings.week_numbers)
        return RoadmapPane(glyphs=self.session.glyphs)

    def commands(self) -> CommandTable:
        """What each command of the roadmap does."""
        return {
            "roadmap.left": partial(self._move, -1),
            "roadmap.right": partial(self._move, 1),
            "roadmap.up": partial(self._move, -7),
            "roadmap.down": partial(self._move, 7),
            "roadmap.month_before": partial(self._move_month, -1),
            "roadmap.month_after": partial(self._move_month, 1),
            "roadmap.open": self._open_day,
            "roadmap.week_numbers": self._toggle_week_numbers,
        }

    def show(self) -> None:
        """Month and phases as they are now."""
        plan = self.study.plan
        today = self.session.today
        days = [day for week in weeks_of(self.day) for day in week]
        shares = {day: share for day in days if (share := share_of_day(self.study.tasks, day)) is not None}
        self.pane.month = MonthView(self.day, today, plan.exam_day, shares, self.week_numbers)
        self.pane.phases = tuple(
            PhaseBar(
                entry.phase.weeks,
                entry.phase.title,
                entry.phase.start,
                entry.phase.end,
                entry.state.value,
                entry.done,
                entry.total,
                entry.phase.start <= self.day <= entry.phase.end,
            )
            for entry in phases(list(self.study.all(Phase).values()), self.study.tasks, today)
        )

    def watch_week_numbers(self) -> None:
        "Show or hide week numbers"
        self.show()

    def _move(self, days: int) -> None:
        """Select another day."""
        self._choose(self.day + timedelta(days=days))

    def _move_month(self, by: int) -> None:
        """Select about the same day of another month."""
        first = self.day.replace(day=1)
        other = (first + timedelta(days=31)).replace(day=1) if by > 0 else (first - timedelta(days=1)).replace(day=1)
        last = (other + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        self._choose(other + timedelta(days=min(self.day.day, last.day) - 1))

    def _open_day(self) -> None:
        """Go to the checklist of the day."""
        self.post_message(self.DayChosen(self.day, open=True))

    def _toggle_week_numbers(self) -> None:
        "Show or hide week numbers"
        self.week_numbers = not self.week_numbers

    @on(RoadmapPane.DaySelected)
    def _select_day(self, event: RoadmapPane.DaySelected) -> None:
        event.stop()
        self.post_message(self.DayChosen(event.day))

    def _choose(self, day: date) -> None:
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            self.post_message(self.DayChosen(day))


CONTROLLER: type[PaneController] = RoadmapController
