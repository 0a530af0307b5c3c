"""Lines of text that the mouse selects; a click, which presses and releases on one cell, does something else."""

from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from widgets.drawing.spans import Spans


class SelectableLines(ScrollView):
    """Subclasses say which lines there are and what a click on them does."""

    _strips: dict[int, Strip]
    """Lines that are painted."""
    _selection: Selection | None = None
    """Offsets in cells and lines, which Textual keeps for the screen."""
    _pressed_at: Offset | None = None
    _painting = False

    def line_total(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def spans_at(self, number: int) -> Spans:
        """The line with a number, the first one being 0; empty after the last."""
        raise NotImplementedError

    def strip_at(self, number: int) -> Strip:
        """The line as it is painted."""
        raise NotImplementedError

    def clicked(self, x: int, line: int, count: int) -> None:
        """React to a click on a cell of a line; `count` is 2 for a double click."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint lines. Textual asks for a single line to learn what is under the mouse: only that needs offsets."""
        self._painting = True
        try:
            return super().render_lines(crop)
        finally:
            self._painting = False

    def answered(self, strip: Strip, number: int) -> Strip:
        """A line as Textual wants it now: as it is painted, or with what is where on it."""
        if self._painting:
            return strip
        from widgets.drawing.selectable_text import with_offsets

        return with_offsets(strip, number)

    def highlight(self, strip: Strip, number: int) -> Strip:
        """A line with its selected text in the style of selected text."""
        if self._selection is None:
            return strip
        from widgets.drawing.selectable_text import highlighted, selected_part

        part = selected_part(strip.text, number, self._selection)
        if part.start == part.stop:
            return strip
        style: Style = self.screen.get_component_rich_style("screen--selection")
        return highlighted(strip, part, style)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text without padding, and what ends it."""
        from widgets.drawing.selectable_text import selected_text

        start, end = selection
        last = self.line_total() - 1
        numbers = range(start.y if start else 0, min(end.y if end else last, last) + 1)
        text = selected_text(((number, self._text(number)) for number in numbers), selection)
        return (text, "\n") if text.strip() else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint the lines of which another part is selected."""
        from widgets.drawing.selectable_text import selected_part

        before, self._selection = self._selection, selection
        for number, strip in list(self._strips.items()):
            text = strip.text
            if selected_part(text, number, before) != selected_part(text, number, selection):
                del self._strips[number]
                self.refresh_line(number)

    def end_stale_selection(self, painted: dict[int, Strip]) -> None:
        """End the selection when its text reads differently from what was painted."""
        if self._selection is None:
            return
        from widgets.drawing.selectable_text import selected_part

        for number, strip in painted.items():
            part = selected_part(strip.text, number, self._selection)
            if strip.text[part] != self.strip_at(number).text[part]:
                self.selection_updated(None)
                others = {widget: theirs for widget, theirs in self.screen.selections.items() if widget is not self}
                self.screen.selections = others
                return

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where the button was pressed."""
        self._pressed_at = event.screen_offset

    def on_click(self, event: events.Click) -> None:
        """Tell a click from the end of a selection; Textual itself would select everything on a double click."""
        event.prevent_default()
        content = event.get_content_offset(self)
        if content is not None and event.screen_offset == self._pressed_at:
            self.clicked(content.x, content.y + self.scroll_offset.y, event.chain)

    def _text(self, number: int) -> str:
        return "".join(text for text, _ in self.spans_at(number))
