"""The line at the top: the study, the week of its plan, the days to the exam."""

from textual.reactive import reactive

from widgets.drawing.one_line import OneLine
from widgets.drawing.spans import Spans, cell_len, centred, clipped

NAME_LEAST = 12
"""Cells that the name of a study has at least."""


class TitleBar(OneLine):
    """The texts on one line: the phase gives way first, then the name, then the rest of the middle."""

    study: reactive[str] = reactive("")
    location: reactive[str] = reactive("")
    """Week, phase and progress, with dots between them."""
    ahead: reactive[str] = reactive("")
    """The days to the exam, and the streak."""
    clock: reactive[str] = reactive("")
    """A running study clock, which stays in view before everything else."""

    def spans(self, width: int) -> Spans:
        """The texts on `width` cells."""
        clock = clipped(f"{self.clock}  " if self.clock else "", max(0, width))
        ahead = clipped(f"{self._ahead_in(width - cell_len(clock))} ", max(0, width - cell_len(clock)))
        room = width - cell_len(clock) - cell_len(ahead) - 1
        wished = room - cell_len(" · ".join(_ends(self.location.split(" · ")))) - 3
        study = clipped(f" {self.study}", max(0, min(room, max(NAME_LEAST, wished))))
        middle = max(0, width - cell_len(study) - cell_len(clock) - cell_len(ahead))
        location = centred(self._location_in(middle - 2), middle)
        return [(study, "title"), (location, ""), (clock, "good"), (ahead, "accent")]

    def _ahead_in(self, width: int) -> str:
        """The days to the exam; beside a running clock the streak gives way to the name and the week."""
        parts = self.ahead.split(" · ")
        least = NAME_LEAST + cell_len(" · ".join(_ends(self.location.split(" · ")))) + 6
        while self.clock and len(parts) > 1 and cell_len(" · ".join(parts)) + least > width:
            del parts[-1]
        return " · ".join(parts)

    def _location_in(self, width: int) -> str:
        """As much of the location as fits: the phase, which stands in the middle, gives way first."""
        parts = self.location.split(" · ")
        if cell_len(self.location) > width:
            parts = _ends(parts)
        while len(parts) > 1 and cell_len(" · ".join(parts)) > width:
            del parts[-1]
        return clipped(" · ".join(parts), width)


def _ends(parts: list[str]) -> list[str]:
    """The first and the last part: the week and how much is done."""
    return parts if len(parts) < 3 else [parts[0], parts[-1]]
