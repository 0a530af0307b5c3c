"""A pane of any number of lines, of which only those in view are made."""

from textual.geometry import Size

from widgets.drawing.fault_notice import lift_sentence
from widgets.drawing.line_pane import LinePane
from widgets.drawing.spans import Spans


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
        lift_sentence(self, self)
        if self.size.width <= 0 or not self.is_attached:
            return
        self._overflowing = self.line_count(self.size.width) > self.size.height
        width = self._inner_width()
        size = Size(width, self.line_count(width))
        self.end_stale_selection(self._strips)
        self._strips.clear()
        if size != self.virtual_size:
            self.virtual_size = size
        self.refresh()
        self._keep_in_view()

    def line_total(self) -> int:
        """How many lines there are."""
        return self.line_count(self._inner_width())

    def spans_at(self, number: int) -> Spans:
        """The line with a number, the first one being 0; empty after the last."""
        width = self._inner_width()
        return self.line(number, width) if number < self.line_count(width) else []
