"""A pane of any number of lines, of which only those in view are made."""

from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from widgets.drawing.inks import inks
from widgets.drawing.line_pane import LinePane
from widgets.drawing.spans import Spans, strip_of


class LongPane(LinePane, inherit_bindings=False):
    """Subclasses say how many lines there are and what stands on one; keys that scroll are left to the screen."""

    def line_count(self, width: int) -> int:
        """Lines at a width in cells."""
        raise NotImplementedError

    def line(self, number: int, width: int) -> Spans:
        """One line, the first one being 0."""
        raise NotImplementedError

    def draw(self, width: int) -> list[Spans]:
        """Every line; the screen itself asks only for those in view."""
        return [self.line(number, width) for number in range(self.line_count(width))]

    def _draw_now(self) -> None:
        self._stale = False
        if self.size.width <= 0 or not self.is_attached:
            return
        self._overflowing = self.line_count(self.size.width) > self.size.height
        width = self._inner_width()
        size = Size(width, self.line_count(width))
        self._strips.clear()
        if size != self.virtual_size:
            self.virtual_size = size
        self.refresh()
        self._keep_in_view()

    def _strip(self, number: int) -> Strip:
        base: Style = self.rich_style
        width = self._inner_width()
        if number >= self.line_count(width):
            return Strip.blank(width, base)
        styles = inks(self.app.theme_variables)
        return strip_of(self.line(number, width), width, base, styles, self.glyphs.ascii)
