"""Paints the lines of a pane; a line is painted again only if its text, its ink or its selected part changes."""

from collections.abc import Callable

from rich.style import Style
from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from widgets.drawing.inks import inks
from widgets.drawing.lines import Drawing
from widgets.drawing.spans import Spans, blank_strip, strip_of


class LinePainter:
    """Holds the drawing of a pane and the strips painted from it."""

    def __init__(self, pane: Widget, ascii_only: bool) -> None:
        """Paint in the colours of a pane, with ASCII signs if `ascii_only`."""
        self.drawing = Drawing(())
        self.width = 0
        """Cells of a line; 0 before the first drawing."""
        self.has_scrollbar = False
        """Whether the scrollbar takes a cell of each line."""
        self._pane = pane
        self._ascii_only = ascii_only
        self._selection: Selection | None = None
        self._base: Style | None = None
        self._seen: dict[int, Spans] = {}
        """The lines on the screen by their numbers."""
        self._strips: dict[int, Strip] = {}
        """The painted lines; a line on the screen may be missing here after a change of colours."""

    def draw(self, draw: Callable[[int], Drawing], size: Size) -> None:
        """Draw for the width beside the scrollbar, which is shown only if the lines do not all fit."""
        drawing = draw(size.width - self.has_scrollbar)
        if (len(drawing.lines) > size.height) != self.has_scrollbar:
            self.has_scrollbar = not self.has_scrollbar
            drawing = draw(size.width - self.has_scrollbar)
        self.drawing, self.width = drawing, size.width - self.has_scrollbar

    def strip(self, number: int) -> Strip:
        """The painted line with a number, 0 for the first; blank after the last."""
        strip = self._strips.get(number)
        if strip is None:
            spans = self._seen[number] = self._spans(number)
            strip = self._strips[number] = self._paint(number, spans)
        return strip

    def outdated(self, in_view: range) -> list[int]:
        """Numbers of the lines on the screen that differ from the drawing; `strip` paints them again."""
        numbers = []
        for number, spans in list(self._seen.items()):
            if number in in_view or self._selection is not None:
                if self._spans(number) == spans:
                    continue
                numbers.append(number)
            del self._seen[number]
            self._strips.pop(number, None)
        return numbers

    def forget(self) -> None:
        """Drop all painted lines, because the colours or the width changed."""
        self._base = None
        self._strips.clear()

    def select(self, selection: Selection | None) -> list[int]:
        """Select other text; return the numbers of the lines that look different then."""
        from widgets.drawing.text_selection import selected_part

        before, self._selection = self._selection, selection
        numbers = []
        for number, strip in list(self._strips.items()):
            if selected_part(strip.text, number, before) != selected_part(strip.text, number, selection):
                del self._strips[number]
                numbers.append(number)
        return numbers

    def selected_text_changed(self) -> bool:
        """Whether the selected text in the drawing differs from the one on the screen."""
        if self._selection is None:
            return False
        from widgets.drawing.text_selection import selected_part

        for number, strip in self._strips.items():
            part = selected_part(strip.text, number, self._selection)
            if strip.text[part] != self._paint(number, self._spans(number)).text[part]:
                return True
        return False

    def _spans(self, number: int) -> Spans:
        lines = self.drawing.lines
        return lines[number] if number < len(lines) else []

    def _paint(self, number: int, spans: Spans) -> Strip:
        if self._base is None:
            self._base = self._pane.rich_style
        if not spans:
            return blank_strip(self.width, self._base)
        strip = strip_of(spans, self.width, self._base, inks(self._pane.app.theme_variables), self._ascii_only)
        return strip if self._selection is None else self._highlighted(strip, number, self._selection)

    def _highlighted(self, strip: Strip, number: int, selection: Selection) -> Strip:
        from widgets.drawing.text_selection import highlighted, selected_part

        part = selected_part(strip.text, number, selection)
        if part.start == part.stop:
            return strip
        return highlighted(strip, part, self._pane.screen.get_component_rich_style("screen--selection"))
