"""The line at the top: what is studied, where in the plan, how long to go."""

from rich.segment import Segment
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from widgets.inks import inks
from widgets.spans import Spans, cell_len, centred, clipped


class TitleBar(Widget):
    """Three texts on one line; the middle gives way first."""

    DEFAULT_CSS = """
    TitleBar { height: 1; width: 1fr; background: $panel; color: $foreground; }
    """

    study: var[str] = var("")
    place: var[str] = var("")
    ahead: var[str] = var("")

    def watch_study(self) -> None:
        """Show another study."""
        self.refresh()

    def watch_place(self) -> None:
        """Show another week."""
        self.refresh()

    def watch_ahead(self) -> None:
        """Show another countdown."""
        self.refresh()

    def spans(self, width: int) -> Spans:
        """The three texts on `width` cells."""
        ahead = clipped(f"{self.ahead} ", max(0, width))
        study = clipped(f" {self.study}", max(0, width - cell_len(ahead) - 1))
        middle = max(0, width - cell_len(study) - cell_len(ahead))
        return [(study, "title"), (centred(self.place if middle > 8 else "", middle), ""), (ahead, "accent")]

    def render_line(self, y: int) -> Strip:
        """The one line."""
        base = self.rich_style
        styles = inks(self.app.theme_variables)
        segments = [Segment(text, base + styles[ink]) for text, ink in self.spans(self.size.width)]
        return Strip(segments).adjust_cell_length(self.size.width, base)
