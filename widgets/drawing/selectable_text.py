"""Text in terminal cells that the mouse selects by character, however wide the characters are."""

from collections.abc import Iterable

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip


def with_offsets(strip: Strip, line: int) -> Strip:
    """The strip with its cells and its line as the offsets that Textual looks for under the mouse.

    Textual counts the characters of a segment and calls the right half of a wide character the next one. A segment
    for each character that counts in cells has no such half.
    """
    x = 0
    segments = []
    for text, style, _ in strip:
        for start, end, cells in split_graphemes(text)[0]:
            offset = Style.from_meta({"offset": (x, line)})
            segments.append(Segment(text[start:end], style + offset if style else offset))
            x += cells
    return Strip(segments, strip.cell_length)


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


def selected_text(lines: Iterable[tuple[int, str]], selection: Selection) -> str:
    """The selected text of numbered lines."""
    return "\n".join(text[selected_part(text, number, selection)] for number, text in lines)


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
