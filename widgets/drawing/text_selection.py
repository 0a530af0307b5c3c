"""Text in terminal cells that the mouse selects by character, however wide the characters are."""

from collections.abc import Sequence

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from widgets.drawing.spans import Spans


def text_offset(pane: Widget, x: int, y: int) -> Offset:
    """The cell (x) and the line (y) of a pane's text at a cell of the screen.

    Outside the text it is the nearest cell of the pane; for the right half of a wide character it is the left half.
    """
    content = pane.content_region
    if y >= content.bottom:
        x, y = content.bottom_right_inclusive
        return Offset(x - content.x, y - content.y + pane.scroll_offset.y)
    x, y = max(x - content.x, 0), max(y - content.y, 0)
    return Offset(first_cell(pane.render_line(y).text, x), y + pane.scroll_offset.y)


def first_cell(text: str, x: int) -> int:
    """The first cell of the character at a cell; the cell itself behind the text."""
    left = 0
    for _, _, cells in split_graphemes(text)[0]:
        if left <= x < left + cells:
            return left
        left += cells
    return x


def selected_part(text: str, line: int, selection: Selection | None) -> slice:
    """The characters of a line that are selected, without the padding at its end; empty for none."""
    span = None if selection is None else selection.get_span(line)
    if span is None:
        return slice(0, 0)
    left, right = span
    x = 0
    first, last = len(text), 0
    for start, end, cells in split_graphemes(text.rstrip())[0]:
        if x + cells > left and (x < right or right < 0):
            first, last = min(first, start), end
        x += cells
    return slice(min(first, last), last)


def selected_text(lines: Sequence[Spans], selection: Selection) -> str:
    """The selected text of lines."""
    start, end = selection
    last = len(lines) - 1
    numbers = range(start.y if start else 0, min(end.y if end else last, last) + 1)
    texts = {number: "".join(text for text, _ in lines[number]) for number in numbers}
    return "\n".join(text[selected_part(text, number, selection)] for number, text in texts.items())


def highlighted(strip: Strip, part: slice, style: Style) -> Strip:
    """The strip with some of its characters in the style of selected text."""
    segments = []
    start = 0
    for text, own, _ in strip:
        first, last = max(0, part.start - start), max(0, part.stop - start)
        marked = own + style if own else style
        pieces = ((text[:first], own), (text[first:last], marked), (text[last:], own))
        segments += [Segment(piece, piece_style) for piece, piece_style in pieces if piece]
        start += len(text)
    return Strip(segments, strip.cell_length)
