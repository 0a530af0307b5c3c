"""What the five desks have in common: a pane, the day it shows, and a way to change the study."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.containers import Container
from textual.reactive import var
from textual.widget import Widget

from app.session.session import Sitting
from data.errors import StudyError
from data.model.record import Record
from data.study.study import Changed


class Desk(Container):
    """Holds one pane, hands it values from the study, and turns what the learner does into commits."""

    TABLES: ClassVar[frozenset[str]] = frozenset()
    """Tables whose change is seen in the pane."""

    day: var[date] = var(date.min, init=False)
    """The selected day of the whole cockpit."""

    def __init__(self, sitting: Sitting, *, id: str, classes: str | None = None) -> None:
        """Work on the sitting's study."""
        super().__init__(id=id, classes=classes)
        self.set_reactive(Desk.day, sitting.today)
        self.sitting = sitting
        self.study = sitting.study

    @property
    def pane(self) -> Widget:
        """The widget that takes the focus."""
        raise NotImplementedError

    @staticmethod
    def framed(pane: Widget, title: str) -> Widget:
        """The pane in a frame with its title; the desk itself draws nothing."""
        pane.border_title = title
        return pane

    def show(self) -> None:
        """Hand the pane what the study says now."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the first day."""
        self.show()

    def watch_day(self, before: date, day: date) -> None:
        """Show another day."""
        if self.is_mounted and day != before:
            self.show()

    def study_changed(self, changed: Changed) -> None:
        """Show what was changed, if it is seen here."""
        if self.TABLES & changed.tables:
            self.show()

    def second_passed(self) -> None:
        """A second went by."""

    def commit(self, label: str, *records: Record, removed: Iterable[Record] = ()) -> bool:
        """Change the study; what is refused is said and stays as it was."""
        try:
            self.study.commit(label, *records, removed=removed)
        except StudyError as error:
            self.say(str(error), severe=True)
            return False
        return True

    def say(self, sentence: str, severe: bool = False) -> None:
        """Show one sentence for a moment."""
        self.app.notify(sentence, severity="error" if severe else "information", markup=False)
