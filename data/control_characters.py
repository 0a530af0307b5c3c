"""Keeps a terminal from obeying what a learner typed or imported."""

import re

CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


def shown(text: str) -> str:
    """The text with a visible sign for every control or broken character; tabs and line feeds stay."""
    # Nearly every text is printable, and asking that is a hundred times cheaper than looking for each character.
    return text if text.isprintable() else re.sub(CONTROL, lambda found: _sign(found[0]), text)


def on_one_line(text: str) -> str:
    """The text shown safely on a single line."""
    return shown(text.replace("\t", " ").replace("\n", " "))


def _sign(character: str) -> str:
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "�"
