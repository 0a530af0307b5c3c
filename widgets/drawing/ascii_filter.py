"""Turns signs of frames, hints and titles into ASCII on their way to the terminal."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from widgets.drawing.glyphs import PLAIN

_FRAMES = {
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬", "+"),
    **dict.fromkeys("─━═╌╍╸╺", "-"),
    **dict.fromkeys("│┃║╎╏", "|"),
    **dict.fromkeys("█▓▒▀▄", "#"),
    **dict.fromkeys("▁▂▃▅▆▇▉▊▋▌▍▎▏▐▔▕░▖▗▘▝▪▸▶", " "),
    **dict.fromkeys("•●○◦", "*"),
    "🔎": "> ",
}
ASCII_SIGNS = {code: chr(plain) for code, plain in PLAIN.items()} | str.maketrans(_FRAMES)
"""Each sign is as wide as its replacement; a learner's letters stay as they are."""


class PlainFilter(LineFilter):
    """Replaces the signs of every line, whatever draws it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line with the signs of ASCII."""
        return [
            segment
            if segment.text.isascii()
            else Segment(segment.text.translate(ASCII_SIGNS), segment.style, segment.control)
            for segment in segments
        ]
