"""Takes control characters out of every line on its way to the terminal, whatever widget drew it."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from data.control_characters import dropped


class CleanFilter(LineFilter):
    """Drops from texts and links every character that a terminal obeys; none of them takes a cell."""

    def __init__(self, others: Sequence[LineFilter] = ()) -> None:
        """Clean the output of other filters; together they take one pass over a line and no extra copy."""
        super().__init__()
        self.others = tuple(others)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line, harmless."""
        for other in self.others:
            segments = other.apply(segments, background)
        for text, style, _ in segments:
            if not text.isprintable() or (style is not None and style.link is not None):
                return [_clean(segment) for segment in segments]
        return segments


def _clean(segment: Segment) -> Segment:
    style = segment.style
    if style is not None and style.link is not None and not style.link.isprintable():
        style = style.update_link(None)
    return Segment(dropped(segment.text), style, segment.control)
