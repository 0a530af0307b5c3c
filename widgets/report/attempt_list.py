"""Every attempt with its score in straight columns, below the line of all scores."""

from textual.reactive import var

from data.language import say
from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.line_pane import Drawn
from widgets.drawing.lines import Drawing, list_drawing, rows_below
from widgets.drawing.list_pane import ListPane
from widgets.drawing.spans import Spans, clipped, left, right, safe, width_of
from widgets.report.score_table import format_percent
from widgets.report.trend_line import trend_lines

WIDE = 76
"""Cells from which kind and time are shown too."""
NARROW = 60
"""Cells below which the target gives way."""


class AttemptRow(Values):
    """One attempt."""

    id: int
    day: str
    title: str
    kind: str
    """Mock exam, practice, answer sheet, or under way, in words."""
    score: str
    """As in 47/65."""
    percent: float | None
    target: float | None
    time: str
    trend: bool
    """Whether its score belongs to the line."""
    marked: bool = False


class AttemptList(ListPane[AttemptRow]):
    """Shows attempts, the newest first; the line of scores goes from the oldest to the newest."""

    attempts: Drawn[tuple[AttemptRow, ...]] = Drawn(())
    pass_percent: var[float | None] = var(None)
    exam_key: var[str] = var("")
    """The key that starts an exam on the dashboard, as people write it."""

    def watch_attempts(self) -> None:
        """Keep the cursor among the attempts."""
        self.move(0)

    def listed(self) -> tuple[AttemptRow, ...]:
        """The attempts, in order."""
        return self.attempts

    def draw(self, width: int) -> Drawing:
        """Line of scores, then the table."""
        if not self.attempts:
            sentence = say("No attempts yet. Press [{key}] on the dashboard.", key=self.exam_key)
            return Drawing([[(clipped(sentence, width), "quiet")]], in_view=0)
        scores = [row.percent for row in reversed(self.attempts) if row.trend and row.percent is not None]
        lines = trend_lines(scores, self.pass_percent, width, self.glyphs) if len(scores) > 1 else []
        if lines:
            lines.append([])
        rows = rows_below(len(lines), len(self.attempts))
        lines += [_line(row, index == self.cursor, width, self.glyphs) for index, row in enumerate(self.attempts)]
        return list_drawing(lines, rows, self.cursor)


def _line(row: AttemptRow, is_chosen: bool, width: int, glyphs: Glyphs) -> Spans:
    reached = None if row.percent is None or row.target is None else row.percent >= row.target
    sign = " " if reached is None else glyphs.done if reached else glyphs.cross
    target = "" if row.target is None else say("target {n}", n=f"{row.target:g}")
    head: Spans = [
        (glyphs.cursor if is_chosen else " ", "accent"),
        (f"{glyphs.marked if row.marked else ' '} ", "marked"),
        (left(row.day, 12), "quiet"),
    ]
    tail: Spans = [
        (right(row.score, 8), "quiet"),
        (right(format_percent(row.percent, glyphs), 7) + " ", "strong"),
        (sign + " ", "good" if reached else "bad"),
        (left(target, 10), "quiet"),
    ]
    if width < NARROW:
        tail = tail[:-1]
    if width >= WIDE:
        tail += [(left(row.kind, 12), "quiet"), (right(row.time, 8), "quiet")]
    room = max(6, width - width_of([*head, *tail]))
    return [*head, (left(safe(row.title), room), "strong" if is_chosen else ""), *tail]
