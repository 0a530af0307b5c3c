"""The signs the panes draw with, once in Unicode and once in plain ASCII."""

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


def glyphs(ascii_only: bool) -> Glyphs:
    """The set to draw with."""
    return ASCII if ascii_only else UNICODE
