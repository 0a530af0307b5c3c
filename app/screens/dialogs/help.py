"""The keys of the screen that the learner is on."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from app.keys.commands import COMMANDS, CommandScope, Scope
from app.keys.keymap import key_of, shown_keys
from app.session.session import Session
from data.language import say
from widgets.dialogs.dialog import Dialog
from widgets.drawing.spans import left

KEY_COLUMNS = 16


class HelpScreen(Dialog[None]):
    """Every command of some scopes with its keys, in one scrolling text."""

    BINDINGS = [
        Binding("escape,q,question_mark,enter", "dismiss(None)", "Close", tooltip="Close the help.", id="help.close"),
    ]
    DEFAULT_CSS = "HelpScreen > VerticalScroll { width: 88; }"

    def __init__(self, session: Session, *scopes: CommandScope) -> None:
        """Help for some scopes, in order."""
        super().__init__()
        self._session = session
        self._scopes = scopes

    def compose(self) -> ComposeResult:
        """One scrolling text."""
        with VerticalScroll() as box:
            box.border_title = say("Keys")
            box.border_subtitle = say("Esc close")
            yield Static(self._text())

    def _text(self) -> Content:
        parts: list[Content | str | tuple[str, str]] = []
        for scope in self._scopes:
            parts.append((f"{say(scope.label)}\n", "bold $primary"))
            for entry in COMMANDS:
                if entry.scope is scope:
                    keys = shown_keys(self._session.keys[entry.id]) or say(
                        "in {key}", key=key_of(self._session.keys, "app.commands")
                    )
                    parts.append((left(f"  {keys}", KEY_COLUMNS), "$accent"))
                    parts.append(f"{say(entry.sentence)}\n")
            parts.append("\n")
        if Scope.EVERYWHERE in self._scopes:
            parts.append(("  " + say("Command keys are off while you write. Press [Esc] to use them again."), "dim"))
        return Content.assemble(*parts)
