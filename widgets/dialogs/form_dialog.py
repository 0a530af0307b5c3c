"""A small form over the screen: labelled fields, one sentence if something cannot be accepted."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from data import errors
from data.errors import StudyError
from data.language import say
from widgets.dialogs.dialog import Dialog
from widgets.dialogs.field import Field
from widgets.dialogs.field_input import FieldInput
from widgets.dialogs.form_choice import FormChoice
from widgets.dialogs.form_fields import FormFields

Result = TypeVar("Result")


async def ask(
    app: App[None],
    form: "FormDialog[Result]",
    then: Callable[[Result], object] | None = None,
    save: Callable[[Result], bool | None] | None = None,
) -> None:
    """Show a form; when it is accepted, `save` gets the result while the form is still open, then `then`.

    If `save` raises a `StudyError` or returns False, the form stays open with the typed text. If `then` raises one
    and there is no `save`, the form opens again; after any other exception its text counts as not saved. An action
    that awaits this holds back the keys that follow, so that none runs a command.
    """
    form.save = save
    await app.push_screen(form, _going_on(app, form, then))


def _going_on(
    app: App[None], form: "FormDialog[Result]", then: Callable[[Result], object] | None
) -> Callable[[Result | None], None]:
    """What happens once a form is closed."""

    def answered(result: Result | None) -> None:
        if result is None or then is None:
            return
        is_settled = form.save is not None
        try:
            then(result)
            is_settled = True
        except StudyError as error:
            if is_settled:
                app.notify(str(error), severity="error", markup=False)
                return
            is_settled = True
            again = form.again(str(error))
            app.push_screen(again, _going_on(app, again, then))
        finally:
            event = None if is_settled else form.not_saved()
            if event is not None:
                app.post_message(event)

    return answered


class FormDialog(Dialog[Result | None], Generic[Result]):
    """Asks for some texts; `accept` turns them into the result or raises a `StudyError` that is shown."""

    BINDINGS = [
        Binding("escape", "cancel", "Cancel", tooltip="Close the form and change nothing.", id="form.cancel"),
        Binding("down", "app.focus_next", "Next", show=False, tooltip="Go to the next field.", id="form.next"),
        Binding("up", "app.focus_previous", "Previous", show=False, tooltip="Go one field back.", id="form.back"),
        Binding("ctrl+s", "accept", "Accept", tooltip="Accept the form.", id="form.accept"),
    ]
    DEFAULT_CSS = """
    FormDialog > Vertical { width: 68; }
    FormDialog VerticalScroll { height: auto; max-height: 100%; }
    FormDialog #below { dock: bottom; height: auto; background: $surface; }
    FormDialog Label { color: $text-muted; }
    FormDialog Input { border: none; height: 1; padding: 0 1; background: $panel; margin-bottom: 1; }
    FormDialog Input:focus { border: none; background: $primary 25%; }
    FormDialog FormChoice { margin-bottom: 1; }
    FormDialog #complaint { color: $text-error; height: auto; }
    FormDialog #how { color: $text-muted; height: auto; }
    """

    complaint = query_one("#complaint", Static)

    @dataclass
    class NotSaved(Message):
        """The text of the form could not be saved."""

        title: str
        """Title of the form."""
        text: str
        """Its labels and values."""

    @dataclass
    class Settled(Message):
        """A text that could not be saved is saved now, or the learner discarded it."""

        title: str
        """Title of the form."""

    def __init__(
        self,
        title: str,
        fields: tuple[Field, ...],
        accept: Callable[[Mapping[str, str]], Result],
        intro: str = "",
        save_on_escape: bool = False,
        leads: bool = False,
    ) -> None:
        """Show fields. With `save_on_escape` Esc accepts the form; one that only `leads` on has no text to save."""
        super().__init__()
        self._title = title
        self._intro = intro
        self._fields = fields
        self._accept = accept
        self._save_on_escape = save_on_escape
        self._leads = leads
        self._warned_of: dict[str, str] = {}
        self._unsaved: dict[str, str] = {}
        self.ask_about_lines: Callable[[tuple[str, ...], Callable[[], None]], Awaitable[object]] | None = None
        """Asks what several lines pasted into the first field mean; takes the lines and what joins them."""
        self.save: Callable[[Result], bool | None] | None = None
        """Saves the result before the form closes."""
        self.typed: Mapping[str, str] = {}
        """The values when the form was closed last."""
        self.hindrance = ""
        """Why the form is open again."""

    def compose(self) -> ComposeResult:
        """Labels above their fields."""
        with Vertical() as box:
            box.border_title = self._title.replace("[", r"\[")
            if self._intro:
                yield Static(self._intro, markup=False, id="intro")
            yield FormFields(self._fields, self.typed)
            with Vertical(id="below"):
                yield Static("", markup=False, id="complaint")
                how = say("Enter accept · ↑ ↓ move · Esc close")
                yield Static(say("Enter or Esc to save") if self._save_on_escape else how, markup=False, id="how")

    def on_mount(self) -> None:
        """The first field has the focus before the next key arrives."""
        first = self.query_one(FormFields).input_of(self._fields[0])
        if isinstance(first, FieldInput):
            first.asks_about_lines = self.ask_about_lines is not None
        self.set_focus(first)
        if self.hindrance:
            self._refuse(self.hindrance, unsaved=True)

    def again(self, hindrance: str) -> "FormDialog[Result]":
        """The form once more, with the values it closed with and the reason why they were refused."""
        form = FormDialog(self._title, self._fields, self._accept, self._intro, self._save_on_escape, self._leads)
        form.ask_about_lines = self.ask_about_lines
        form.typed, form.hindrance = self.typed, hindrance
        return form

    def not_saved(self) -> "FormDialog.NotSaved | None":
        """A message that the values the form closed with could not be saved; None for a form that only leads on."""
        return None if self._leads else self.NotSaved(self._title, self._lines(self.typed))

    def values(self) -> dict[str, str]:
        """The values of the fields."""
        return self.query_one(FormFields).values()

    def is_touched(self) -> bool:
        """Whether any value differs from the one that the form opened with."""
        return self.values() != {field.name: field.start for field in self._fields}

    def action_cancel(self) -> None:
        """Close without a result; a form with several changed fields closes only at the second request."""
        values = self.values()
        if self._save_on_escape and values != self._unsaved:
            self.action_accept()
        elif len(values) > 1 and values != self._warned_of and self.is_touched():
            self._warned_of = values
            self.complaint.update(say("Press [Esc] again to discard your text."))
            self.call_after_refresh(self._show_field)
        else:
            self._close(None, settled=not self._save_on_escape)

    def action_accept(self) -> None:
        """Close with the result, or say what cannot be accepted."""
        saving = False
        try:
            result = self._accept(self.values())
            saving = True
            saved = self.save is None or self.save(result) is not False
        except StudyError as error:
            self._refuse(str(error), unsaved=saving or isinstance(error, errors.NotSaved))
            return
        if saved:
            self._close(result)
        else:
            self._refuse(say("Not saved. Your text stays here; press [Enter] to retry."), unsaved=True)

    def put_aside(self) -> NotSaved | None:
        """Save the typed text before somebody else closes the form; return a message if that is not possible."""
        if self._leads or not self.is_touched():
            return None
        saved = False
        if self._save_on_escape and self.save is not None:
            with suppress(StudyError):
                saved = self.save(self._accept(self.values())) is not False
        return None if saved else self._refuse("", unsaved=True)

    def _close(self, result: Result | None, settled: bool = True) -> None:
        if self._unsaved and settled:
            self.post_message(self.Settled(self._title))
        self.typed = self.values()
        self.dismiss(result)

    def _refuse(self, sentence: str, unsaved: bool) -> NotSaved | None:
        """Show why the form is refused; text that cannot be saved now is reported."""
        self.complaint.update(sentence)
        self.call_after_refresh(self._show_field)
        if self._leads or not unsaved:
            return None
        self._unsaved = self.values()
        event = self.NotSaved(self._title, self._lines(self._unsaved))
        self.post_message(event)
        return event

    def _lines(self, values: Mapping[str, str]) -> str:
        return "\n".join(f"{field.label}: {field.words_of(values[field.name])}" for field in self._fields)

    @on(events.DescendantFocus)
    def _field_chosen(self) -> None:
        self.call_after_refresh(self._show_field)

    def _show_field(self) -> None:
        """Bring the focused field into view."""
        field = self.focused
        if field is not None and isinstance(field.parent, FormFields):
            field.parent.show(field)

    @on(FieldInput.PastedLines)
    async def _ask_about_lines(self, event: FieldInput.PastedLines) -> None:
        event.stop()
        if self.ask_about_lines is not None:
            await self.ask_about_lines(event.lines, lambda: event.field.put(" ".join(event.lines)))

    @on(Input.Submitted)
    @on(FormChoice.Submitted)
    async def _submitted(self, event: Message) -> None:
        event.stop()
        await self.run_action("accept")
