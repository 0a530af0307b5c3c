"""A file as it is written, with the lines of one record marked and remarks on them below."""

from widgets.drawing.line_pane import Drawn, LinePane
from widgets.drawing.lines import Drawing, LazyLines
from widgets.drawing.spans import Spans, right, safe, wrapped

LONGEST = 2000
"""Characters of a line that are shown."""
ABOVE = 2
"""Lines that stay in view above the marked one."""


class SourceView(LinePane, inherit_bindings=False):
    """Shows numbered lines, the first marked one whole with its remarks; keys that scroll are the screen's."""

    lines: Drawn[tuple[str, ...]] = Drawn(())
    marked: Drawn[tuple[int, ...]] = Drawn(())
    """Numbers of the marked lines, from 1, in order."""
    remarks: Drawn[tuple[tuple[str, str], ...]] = Drawn(())
    """(text, ink) of the sentences about the marked lines."""

    def draw(self, width: int) -> Drawing:
        """The lines of the file, and between them the rest of the first marked one and the remarks."""
        lines, marked, glyphs = self.lines, self.marked, self.glyphs
        first = min(marked[0], len(lines)) - 1 if marked else -1
        gutter = len(str(len(lines))) + 2
        room = max(8, width - gutter)
        whole = wrapped(safe(lines[first][:LONGEST]), room) if first >= 0 else [""]
        inserted = _below_marked(whole[1:], self.remarks, gutter, room)

        def line(number: int) -> Spans:
            if first < number <= first + len(inserted):
                return inserted[number - first - 1]
            index = number if number <= first else number - len(inserted)
            is_marked = index + 1 in marked
            head: Spans = [
                (glyphs.cursor if is_marked else " ", "accent"),
                (right(str(index + 1), gutter - 2) + " ", "accent" if is_marked else "quiet"),
            ]
            text = whole[0] if index == first else safe(lines[index][:LONGEST])
            return [*head, (text, "strong" if is_marked else "quiet" if marked else "")]

        return Drawing(LazyLines(len(lines) + len(inserted), line), in_view=first if marked else None)

    def bring_into_view(self, line: int) -> None:
        """Scroll, if need be, so that the marked line and everything under it is seen, with some lines above it."""
        height = self.size.height
        if height <= 0:
            return
        top = self.scroll_offset.y
        inserted = len(self._painter.drawing.lines) - len(self.lines)
        last = line + min(inserted, height - 1)
        if not (top <= line and last < top + height):
            self.scroll_to(y=max(0, line - min(ABOVE, height - 1 - (last - line))), animate=False, immediate=True)


def _below_marked(rest: list[str], remarks: tuple[tuple[str, str], ...], gutter: int, room: int) -> list[Spans]:
    """The rest of the first marked line, and the remarks."""
    indent = " " * gutter
    lines: list[Spans] = [[(indent, ""), (part, "strong")] for part in rest]
    for text, ink in remarks:
        lines += [[(indent, ""), (part, ink)] for part in wrapped(safe(text), room)]
    return lines
