"""Percents over time as a line of braille dots with its pass mark, and the figures below it in words."""

from collections.abc import Sequence

from data.language import say
from widgets.drawing.braille import BrailleCanvas
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.spans import Spans, clipped, right

ROWS = 6
AXIS = 6
ASCII_MARK = "*"


def trend_lines(percents: Sequence[float], mark: float | None, width: int, glyphs: Glyphs) -> list[Spans]:
    """The line through `percents`, oldest first, from 0 to 100%; dots mark the pass mark."""
    columns = min(width - AXIS - 1, max(12, 4 * len(percents)))
    if not percents or columns < 4:
        return []
    picture = _ascii(percents, mark, columns) if glyphs.ascii else _braille(percents, mark, columns)
    lines: list[Spans] = []
    for index, row in enumerate(picture):
        label = {0: "100%", ROWS - 1: "0%"}.get(index, "")
        lines.append([(right(label, AXIS) + " ", "quiet"), *row])
    first, last = round(percents[0]), round(percents[-1])
    words = say("From {first}% to {last}% in {n} attempts", first=first, last=last, n=len(percents))
    captions = [words]
    if mark is not None:
        captions.append(say("Dotted line: pass mark, {n}%", n=f"{mark:g}"))
    return [*lines, *([(clipped(" " * (AXIS + 1) + caption, width), "quiet")] for caption in captions)]


def _braille(percents: Sequence[float], mark: float | None, columns: int) -> list[Spans]:
    canvas = BrailleCanvas(columns, ROWS)
    high, wide = canvas.height - 1, canvas.width - 1
    if mark is not None:
        level = high * (1 - mark / 100)
        canvas.line((0, level), (wide, level), "warn", pattern=4)
    step = wide / max(1, len(percents) - 1)
    points = [(index * step, high * (1 - percent / 100)) for index, percent in enumerate(percents)]
    for start, end in zip(points, points[1:] or points, strict=False):
        canvas.line(start, end, "accent")
    return canvas.spans()


def _ascii(percents: Sequence[float], mark: float | None, columns: int) -> list[Spans]:
    grid = [[" "] * columns for _ in range(ROWS)]
    if mark is not None:
        for column in range(0, columns, 2):
            grid[_row(mark)][column] = "."
    step = (columns - 1) / max(1, len(percents) - 1)
    for index, percent in enumerate(percents):
        grid[_row(percent)][round(index * step)] = ASCII_MARK
    return [[("".join(row), "accent")] for row in grid]


def _row(percent: float) -> int:
    return round((ROWS - 1) * (1 - percent / 100))
