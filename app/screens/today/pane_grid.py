"""The panes beside each other: which of them has the focus, and the day they all show."""

from collections.abc import Iterable
from datetime import date, timedelta
from importlib import import_module

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import var

from app.keys.panes import PANES, START, Pane
from app.screens.today.pane_controller import PaneController
from app.screens.today.panes.roadmap_controller import RoadmapController
from app.session.session import Session
from data.clock import FIRST_YEAR, LAST_YEAR
from widgets.panes.notes import NotesPane


def controller_type(pane: Pane) -> type[PaneController]:
    """The class that controls a pane: `CONTROLLER` in the module named after the pane."""
    module = import_module(f".panes.{pane.id}_controller", __package__)
    controller: type[PaneController] = module.CONTROLLER
    return controller


def cell_classes(pane: Pane) -> str:
    """The style classes that say how much of the grid a pane takes."""
    tall = " -wide-tall" if pane.wide_rows > 1 else ""
    return f"-normal-{pane.columns} -wide-{pane.wide_columns}{tall}"


class PaneGrid(Container):
    """Holds a controller for each pane."""

    active: var[str] = var(START.id, init=False)
    """Id of the pane that has the focus."""
    day: var[date] = var(date.min, init=False)
    """The selected day."""
    writing: var[bool] = var(False, init=False)
    """Whether letters go into a note."""
    zoomed: var[bool] = var(False, init=False, toggle_class="-zoomed")

    def __init__(self, session: Session) -> None:
        """Show the session's today."""
        super().__init__()
        self._session = session
        self._controllers: dict[str, PaneController] = {}
        self.set_reactive(PaneGrid.day, session.today)

    def compose(self) -> ComposeResult:
        """The controllers in the order of their numbers."""
        for pane in PANES:
            active = " -active" if pane.id == self.active else ""
            controller = controller_type(pane)(self._session, pane, classes=cell_classes(pane) + active)
            self._controllers[pane.id] = controller
            yield controller.data_bind(day=PaneGrid.day, writing=PaneGrid.writing)

    def on_mount(self) -> None:
        """Notice when a note is being written."""
        self.watch(self.query_one(NotesPane), "writing", self._note_written, init=False)

    def _note_written(self, writing: bool) -> None:
        self.writing = writing

    @property
    def active_pane(self) -> Pane:
        """The pane that has the focus."""
        return next(pane for pane in PANES if pane.id == self.active)

    @property
    def controllers(self) -> Iterable[PaneController]:
        """Every controller in the order of the numbers."""
        return self._controllers.values()

    def controller(self, id_: str = "") -> PaneController:
        """The controller of a pane, or of the active one."""
        return self._controllers[id_ or self.active]

    def watch_active(self) -> None:
        """Frame another pane."""
        if self.is_mounted:
            for controller in self.controllers:
                controller.set_class(controller.id == self.active, "-active")

    def go_to(self, id_: str) -> None:
        """Go to a pane."""
        self.active = id_
        self.screen.set_focus(self.controller(id_).pane)

    def go_round(self, by: int) -> None:
        """Go some panes on or back, and from the last to the first."""
        self.go_to(PANES[(PANES.index(self.active_pane) + by) % len(PANES)].id)

    def focus_again(self) -> None:
        """Give the focus back to the active pane where nothing has it."""
        if self.screen.focused is None:
            self.screen.set_focus(self.controller().pane)

    def flush(self) -> bool:
        """Save what is being written this moment, and when somebody was here last; whether that could be done."""
        saved = [controller.flush() for controller in self.controllers]
        return all(saved)

    def zoom(self) -> None:
        """Show the active pane alone, or all of them."""
        self.zoomed = not self.zoomed

    def turn_day(self, by: int) -> None:
        """Go some days on or back."""
        day = self.day + timedelta(days=by)
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            self.day = day

    def go_to_today(self) -> None:
        "Go to today"
        self.day = self._session.today

    @on(events.DescendantFocus)
    def _pane_focused(self, event: events.DescendantFocus) -> None:
        for node in event.widget.ancestors_with_self:
            if isinstance(node, PaneController) and node.id:
                self.active = node.id

    @on(RoadmapController.DayChosen)
    def _day_chosen(self, event: RoadmapController.DayChosen) -> None:
        self.day = event.day
        if event.open:
            self.go_to("checklist")
