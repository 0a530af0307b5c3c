"""Asks for a text of several lines over the screen."""

from collections.abc import Callable
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Static, TextArea

from data.errors import StudyError
from data.language import say
from widgets.dialogs.dialog import Dialog

Result = TypeVar("Result")


class TextDialog(Dialog[Result | None], Generic[Result]):
    """`accept` turns the text into the result or raises a `StudyError` that is shown while the text stays."""

    BINDINGS = [
        Binding("escape", "cancel", "Cancel", tooltip="Close and change nothing.", id="text.cancel", priority=True),
        Binding("ctrl+s", "accept", "Accept", tooltip="Accept the text.", id="text.accept", priority=True),
    ]
    DEFAULT_CSS = """
    TextDialog > Vertical { width: 76; }
    TextDialog TextArea { height: 10; border: none; background: $panel; padding: 0 1; }
    TextDialog TextArea:focus { border: none; }
    TextDialog #words, TextDialog #complaint, TextDialog #how { height: auto; }
    TextDialog #complaint { color: $text-error; }
    TextDialog #how { color: $text-muted; }
    """

    area = query_one(TextArea)
    complaint = query_one("#complaint", Static)

    def __init__(
        self, title: str, words: str, text: str, accept: Callable[[str], Result], ascii_only: bool = False
    ) -> None:
        """Start from `text`."""
        super().__init__(classes="-ascii" if ascii_only else None)
        self._title = title
        self._words = words
        self._text = text
        self._accept = accept
        self._warned_of = text
        self.save: Callable[[Result], bool | None] | None = None
        """Saves the result before the dialog closes; False, or a `StudyError`, leaves it open."""

    def compose(self) -> ComposeResult:
        """Words, text, complaint."""
        with Vertical() as box:
            box.border_title = self._title.replace("[", r"\[")
            yield Static(self._words, markup=False, id="words")
            yield TextArea(self._text, soft_wrap=True)
            yield Static("", markup=False, id="complaint")
            yield Static(say("^S accept · Esc close"), markup=False, id="how")

    def on_mount(self) -> None:
        """The text has the focus before the next key arrives."""
        self.set_focus(self.area)

    def action_cancel(self) -> None:
        """Close without a result; a changed text is discarded only at the second request."""
        if self.area.text in (self._text, self._warned_of):
            self.dismiss(None)
            return
        self._warned_of = self.area.text
        self.complaint.update(say("Press [Esc] again to discard your text."))

    def action_accept(self) -> None:
        """Close with the result, or say what cannot be accepted."""
        try:
            result = self._accept(self.area.text)
            if self.save is not None and self.save(result) is False:
                self.complaint.update(say("Not saved. Your text stays here; press [^S] to retry."))
                return
        except StudyError as error:
            self.complaint.update(str(error))
            return
        self.dismiss(result)
