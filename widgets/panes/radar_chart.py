"""The radar itself: one axis a domain, one outline a series."""

from math import cos, pi, sin

from data.values import Values
from widgets.drawing.braille import BrailleCanvas
from widgets.drawing.spans import Spans

SERIES_INKS = ("first", "second", "third")
PATTERNS = (1, 4, 2)
"""Solid, dashed, dotted: the series differ without colour too."""
LEAST_AXES = 3
MOST_AXES = 16


class Series(Values):
    """One outline: a share from 0.0 to 1.0 on each axis, None if it is not known."""

    name: str
    shares: tuple[float | None, ...]


def can_draw(axes: int) -> bool:
    """Whether a radar of so many axes can be read."""
    return LEAST_AXES <= axes <= MOST_AXES


def draw_radar(axes: int, series: tuple[Series, ...], columns: int, rows: int) -> list[Spans]:
    """A radar on `columns` by `rows` cells, the first axis pointing up, numbers going clockwise."""
    canvas = BrailleCanvas(columns, rows)
    centre = ((canvas.width - 1) / 2, (canvas.height - 1) / 2)
    radius = min(centre)

    def at(axis: int, share: float) -> tuple[float, float]:
        angle = 2 * pi * axis / axes
        return centre[0] + radius * share * sin(angle), centre[1] - radius * share * cos(angle)

    for axis in range(axes):
        canvas.line(centre, at(axis, 1.0), "rest", 4)
        canvas.line(at(axis, 1.0), at((axis + 1) % axes, 1.0), "rest", 3)
    for number, outline in enumerate(series):
        ink, pattern = SERIES_INKS[number % 3], PATTERNS[number % 3]
        points = [at(axis, share) for axis, share in enumerate(outline.shares) if share is not None]
        for index, point in enumerate(points):
            canvas.line(point, points[(index + 1) % len(points)], ink, pattern)
    return _numbered(canvas.spans(), [at(axis, 1.0) for axis in range(axes)])


def _numbered(lines: list[Spans], tips: list[tuple[float, float]]) -> list[Spans]:
    """Write each axis's number at its tip."""
    for number, (x, y) in enumerate(tips, start=1):
        line = lines[min(len(lines) - 1, int(y) // 4)]
        first = min(int(x) // 2, len(line) - len(str(number)))
        for index, digit in enumerate(str(number), start=first):
            line[index] = (digit, "strong")
    return lines
