"""The line at the top: what is studied, where in the plan, how long to go."""

from textual.reactive import var

from widgets.one_line import OneLine
from widgets.spans import Spans, cell_len, centred, clipped


class TitleBar(OneLine):
    """Three texts on one line; the middle gives way first."""

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
