"""An app that accepts keys typed ahead and keeps the terminal's cursor where letters appear."""

from textual import events
from textual.app import App
from textual.geometry import Offset

from app.keys.text_fields import cursor_cell, is_text_area, is_text_field
from app.keys.type_ahead import ORDERED, TypeAhead


class TypingApp(App[None]):
    """Hands on keys, pastes and clicks in the order they came, each when the one before has had its effect."""

    def __init__(self, css_path: str) -> None:
        """Hold back keys until `open_for_keys`."""
        self._type_ahead = TypeAhead(self, super().on_event)
        super().__init__(css_path=css_path)

    def open_for_keys(self) -> None:
        """The first screen is there: hand on what was typed meanwhile."""
        self._type_ahead.open()

    async def on_event(self, event: events.Event) -> None:
        """Let keys, pastes and clicks wait for their turn."""
        if isinstance(event, ORDERED) and not event.is_forwarded:
            await self._type_ahead.take(event)
        else:
            await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action may run now; in a text area ^Z undoes."""
        if action == "suspend_process" and is_text_area(self.focused):
            return False
        return super().check_action(action, parameters)

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor goes with every paint: to the cursor of the focused field."""
        focused = self.focused if self.is_running and self.screen_stack else None
        return cursor_cell(focused) if focused is not None and is_text_field(focused) else self._cell

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        """Remember the cell that is used while no field has the focus."""
        self._cell = position
