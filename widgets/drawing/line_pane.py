"""A pane drawn line by line: no children, and only the lines that changed are painted again."""

from itertools import zip_longest

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.strip import Strip

from widgets.drawing.fault_notice import lift_sentence
from widgets.drawing.glyphs import UNICODE, Glyphs
from widgets.drawing.inks import inks
from widgets.drawing.selectable_lines import SelectableLines
from widgets.drawing.spans import Spans, blank_strip, strip_of

PAGE_KEYS: list[BindingType] = [
    Binding("pageup", "page_up", "Page up", show=False, tooltip="Scroll up by a page.", id="scroll.page_up"),
    Binding(
        "pagedown", "page_down", "Page down", show=False, tooltip="Scroll down by a page.", id="scroll.page_down"
    ),
    Binding("home", "scroll_home", "Top", show=False, tooltip="Scroll to the top.", id="scroll.scroll_home"),
    Binding("end", "scroll_end", "End", show=False, tooltip="Scroll to the end.", id="scroll.scroll_end"),
]
"""Keys that scroll a pane in which they have no other meaning."""
LINE_KEYS: list[BindingType] = [
    Binding("up", "scroll_up", "Up", show=False, tooltip="Scroll up by a line.", id="scroll.scroll_up"),
    Binding("down", "scroll_down", "Down", show=False, tooltip="Scroll down by a line.", id="scroll.scroll_down"),
]
"""Keys that scroll a text in which nothing is chosen."""


class LinePane(SelectableLines, can_focus=True, inherit_bindings=False, inherit_css=False):
    """Turns what `draw` returns into lines; subclasses call `redraw` when their values change."""

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

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Draw with `glyphs`."""
        super().__init__(id=id, classes=classes)
        self.glyphs = glyphs
        self._lines: list[Spans] = []
        self._strips = {}
        self._base: Style | None = None
        self._drawn_for: tuple[int, str] = (0, "")
        self._stale = False
        self._overflowing = False

    def draw(self, width: int) -> list[Spans]:
        """The lines of the pane for a width in cells."""
        raise NotImplementedError

    def cursor_line(self) -> int | None:
        """The line that must stay in view."""
        return None

    def least_lines(self) -> int:
        """How many lines there are at least, as far as that is known without drawing them."""
        return 0

    def redraw(self) -> None:
        """Draw again soon: once for all the values that change together."""
        if not self._stale:
            self._stale = True
            self.call_next(self._draw_now)

    def _draw_now(self) -> None:
        """Draw and repaint what differs."""
        self._stale = False
        if self.size.width <= 0 or not self.is_attached:
            return
        self._take(self._lines_that_fit(), (self._inner_width(), self.app.theme))

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new width."""
        self._draw_now()

    def notify_style_update(self) -> None:
        """Colours changed: every line is painted again."""
        super().notify_style_update()
        self._base = None
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """One line of the visible part; the first picture of a pane is drawn here, before its size is announced."""
        if not self._drawn_for[0]:
            self._draw_unseen()
        number = y + self.scroll_offset.y
        strip = self._strips.get(number)
        if strip is None:
            strip = self.strip_at(number)
            self._strips[number] = strip
        return self.answered(strip, number)

    def _draw_unseen(self) -> None:
        """Draw what is about to be painted for the first time, so that it is not painted empty first."""
        lines = self._lines_that_fit()
        self._lines, self._drawn_for = lines, (self._inner_width(), self.app.theme)
        if not self._overflowing:
            # Nothing needs a new layout while everything fits.
            self.set_reactive(LinePane.virtual_size, Size(self._drawn_for[0], self.size.height))

    def _lines_that_fit(self) -> list[Spans]:
        """The lines for the width that is left when the scrollbar is there exactly where they do not all fit."""
        self._overflowing = self._overflowing or self.least_lines() > self.size.height
        lines = self.draw(self._inner_width())
        if (len(lines) > self.size.height) != self._overflowing:
            self._overflowing = not self._overflowing
            lines = self.draw(self._inner_width())
        return lines

    def _take(self, lines: list[Spans], drawn_for: tuple[int, str]) -> None:
        lift_sentence(self, self)
        old, self._lines = self._lines, lines
        self.end_stale_selection(self._strips)
        # As tall as the pane at least: while everything fits, more or fewer lines change no layout.
        size = Size(drawn_for[0], max(len(lines), self.size.height))
        if size != self.virtual_size or drawn_for != self._drawn_for:
            self._strips.clear()
            self._drawn_for = drawn_for
            self.virtual_size = size
            self.refresh()
        else:
            for number, (before, line) in enumerate(zip_longest(old, lines)):
                if line != before:
                    self._strips.pop(number, None)
                    self.refresh_line(number)
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        line = self.cursor_line()
        height = self.size.height
        if line is None or height <= 0:
            return
        top = self.scroll_offset.y
        if not top <= line < top + height:
            self.scroll_to_region(Region(0, line, 1, 1), animate=False, force=True)

    def line_total(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def spans_at(self, number: int) -> Spans:
        """The line with a number, the first one being 0; empty after the last."""
        return self._lines[number] if number < len(self._lines) else []

    def strip_at(self, number: int) -> Strip:
        """The line as it is painted."""
        if self._base is None:
            self._base = self.rich_style
        base = self._base
        width = self._inner_width()
        spans = self.spans_at(number)
        if not spans:
            return blank_strip(width, base)
        styles = inks(self.app.theme_variables)
        return self.highlight(strip_of(spans, width, base, styles, self.glyphs.ascii), number)

    def _inner_width(self) -> int:
        """Cells beside the scrollbar, which is there when the lines do not all fit."""
        return self.size.width - self._overflowing
