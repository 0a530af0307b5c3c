"""The line at the top: what is studied, where in the plan, how long to go."""

from textual.reactive import var

from widgets.drawing.one_line import OneLine
from widgets.drawing.spans import Spans, cell_len, centred, clipped

NAME_LEAST = 12
"""Cells that are left to the name of a study."""


class TitleBar(OneLine):
    """Three texts on one line: the phase gives way first, then the name, then the rest of the middle."""

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
        room = width - cell_len(ahead) - 1
        wished = room - cell_len(" · ".join(_ends(self.place.split(" · ")))) - 3
        study = clipped(f" {self.study}", max(0, min(room, max(NAME_LEAST, wished))))
        middle = max(0, width - cell_len(study) - cell_len(ahead))
        return [(study, "title"), (centred(self._place_in(middle - 2), middle), ""), (ahead, "accent")]

    def _place_in(self, width: int) -> str:
        """As much of the place as fits: the phase, which stands in the middle, gives way first."""
        parts = self.place.split(" · ")
        if cell_len(self.place) > width:
            parts = _ends(parts)
        while len(parts) > 1 and cell_len(" · ".join(parts)) > width:
            del parts[-1]
        return clipped(" · ".join(parts), width)


def _ends(parts: list[str]) -> list[str]:
    """The first and the last part: the week and how much is done."""
    return parts if len(parts) < 3 else [parts[0], parts[-1]]
