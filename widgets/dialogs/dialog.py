"""A modal screen that closes once, whatever is pressed or clicked in a burst."""

from textual.screen import ModalScreen, ScreenResultType

from widgets.dialogs.top_screen import TopScreen


class Dialog(ModalScreen[ScreenResultType], TopScreen[ScreenResultType]):
    """Opens above what asked for it."""
