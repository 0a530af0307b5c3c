"""A file as it is written, with the lines of one record marked and words on them below."""

from textual.reactive import var

from widgets.drawing.long_pane import LongPane
from widgets.drawing.spans import Spans, right, safe, wrapped

LONGEST = 2000
"""Characters of a line that are shown."""
ABOVE = 2
"""Lines that stay in view above the marked one."""


class SourceView(LongPane):
    """Shows numbered lines; the first marked one is shown whole, with remarks under it."""

    lines: var[tuple[str, ...]] = var(())
    marked: var[tuple[int, ...]] = var(())
    """Numbers of the marked lines, from 1, in order."""
    remarks: var[tuple[tuple[str, str], ...]] = var(())
    """(text, ink) of what is said about the marked lines."""
    _folded: tuple[object, list[Spans]] = (None, [])

    def watch_lines(self) -> None:
        """Show another file."""
        self.redraw()

    def watch_marked(self) -> None:
        """Mark other lines."""
        self.redraw()

    def watch_remarks(self) -> None:
        """Say something else about them."""
        self.redraw()

    def line_count(self, width: int) -> int:
        """Lines of the file, and what is put between them."""
        return len(self.lines) + len(self._inserted(width))

    def line(self, number: int, width: int) -> Spans:
        """A line of the file or a remark."""
        inserted = self._inserted(width)
        start = self._anchor()
        if start < number <= start + len(inserted):
            return inserted[number - start - 1]
        index = number if number <= start else number - len(inserted)
        marked = index + 1 in self.marked
        head: Spans = [
            (self.glyphs.cursor if marked else " ", "accent"),
            (right(str(index + 1), self._gutter() - 2) + " ", "accent" if marked else "quiet"),
        ]
        text = safe(self.lines[index][:LONGEST])
        if index == start:
            text = wrapped(text, self._room(width))[0]
        return [*head, (text, "strong" if marked else "quiet" if self.marked else "")]

    def cursor_line(self) -> int | None:
        """The first marked line."""
        return self._anchor() if self.marked else None

    def _keep_in_view(self) -> None:
        line = self.cursor_line()
        height = self.size.height
        if line is None or height <= 0:
            return
        top = self.scroll_offset.y
        last = line + min(len(self._inserted(self._inner_width())), height - 1)
        if not (top <= line and last < top + height):
            self.scroll_to(y=max(0, line - min(ABOVE, height - 1 - (last - line))), animate=False, immediate=True)

    def _anchor(self) -> int:
        """Place of the first marked line, -1 where there is none."""
        return min(self.marked[0], len(self.lines)) - 1 if self.marked else -1

    def _inserted(self, width: int) -> list[Spans]:
        """The rest of the first marked line, and the remarks."""
        anchor = self._anchor()
        wanted = (width, anchor, self.remarks, self.lines[anchor] if anchor >= 0 else "")
        if self._folded[0] != wanted:
            indent = " " * self._gutter()
            room = self._room(width)
            rest = wrapped(safe(self.lines[anchor][:LONGEST]), room)[1:] if anchor >= 0 else []
            lines: list[Spans] = [[(indent, ""), (part, "strong")] for part in rest]
            for text, ink in self.remarks:
                lines += [[(indent, ""), (part, ink)] for part in wrapped(safe(text), room)]
            self._folded = (wanted, lines)
        return self._folded[1]

    def _gutter(self) -> int:
        return len(str(len(self.lines))) + 2

    def _room(self, width: int) -> int:
        return max(8, width - self._gutter())
