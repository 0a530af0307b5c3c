"""A widget that is one line of styled text."""

from abc import abstractmethod

from textual.strip import Strip
from textual.widget import Widget

from widgets.drawing.glyphs import UNICODE, Glyphs
from widgets.drawing.inks import inks
from widgets.drawing.spans import Spans, strip_of


class OneLine(Widget, inherit_css=False):
    """Draws what `spans` returns; its values are `reactive`, so that each change repaints the line."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    OneLine { height: 1; width: 1fr; background: $panel; color: $foreground; }
    """

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        """Draw with `glyphs`."""
        super().__init__(id=id)
        self.glyphs = glyphs

    @abstractmethod
    def spans(self, width: int) -> Spans:
        """The line for a width in cells."""

    def render_line(self, y: int) -> Strip:
        """The one line."""
        width = self.size.width
        return strip_of(self.spans(width), width, self.rich_style, inks(self.app.theme_variables), self.glyphs.ascii)
