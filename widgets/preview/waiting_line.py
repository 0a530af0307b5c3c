"""One line that shows work in progress, with a bar or a moving block."""

from textual.reactive import var
from textual.timer import Timer

from widgets.drawing.one_line import OneLine
from widgets.drawing.spans import Spans, clipped

TRACK = 16
BLOCK = 4
STEP_SECONDS = 0.15


class WaitingLine(OneLine):
    """Shown while `words` is not empty; takes no room the rest of the time."""

    DEFAULT_CSS = """
    WaitingLine { display: none; }
    WaitingLine.-waiting { display: block; }
    """

    words: var[str] = var("")
    step: var[int] = var(0)
    _timer: Timer | None = None
    _part: float | None = None
    """The part of the work that is done, 0.0 to 1.0; None if it is not known."""

    def told(self, part: float) -> None:
        """Show the part that is done, 0.0 to 1.0; may be called from another thread."""
        self._part = part

    def watch_words(self) -> None:
        """Start or stop the moving block."""
        self.set_class(bool(self.words), "-waiting")
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._part = None
        if self.words:
            self._timer = self.set_interval(STEP_SECONDS, self._go_on)
        self.refresh()

    def watch_step(self) -> None:
        """Move the block."""
        self.refresh()

    def spans(self, width: int) -> Spans:
        """Bar or moving block, and words."""
        if self._part is not None:
            words = f"{100 * self._part:.0f}% {self.words}"
            filled = int(TRACK * self._part)
            bar: Spans = [
                (" ", ""),
                (self.glyphs.full * filled, "bar"),
                (self.glyphs.empty * (TRACK - filled), "rest"),
            ]
            return [*bar, (" " + clipped(words, max(0, width - TRACK - 2)), "")]
        start = abs(self.step % (2 * (TRACK - BLOCK)) - (TRACK - BLOCK))
        full, empty = self.glyphs.full, self.glyphs.empty
        return [
            (" " + empty * start, "rest"),
            (full * BLOCK, "bar"),
            (empty * (TRACK - BLOCK - start) + " ", "rest"),
            (clipped(self.words, max(0, width - TRACK - 2)), ""),
        ]

    def _go_on(self) -> None:
        self.step += 1
