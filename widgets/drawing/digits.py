"""Digits three lines tall, for clocks."""

from widgets.drawing.glyphs import Glyphs

SHAPES = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"),
    "1": ("╺┓ ", " ┃ ", "╺┻╸"),
    "2": ("╺━┓", "┏━┛", "┗━╸"),
    "3": ("╺━┓", " ━┫", "╺━┛"),
    "4": ("╻ ╻", "┗━┫", "  ╹"),
    "5": ("┏━╸", "┗━┓", "╺━┛"),
    "6": ("┏━╸", "┣━┓", "┗━┛"),
    "7": ("╺━┓", "  ┃", "  ╹"),
    "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "╺━┛"),
    ":": (" ", ":", " "),
}


def big_digits(text: str, glyphs: Glyphs) -> list[str]:
    """Three lines of digits and colons; in ASCII the plain text stands in the middle line."""
    if glyphs.ascii:
        return ["", text, ""]
    return [" ".join(SHAPES[character][line] for character in text) for line in range(3)]
