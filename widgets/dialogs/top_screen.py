"""Screens that act only while they are on top: a burst of keys or clicks opens and closes each of them once."""

from textual.await_complete import AwaitComplete
from textual.geometry import Offset
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from widgets.drawing.line_pane import LinePane


class TopScreen(Screen[ScreenResultType]):
    """A screen that does nothing under another screen, or once it is closed."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close with a result; a screen that is not on top stays as it is."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action may run now."""
        return self.is_active and super().check_action(action, parameters)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """The text at a cell; None for a widget that was removed and is still painted."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        if widget is None or (widget is not self and not widget.parent):
            return None, None
        if isinstance(widget, LinePane):
            from widgets.drawing.text_selection import text_offset

            return widget, text_offset(widget, x, y)
        if offset is None or widget.is_container:
            return widget, offset
        return super().get_widget_and_offset_at(*_first_cell(widget, x, y))

    def get_selected_text(self) -> str | None:
        """The selected text; None if only spaces are selected, so that the clipboard stays as it is."""
        text = super().get_selected_text()
        return text if text and text.strip() else None


def _first_cell(widget: Widget, x: int, y: int) -> tuple[int, int]:
    """The first cell of the character at a cell of the screen, or of the text beside it.

    Textual takes the right half of a wide character for the next one, and the edge of a scrolled widget for the edge
    of its first lines.
    """
    from widgets.drawing.text_selection import first_cell

    content = widget.content_region
    x, y = max(x, content.x), max(y, content.y)
    if y >= content.bottom:
        return x, y
    return content.x + first_cell(widget.render_line(y - content.y).text, x - content.x), y
