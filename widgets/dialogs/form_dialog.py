"""A small form over the screen: labelled fields, one sentence when something cannot be accepted."""

from collections.abc import Callable, Mapping
from typing import Generic, NamedTuple, TypeVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, Static

from data.errors import StudyError
from data.language import say

Result = TypeVar("Result")


class Field(NamedTuple):
    """One line of a form."""

    name: str
    label: str
    value: str = ""
    example: str = ""
    """What the empty field shows."""
    choices: tuple[str, ...] = ()
    """Texts that are completed while typing."""
    gone_on_with: bool = False
    """Whether what stands there is words to go on with; anything shorter is selected, so that typing replaces it."""


async def ask(app: App[None], form: "FormDialog[Result]", then: Callable[[Result], object]) -> None:
    """Show a form; when it is accepted, `then` gets the result.

    Awaited by an action, this holds back the keys that follow, so that none is taken for a command.
    """

    def answered(result: Result | None) -> None:
        if result is not None:
            then(result)

    await app.push_screen(form, answered)


class FormFields(VerticalScroll, inherit_bindings=False):
    """Scrolls to the field that is filled in; the arrows are left to the form."""


class FormDialog(ModalScreen[Result | None], Generic[Result]):
    """Asks for some texts; `accept` turns them into the result or raises a `StudyError` that is shown."""

    BINDINGS = [
        Binding("escape", "cancel", "Cancel", tooltip="Close the form and change nothing.", id="form.cancel"),
        Binding("down", "app.focus_next", "Next", show=False, tooltip="Go to the next field.", id="form.next"),
        Binding("up", "app.focus_previous", "Previous", show=False, tooltip="Go one field back.", id="form.back"),
        Binding("ctrl+s", "accept", "Accept", tooltip="Accept the form.", id="form.accept"),
    ]
    DEFAULT_CSS = """
    FormDialog { align: center middle; background: $background 60%; }
    FormDialog > Vertical {
        width: 68; max-width: 96%; height: auto; max-height: 96%;
        border: round $primary; background: $surface; padding: 0 1;
    }
    FormDialog VerticalScroll { height: auto; max-height: 100%; }
    FormDialog #below { dock: bottom; height: auto; background: $surface; }
    FormDialog Label { color: $text-muted; }
    FormDialog Input { border: none; height: 1; padding: 0 1; background: $panel; margin-bottom: 1; }
    FormDialog Input:focus { border: none; background: $primary 25%; }
    FormDialog #complaint { color: $text-error; height: auto; }
    FormDialog #how { color: $text-muted; height: auto; }
    """

    complaint = query_one("#complaint", Static)

    def __init__(
        self,
        title: str,
        fields: tuple[Field, ...],
        accept: Callable[[Mapping[str, str]], Result],
        intro: str = "",
        keeps: bool = False,
    ) -> None:
        """Show the fields in order; a form that `keeps` accepts what was typed also when it is left with Esc."""
        super().__init__()
        self._title = title
        self._intro = intro
        self._fields = fields
        self._accept = accept
        self._keeps = keeps
        self._warned_of: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Labels above their fields."""
        with Vertical() as box:
            box.border_title = self._title.replace("[", r"\[")
            if self._intro:
                yield Static(self._intro, markup=False, id="intro")
            with FormFields(can_focus=False):
                for field in self._fields:
                    yield Label(field.label, markup=False)
                    yield Input(
                        field.value,
                        placeholder=field.example,
                        suggester=SuggestFromList(field.choices, case_sensitive=False) if field.choices else None,
                        id=f"field-{field.name}",
                        select_on_focus=not field.gone_on_with,
                    )
            with Vertical(id="below"):
                yield Static("", markup=False, id="complaint")
                how = say("Enter accepts · ↑ ↓ other field · Esc closes")
                yield Static(say("Enter or Esc keeps the text") if self._keeps else how, markup=False, id="how")

    def on_mount(self) -> None:
        """The first field has the focus before the next key arrives."""
        self.set_focus(self.query(Input).first())

    def values(self) -> dict[str, str]:
        """What stands in the fields now."""
        return {field.name: self.query_one(f"#field-{field.name}", Input).value for field in self._fields}

    def action_cancel(self) -> None:
        """Close without a result; where more than one short text was typed, only when asked twice."""
        values = self.values()
        if self._keeps:
            self.action_accept()
        elif (
            len(values) > 1
            and values != self._warned_of
            and values != {each.name: each.value for each in self._fields}
        ):
            self._warned_of = values
            self.complaint.update(say("Esc again throws away what you typed."))
            self.call_after_refresh(self._show_field)
        else:
            self.dismiss(None)

    def action_accept(self) -> None:
        """Close with the result, or say what cannot be accepted."""
        try:
            result = self._accept(self.values())
        except StudyError as error:
            self.complaint.update(str(error))
            self.call_after_refresh(self._show_field)
            return
        self.dismiss(result)

    @on(events.DescendantFocus)
    def _field_chosen(self) -> None:
        self.call_after_refresh(self._show_field)

    def _show_field(self) -> None:
        """Bring the field that is filled in into view together with its label, and the end of words to go on with."""
        for label, field in zip(self.query("FormFields > Label"), self.query(Input), strict=True):
            if field.has_focus:
                both = label.virtual_region.union(field.virtual_region)
                self.query_one(FormFields).scroll_to_region(both, animate=False, immediate=True, force=True)
                if not field.select_on_focus and field.cursor_at_end:
                    field.scroll_to(x=field.virtual_size.width, animate=False, immediate=True, force=True)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_accept()
