"""A pane drawn line by line: no children, and only the lines that changed are painted again."""

from abc import abstractmethod
from typing import TypeVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.geometry import Offset, Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from widgets.drawing.fault_notice import lift_sentence
from widgets.drawing.glyphs import UNICODE, Glyphs
from widgets.drawing.line_painter import LinePainter
from widgets.drawing.lines import Drawing

Value = TypeVar("Value")

PAGE_KEYS: list[BindingType] = [
    Binding("pageup", "page_up", "Page up", show=False, tooltip="Scroll up by a page.", id="scroll.page_up"),
    Binding(
        "pagedown", "page_down", "Page down", show=False, tooltip="Scroll down by a page.", id="scroll.page_down"
    ),
    Binding("home", "scroll_home", "Top", show=False, tooltip="Scroll to the top.", id="scroll.scroll_home"),
    Binding("end", "scroll_end", "End", show=False, tooltip="Scroll to the end.", id="scroll.scroll_end"),
]
"""Keys that scroll a pane unless they mean something else there."""
LINE_KEYS: list[BindingType] = [
    Binding("up", "scroll_up", "Up", show=False, tooltip="Scroll up by a line.", id="scroll.scroll_up"),
    Binding("down", "scroll_down", "Down", show=False, tooltip="Scroll down by a line.", id="scroll.scroll_down"),
]
"""Keys that scroll a text without a cursor."""


class Drawn(var[Value]):
    """A value that a pane shows: when it changes, the pane draws again."""

    def __set__(self, obj: DOMNode, value: Value) -> None:
        """Set the value; an equal value changes nothing."""
        before = getattr(obj, self.name)
        super().__set__(obj, value)
        if isinstance(obj, LinePane) and getattr(obj, self.name) is not before:
            obj.redraw()


class LinePane(ScrollView, can_focus=True, inherit_bindings=False, inherit_css=False):
    """Shows what `draw` returns; dragging the mouse selects its text, a click calls `clicked`."""

    BINDINGS = PAGE_KEYS + LINE_KEYS
    DEFAULT_CSS = """
    LinePane {
        width: 1fr;
        height: 1fr;
        padding: 0 1;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-background: $scrollbar-background;
        scrollbar-background-hover: $scrollbar-background-hover;
        scrollbar-background-active: $scrollbar-background-active;
        scrollbar-color: $scrollbar;
        scrollbar-color-hover: $scrollbar-hover;
        scrollbar-color-active: $scrollbar-active;
    }
    """

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None, classes: str | None = None) -> None:
        """Draw with `glyphs`."""
        super().__init__(id=id, classes=classes)
        self.glyphs = glyphs
        self._painter = LinePainter(self, glyphs.ascii)
        self._theme = ""
        self._is_stale = False
        self._pressed_at: Offset | None = None

    @abstractmethod
    def draw(self, width: int) -> Drawing:
        """The lines of the pane for a width in cells."""

    def clicked(self, x: int, line: int, count: int) -> None:
        """React to a click on a cell of a line; `count` is 2 for a double click."""

    @on(events.Focus)
    @on(events.Blur)
    def redraw(self) -> None:
        """Draw again soon, once for all the values that change together; the focus may change the look as well."""
        if not self._is_stale:
            self._is_stale = True
            self.call_next(self._draw_now)

    @on(events.Resize)
    def _draw_now(self) -> None:
        """Draw and repaint what differs."""
        self._is_stale = False
        if self.size.width <= 0 or not self.is_attached:
            return
        painter = self._painter
        painter.draw(self.draw, self.size)
        lift_sentence(self, self)
        if painter.selected_text_changed():
            self.selection_updated(None)
            selections = self.screen.selections
            self.screen.selections = {pane: selections[pane] for pane in selections if pane is not self}
        # As tall as the pane at least: while everything fits, more or fewer lines change no layout.
        size = Size(painter.width, max(len(painter.drawing.lines), self.size.height))
        if size != self.virtual_size or self.app.theme != self._theme:
            painter.forget()
            self._theme = self.app.theme
            self.virtual_size = size
            self.refresh()
        else:
            top = self.scroll_offset.y
            for number in painter.outdated(range(top, top + self.size.height)):
                self.refresh_line(number)
        if painter.drawing.in_view is not None:
            self.bring_into_view(painter.drawing.in_view)

    def bring_into_view(self, line: int) -> None:
        """Scroll to a line, 0 for the first, unless it is in view."""
        top, height = self.scroll_offset.y, self.size.height
        if height > 0 and not top <= line < top + height:
            self.scroll_to_region(Region(0, line, 1, 1), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """One line of the visible part; the first picture of a pane is drawn here, before its size is announced."""
        painter = self._painter
        if not painter.width:
            painter.draw(self.draw, self.size)
            self._theme = self.app.theme
            if not painter.has_scrollbar:
                # Nothing needs a new layout while everything fits.
                self.set_reactive(LinePane.virtual_size, Size(painter.width, self.size.height))
        return painter.strip(y + self.scroll_offset.y)

    def notify_style_update(self) -> None:
        """Colours changed: every line is painted again."""
        super().notify_style_update()
        self._painter.forget()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text without padding, and what ends it."""
        from widgets.drawing.text_selection import selected_text

        text = selected_text(self._painter.drawing.lines, selection)
        return (text, "\n") if text.strip() else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint the lines of which another part is selected."""
        for number in self._painter.select(selection):
            self.refresh_line(number)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where the button was pressed."""
        self._pressed_at = event.screen_offset

    def on_click(self, event: events.Click) -> None:
        """Tell a click from the end of a drag; Textual itself would select everything on a double click."""
        event.prevent_default()
        content = event.get_content_offset(self)
        if content is not None and event.screen_offset == self._pressed_at:
            self.clicked(content.x, content.y + self.scroll_offset.y, event.chain)
