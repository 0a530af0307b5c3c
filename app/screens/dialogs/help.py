"""The keys that work where the learner is."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from app.keys.commands import COMMANDS, Place
from app.keys.keymap import shown_keys
from app.session.session import Sitting
from data.language import say
from widgets.drawing.spans import left

KEY_COLUMNS = 16


class HelpScreen(ModalScreen[None]):
    """Every command of some places with its keys, in one scrolling text."""

    BINDINGS = [
        Binding("escape,q,question_mark,enter", "dismiss(None)", "Close", tooltip="Close the help.", id="help.close"),
    ]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen > VerticalScroll {
        width: 88; max-width: 96%; height: auto; max-height: 96%;
        border: round $primary; background: $surface; padding: 0 1;
    }
    """

    def __init__(self, sitting: Sitting, *places: Place) -> None:
        """Help for some places, in order."""
        super().__init__()
        self._sitting = sitting
        self._places = places

    def compose(self) -> ComposeResult:
        """One scrolling text."""
        with VerticalScroll() as box:
            box.border_title = say("Keys")
            box.border_subtitle = say("Esc closes")
            yield Static(self._text())

    def _text(self) -> Content:
        parts: list[Content | str | tuple[str, str]] = []
        for place in self._places:
            parts.append((f"{say(place.value)}\n", "bold $primary"))
            for each in COMMANDS:
                if each.place is place:
                    keys = shown_keys(self._sitting.keys[each.id]) or say("in ^P")
                    parts.append((left(f"  {keys}", KEY_COLUMNS), "$accent"))
                    parts.append(f"{say(each.sentence)}\n")
            parts.append("\n")
        if Place.EVERYWHERE in self._places:
            parts.append(("  " + say("While you write text, letters are letters: Esc gives the keys back."), "dim"))
        return Content.assemble(*parts)
