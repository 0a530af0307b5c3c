"""A modal screen that closes once, whatever is pressed or clicked in a burst."""

from textual.screen import ModalScreen, ScreenResultType

from widgets.dialogs.top_screen import TopScreen


class Dialog(ModalScreen[ScreenResultType], TopScreen[ScreenResultType]):
    """A framed box in the middle of the dimmed screen that opened it.

    Subclasses compose the box, a `Vertical` or `VerticalScroll`, and set its width. With the class `-ascii` the frame
    is made of ASCII signs.
    """

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
    }
    Dialog > Vertical, Dialog > VerticalScroll {
        max-width: 96%;
        height: auto;
        max-height: 96%;
        border: round $primary;
        background: $surface;
        padding: 0 1;
    }
    Dialog.-ascii > Vertical { border: ascii $primary; }
    """
