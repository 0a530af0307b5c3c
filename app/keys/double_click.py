"""The second click of a double click belongs where the first one went, not to what that one opened."""

from textual import events
from textual.app import App
from textual.geometry import Offset
from textual.screen import Screen


class DoubleClicks:
    """Recognises clicks that only repeat one that opened or closed a screen."""

    def __init__(self, app: App[None]) -> None:
        """Watch the clicks on `app`."""
        self._app = app
        self._screen: Screen[object] | None = None
        """The screen that took the first click of the latest series."""
        self._position: Offset | None = None
        self._time = 0.0
        self._is_repeated = False

    def is_stray(self, event: events.Event, screen: Screen[object] | None) -> bool:
        """Whether a press or release of the mouse repeats a click that another screen took; keys end a series."""
        if isinstance(event, events.MouseUp):
            return self._is_repeated
        if not isinstance(event, events.MouseDown):
            self._position = None
            return False
        position = Offset(event.screen_x, event.screen_y)
        soon = event.time - self._time <= self._app.CLICK_CHAIN_TIME_THRESHOLD
        if position != self._position or not soon:
            self._screen = screen
        self._position, self._time = position, event.time
        self._is_repeated = self._screen is not screen
        return self._is_repeated
