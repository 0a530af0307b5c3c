"""What the five controllers have in common: a pane, the day it shows, and a way to change the study."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.containers import Container
from textual.reactive import var
from textual.widget import Widget

from app.session.notices import do_or_say
from app.session.session import Session
from data.model.record import Record
from data.planning.removal import removal
from data.study.study import Changed
from widgets.drawing.fault_notice import lift_sentence


class PaneController(Container, inherit_css=False):
    """Holds one pane, hands it values from the study, and turns what the learner does into commits."""

    TABLES: ClassVar[frozenset[str]] = frozenset()
    """Tables whose change is seen in the pane."""

    day: var[date] = var(date.min, init=False)
    """The selected day of the whole cockpit."""

    def __init__(self, session: Session, *, id: str, classes: str | None = None) -> None:
        """Work on the session's study."""
        super().__init__(id=id, classes=classes)
        self.set_reactive(PaneController.day, session.today)
        self.session = session
        self.study = session.study

    @property
    def pane(self) -> Widget:
        """The widget that takes the focus."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action may run now: not under another screen."""
        return self.screen.is_active and super().check_action(action, parameters)

    @staticmethod
    def framed(pane: Widget, title: str) -> Widget:
        """The pane in a frame with its title; the controller itself draws nothing."""
        pane.border_title = title
        return pane

    def show(self) -> None:
        """Hand the pane what the study says now."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the first day."""
        self.show_again()

    def show_again(self) -> None:
        """Show what the study says now, in the place of a sentence on a fault that is over."""
        self.show()
        lift_sentence(self.pane, self)

    def watch_day(self, before: date, day: date) -> None:
        """Show another day."""
        if self.is_mounted and day != before:
            self.show_again()

    def study_changed(self, changed: Changed) -> None:
        """Show what was changed, if it is seen here."""
        if self.TABLES & changed.tables:
            self.show_again()

    @property
    def is_free(self) -> bool:
        """Whether a question may be asked: the dashboard is seen and nothing is being written."""
        return self.app.screen is self.screen and not getattr(self.screen, "writing", False)

    def second_passed(self) -> None:
        """A second went by."""

    def commit(self, label: str, *records: Record, removed: Iterable[Record] = ()) -> bool:
        """Change the study; what is refused is said and stays as it was."""
        return do_or_say(self.app, lambda: self.study.commit(label, *records, removed=removed))

    def take_away(self, label: str, *records: Record) -> bool:
        """Remove records, with the names of them elsewhere."""
        step = removal(self.study, records)
        return self.commit(label, *step.changed, removed=step.removed)

    def say(self, sentence: str, severe: bool = False) -> None:
        """Show one sentence for a moment."""
        self.app.notify(sentence, severity="error" if severe else "information", markup=False)
