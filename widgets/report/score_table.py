"""Rows of right answers with a bar, the percent, and the number of questions."""

from collections.abc import Sequence

from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.spans import Spans, cell_len, left, right

BAR = 10
COUNT = 9
PERCENT = 7
LABEL = 8
"""Cells a label has at least; the words behind the figures give way to it."""


class ScoreRow(Values):
    """One row."""

    label: str
    percent: float | None
    score: str = ""
    """As in 12/15; empty if only the percent is known."""
    words: str = ""
    """Words behind the figures."""
    good: bool | None = None
    """Whether the percent reaches its target; None without a target."""


def score_lines(rows: Sequence[ScoreRow], width: int, glyphs: Glyphs) -> list[Spans]:
    """The rows in straight columns; bar and words are dropped if there is no room."""
    if not rows:
        return []
    bar = BAR if width >= 70 else 0
    tail = max(cell_len(row.words) for row in rows)
    room = width - COUNT - PERCENT - bar - 6
    words = room - tail >= LABEL
    label = min(max(cell_len(row.label) for row in rows), max(LABEL, room - tail if words else room))
    return [_line(row, label, bar, glyphs, words) for row in rows]


def format_percent(percent: float | None, glyphs: Glyphs) -> str:
    """A percent without decimals; a dash for None. Only all is 100, only nothing is 0."""
    if percent is None:
        return glyphs.dash
    whole = round(percent)
    if whole == 100 and percent < 100:
        whole = 99
    if whole == 0 and percent > 0:
        whole = 1
    return f"{whole}%"


def _line(row: ScoreRow, label: int, bar: int, glyphs: Glyphs, words: bool) -> Spans:
    spans: Spans = [("  " + left(row.label, label) + " ", "")]
    if bar:
        full = round(bar * (row.percent or 0) / 100)
        spans += [(glyphs.full * full, "bar"), (glyphs.empty * (bar - full), "rest")]
    spans += [
        (right(row.score, COUNT), "quiet"),
        (right(format_percent(row.percent, glyphs), PERCENT), "strong"),
        (" ", ""),
    ]
    if row.good is not None:
        spans.append((glyphs.done, "good") if row.good else (glyphs.cross, "bad"))
    return [*spans, (f" {row.words}", "quiet")] if words and row.words else spans
