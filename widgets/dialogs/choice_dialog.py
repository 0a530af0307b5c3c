"""A question with a few answers over the screen."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from data.language import say
from widgets.dialogs.choice_list import ChoiceList
from widgets.dialogs.dialog import Dialog

Choices = tuple[tuple[str, str], ...]
"""Pairs of name and words."""


class ChoiceDialog(Dialog[str | None]):
    """Asks for one of some choices; its result is the name of the choice, or None."""

    BINDINGS = [
        Binding("escape,q", "dismiss(None)", "Close", tooltip="Close and change nothing.", id="choice.close"),
        Binding("j", "down", "Down", show=False, tooltip="Go to the next choice.", id="choice.down"),
        Binding("k", "up", "Up", show=False, tooltip="Go to the choice before.", id="choice.up"),
    ]
    DEFAULT_CSS = """
    ChoiceDialog > Vertical { width: 72; }
    ChoiceDialog OptionList { height: auto; max-height: 16; padding: 0; }
    ChoiceDialog #words { height: auto; margin-bottom: 1; }
    """

    choices = query_one(OptionList)

    def __init__(self, title: str, words: str, choices: Choices, ascii_only: bool = False) -> None:
        """Offer choices; the first one is under the cursor."""
        super().__init__(classes="-ascii" if ascii_only else None)
        self._title = title
        self._words = words
        self._choices = choices

    def compose(self) -> ComposeResult:
        """Words above the choices."""
        with Vertical() as box:
            box.border_title = self._title.replace("[", r"\[")
            box.border_subtitle = say("Enter accept · Esc close")
            if self._words:
                yield Static(self._words, markup=False, id="words")
            yield ChoiceList(*(Option(words) for _, words in self._choices), markup=False)

    def on_mount(self) -> None:
        """The choices have the focus before the next key arrives."""
        self.set_focus(self.choices)
        self.choices.highlighted = 0

    def action_down(self) -> None:
        """Go to the next choice."""
        self.choices.action_cursor_down()

    def action_up(self) -> None:
        """Go to the choice before."""
        self.choices.action_cursor_up()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index][0])
