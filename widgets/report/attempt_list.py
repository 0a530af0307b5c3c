"""Every attempt with its score in straight columns, below the line of all scores."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import var

from data.language import say
from widgets.drawing.line_pane import PAGE_KEYS, LinePane
from widgets.drawing.spans import Spans, cell_len, clipped, left, right, safe
from widgets.report.score_table import percent_words
from widgets.report.trend_line import trend_lines

WIDE = 76
"""Cells from which kind and time are shown too."""
NARROW = 60
"""Cells below which the target gives way."""


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One attempt."""

    id: int
    day: str
    title: str
    kind: str
    """What sort of sitting it was, in words."""
    count: str
    percent: float | None
    target: float | None
    time: str
    trend: bool
    """Whether its score belongs to the line."""
    marked: bool = False


class AttemptList(LinePane, inherit_bindings=False):
    """Shows attempts, the newest first; the line of scores goes from the oldest to the newest."""

    BINDINGS = PAGE_KEYS
    attempts: var[tuple[AttemptRow, ...]] = var(())
    pass_percent: var[float | None] = var(None)
    cursor: var[int] = var(0)
    _list_top: int = 0

    class Opened(Message):
        """An attempt was double-clicked."""

        def __init__(self, attempt_id: int) -> None:
            """Give the attempt's id."""
            super().__init__()
            self.attempt_id = attempt_id

    def watch_attempts(self) -> None:
        """Show other attempts."""
        self.cursor = max(0, min(self.cursor, len(self.attempts) - 1))
        self.redraw()

    def watch_cursor(self) -> None:
        """Choose another attempt."""
        self.redraw()

    @property
    def current(self) -> AttemptRow | None:
        """The attempt under the cursor."""
        return self.attempts[self.cursor] if self.cursor < len(self.attempts) else None

    def move(self, by: int) -> None:
        """Choose another attempt."""
        self.cursor = max(0, min(self.cursor + by, len(self.attempts) - 1))

    def cursor_line(self) -> int | None:
        """The chosen attempt stays in view; with the first one the line of scores does."""
        return self._list_top + self.cursor if self.cursor else 0

    def draw(self, width: int) -> list[Spans]:
        """Line of scores, then the table."""
        if not self.attempts:
            return [[(clipped(say("No attempts yet: m on the dashboard starts one."), width), "quiet")]]
        scores = [row.percent for row in reversed(self.attempts) if row.trend and row.percent is not None]
        lines = trend_lines(scores, self.pass_percent, width, self.glyphs) if len(scores) > 1 else []
        if lines:
            lines.append([])
        self._list_top = len(lines)
        return lines + [self._line(place, row, width) for place, row in enumerate(self.attempts)]

    def on_click(self, event: events.Click) -> None:
        """Choose the attempt under the pointer."""
        content = event.get_content_offset(self)
        if content is None:
            return
        place = content.y + self.scroll_offset.y - self._list_top
        if 0 <= place < len(self.attempts):
            self.cursor = place
            if event.chain == 2:
                self.post_message(self.Opened(self.attempts[place].id))

    def _line(self, place: int, row: AttemptRow, width: int) -> Spans:
        reached = None if row.percent is None or row.target is None else row.percent >= row.target
        sign = " " if reached is None else self.glyphs.done if reached else self.glyphs.cross
        target = "" if row.target is None else say("target {n}", n=f"{row.target:g}")
        head: Spans = [
            (f"{self.glyphs.cursor if place == self.cursor else ' '}", "accent"),
            (f"{self.glyphs.marked if row.marked else ' '} ", "marked"),
            (left(row.day, 12), "quiet"),
        ]
        tail: Spans = [
            (right(row.count, 8), "quiet"),
            (right(percent_words(row.percent, self.glyphs), 7) + " ", "strong"),
            (sign + " ", "good" if reached else "bad"),
            (left(target, 10), "quiet"),
        ]
        if width < NARROW:
            tail = tail[:-1]
        if width >= WIDE:
            tail += [(left(row.kind, 12), "quiet"), (right(row.time, 8), "quiet")]
        room = max(6, width - sum(cell_len(text) for text, _ in head + tail))
        return [*head, (left(safe(row.title), room), "strong" if place == self.cursor else ""), *tail]
