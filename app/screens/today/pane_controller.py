"""What the controllers have in common: a pane, the day it shows, and a function for each of its commands."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from datetime import date
from inspect import isawaitable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import var
from textual.widget import Widget

from app.keys.panes import Pane
from app.screens.today.study_changes import StudyChanges
from app.session.session import Session
from data.language import say
from data.study.study import Changed
from widgets.drawing.fault_notice import lift_sentence

CommandTable = Mapping[str, Callable[[], object]]
"""What each command does, by its id; a function may be a coroutine function."""


async def run_command(commands: CommandTable, id_: str) -> None:
    """Do what a command does; raises KeyError where the table does not have it."""
    outcome = commands[id_]()
    if isawaitable(outcome):
        await outcome


class PaneController(Container, inherit_css=False):
    """Holds one pane, hands it values from the study, and turns what the learner does into commits."""

    TABLES: ClassVar[frozenset[str]] = frozenset()
    """Tables whose change is seen in the pane."""
    FOLLOWS_DAY: ClassVar[bool] = True
    """Whether the pane shows something else on another day."""

    day: var[date] = var(date.min, init=False)
    """The selected day of the whole cockpit."""
    writing: var[bool] = var(False, init=False)
    """Whether letters go into a note."""

    def __init__(self, session: Session, declared: Pane, *, classes: str | None = None) -> None:
        """Work on the session's study; `declared` says which pane it is."""
        super().__init__(id=declared.id, classes=classes)
        self.set_reactive(PaneController.day, session.today)
        self.session = session
        self.study = session.study
        self.title = f"{declared.number} {say(declared.label)}"
        self.changes = StudyChanges(self, session.study)

    def compose(self) -> ComposeResult:
        """The pane in a frame with its title; the controller itself draws nothing."""
        pane = self.create_pane()
        pane.border_title = self.title
        yield pane

    @abstractmethod
    def create_pane(self) -> Widget:
        """The widget that is framed."""

    @property
    @abstractmethod
    def pane(self) -> Widget:
        """The widget that takes the focus."""

    @abstractmethod
    def commands(self) -> CommandTable:
        """What each command of the pane does."""

    @abstractmethod
    def show(self) -> None:
        """Hand the pane what the study says now."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action may run now: not under another screen."""
        return self.screen.is_active and super().check_action(action, parameters)

    async def action_run(self, id_: str) -> None:
        """Do what one of the pane's commands does."""
        await run_command(self.commands(), id_)

    def on_mount(self) -> None:
        """Show the first day."""
        self.show_again()

    def show_again(self) -> None:
        """Show what the study says now, instead of a sentence on a fault that is over."""
        self.show()
        lift_sentence(self.pane, self)

    def watch_day(self, before: date, day: date) -> None:
        """Show another day."""
        if self.FOLLOWS_DAY and self.is_mounted and day != before:
            self.show_again()

    def study_changed(self, changed: Changed) -> None:
        """Show what was changed, if it is seen here."""
        if self.TABLES & changed.tables:
            self.show_again()

    @property
    def is_free(self) -> bool:
        """Whether a question may be asked: the dashboard is seen and nothing is being written."""
        return self.app.screen is self.screen and not self.writing

    def second_passed(self) -> None:
        """A second went by."""

    def flush(self) -> bool:
        """Save what is not in the study yet; whether that could be done."""
        return True
