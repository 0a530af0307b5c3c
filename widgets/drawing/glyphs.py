"""The signs of the panes, once in Unicode and once in plain ASCII."""

from data.frozen import Frozen


class Glyphs(Frozen):
    """One set of signs; each is one cell wide."""

    open: str = "○"
    done: str = "✓"
    cursor: str = "▸"
    marked: str = "●"
    running: str = "◷"
    full: str = "█"
    empty: str = "░"
    half: str = "◐"
    shades: str = "·▁▄▆█"
    """Nothing done, a little, half, most, all."""
    exam: str = "◆"
    weakest: str = "◂"
    dot: str = "·"
    cross: str = "✗"
    lines: str = "─│"
    arrow: str = "→"
    dash: str = "–"
    ascii: bool = False


UNICODE = Glyphs()
ASCII = Glyphs(
    open="o",
    done="x",
    cursor=">",
    marked="*",
    running="@",
    full="#",
    empty=".",
    half="+",
    shades=".-=+#",
    exam="E",
    weakest="<",
    dot="-",
    cross="!",
    lines="-|",
    arrow=">",
    dash="-",
    ascii=True,
)
PLAIN = str.maketrans("…·–—→←↑↓“”‘’›‹×", "~---><^v\"\"''><x")
"""Punctuation."""
_OF_LINES = {code: chr(plain) for code, plain in PLAIN.items()} | {
    ord(getattr(UNICODE, name)): getattr(ASCII, name)
    for name in ("open", "done", "cursor", "marked", "running", "exam", "weakest", "cross")
}


def glyphs(ascii_only: bool) -> Glyphs:
    """The set to draw with."""
    return ASCII if ascii_only else UNICODE


def plain_line(text: str) -> str:
    """A line of text for a terminal that shows ASCII alone, with the same signs as in the panes."""
    return text.translate(_OF_LINES)
