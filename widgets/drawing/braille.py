"""A canvas of braille dots: two across and four down in every cell."""

from widgets.drawing.spans import Spans

BLANK = 0x2800
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Bit of the dot at [row][column] of a cell (Unicode chart U+2800)."""


class BrailleCanvas:
    """Draws points and lines; each cell has the ink of the last of them."""

    def __init__(self, columns: int, rows: int) -> None:
        """Make an empty canvas of that many cells."""
        self.columns = columns
        self.rows = rows
        self._bits = [[0] * columns for _ in range(rows)]
        self._inks = [[""] * columns for _ in range(rows)]

    @property
    def width(self) -> int:
        """Dots across."""
        return self.columns * 2

    @property
    def height(self) -> int:
        """Dots down."""
        return self.rows * 4

    def point(self, x: float, y: float, ink: str) -> None:
        """Set one dot; a dot outside the canvas changes nothing."""
        column, row = round(x), round(y)
        if 0 <= column < self.width and 0 <= row < self.height:
            self._bits[row // 4][column // 2] |= DOTS[row % 4][column % 2]
            self._inks[row // 4][column // 2] = ink

    def line(self, start: tuple[float, float], end: tuple[float, float], ink: str, pattern: int = 1) -> None:
        """Draw a line; of every `pattern` dots the first half is set, so 1 is solid."""
        steps = max(1, round(max(abs(end[0] - start[0]), abs(end[1] - start[1]))))
        for step in range(steps + 1):
            if pattern > 1 and step % pattern >= (pattern + 1) // 2:
                continue
            part = step / steps
            self.point(start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part, ink)

    def spans(self) -> list[Spans]:
        """The picture as lines of exactly `columns` cells."""
        return [
            [(chr(BLANK + bits), ink if bits else "") for bits, ink in zip(row, inks, strict=True)]
            for row, inks in zip(self._bits, self._inks, strict=True)
        ]
