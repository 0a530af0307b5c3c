"""Lines of styled text measured in terminal cells, so that Korean and Latin text line up."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from rich.cells import cell_len as cell_len
from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from data.control_characters import on_one_line
from widgets.drawing.glyphs import PLAIN

Spans = list[tuple[str, str]]
"""A line as (text, ink) pairs; the ink is a name from `widgets.drawing.inks`."""


def clipped(text: str, width: int) -> str:
    """The text in at most `width` cells, ending in an ellipsis if something was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def left(text: str, width: int) -> str:
    """The text clipped and padded on the right to exactly `width` cells."""
    cut = clipped(text, width)
    return cut + " " * (width - cell_len(cut))


def right(text: str, width: int) -> str:
    """The text clipped and padded on the left to exactly `width` cells."""
    cut = clipped(text, width)
    return " " * (width - cell_len(cut)) + cut


def centred(text: str, width: int) -> str:
    """The text clipped and padded on both sides to exactly `width` cells."""
    cut = clipped(text, width)
    before = (width - cell_len(cut)) // 2
    return " " * before + cut + " " * (width - cell_len(cut) - before)


def width_of(spans: Iterable[tuple[str, str]]) -> int:
    """Cells a line takes."""
    return sum(cell_len(text) for text, _ in spans)


def safe(text: str) -> str:
    """A learner's words on one line, with control characters shown and never obeyed."""
    return on_one_line(text)


def joined(spans: Spans) -> Spans:
    """The same line in as few parts as possible."""
    parts: Spans = []
    for text, ink in spans:
        if parts and parts[-1][1] == ink:
            parts[-1] = (parts[-1][0] + text, ink)
        elif text:
            parts.append((text, ink))
    return parts


def strip_of(spans: Spans, width: int, base: Style, styles: Mapping[str, Style], ascii_only: bool) -> Strip:
    """A line as Textual paints it, exactly `width` cells wide."""
    segments = [
        Segment(text.translate(PLAIN) if ascii_only else text, base + styles[ink]) for text, ink in joined(spans)
    ]
    missing = width - sum(cell_len(segment.text) for segment in segments)
    if missing > 0:
        segments.append(Segment(" " * missing, base))
    strip = Strip(segments)
    return strip if missing >= 0 else strip.adjust_cell_length(width, base)


@lru_cache(maxsize=16)
def blank_strip(width: int, base: Style) -> Strip:
    """An empty line; all of a screen are one object."""
    return Strip.blank(width, base)


def ends(before: Spans, after: Spans, width: int) -> Spans:
    """A line with one part at each end and at least one cell between them; `after` is never cut."""
    gap = max(1, width - width_of(before) - width_of(after))
    return [*before, (" " * gap, ""), *after]


def wrapped(text: str, width: int) -> list[str]:
    """The text broken into lines of at most `width` cells, at spaces if possible."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, max(2, width)))
    return lines


def _wrap_paragraph(paragraph: str, width: int) -> list[str]:
    lines = [""]
    room = width
    for word in _words(paragraph):
        size = cell_len(word)
        if size > room and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            room, word = width, word.lstrip()
            size = cell_len(word)
        while size > room:
            piece = set_cell_size(word, room).rstrip() if cell_len(word[0]) <= room else word[0]
            lines[-1] = piece
            word = word[len(piece) :]
            lines.append("")
            room, size = width, cell_len(word)
        lines[-1] += word
        room -= size
    return lines


def _words(paragraph: str) -> Iterable[str]:
    """Words, each with the spaces before it."""
    start = 0
    length = len(paragraph)
    while start < length:
        end = start
        while end < length and paragraph[end] == " ":
            end += 1
        while end < length and paragraph[end] != " ":
            end += 1
        yield paragraph[start:end]
        start = end
