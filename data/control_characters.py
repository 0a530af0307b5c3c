"""Keeps a terminal from obeying what a learner typed or imported.

Control characters (C0, DEL, C1), changes of the writing direction, line separators, annotations, tags and halves of
pairs have no business on a screen; joiners, marks and selectors that build letters and emoji stay.
"""

import re
from functools import cache

CONTROL = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e001f\U000e0080-\U000e00ff]"
)
TAGS = "[\U000e0020-\U000e007f]"
FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f"
"""A flag such as that of Scotland: the only place of tags in a text."""
TAB_AND_LINE = str.maketrans("", "", "\t\n")


def shown(text: str) -> str:
    """The text with a visible sign for every control or broken character; tabs and line feeds stay."""
    # Nearly every text is printable, and asking that is a hundred times cheaper than looking for each character.
    return text if text.isprintable() else _harmful().sub(lambda match: match[1] or _sign(match[0]), text)


def dropped(text: str) -> str:
    """The text without control characters, tabs and line feeds; a broken one gets a sign of its width."""
    if text.isprintable():
        return text
    return _harmful().sub(lambda match: match[1] or _as_wide(match[0]), text.translate(TAB_AND_LINE))


def escaped(json: str) -> str:
    """JSON whose strings have an escape for every control character; it means the same."""
    return json if json.isprintable() else _harmful().sub(lambda match: match[1] or _escape(match[0]), json)


def on_one_line(text: str) -> str:
    """The text shown safely on a single line."""
    return shown(text.replace("\t", " ").replace("\n", " "))


@cache
def _harmful() -> re.Pattern[str]:
    """Compiled at the first text that is not printable: most programs run without one."""
    return re.compile(f"({FLAG})|{CONTROL}|{TAGS}")


def _sign(character: str) -> str:
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "�"


def _as_wide(character: str) -> str:
    """Only half of a pair takes a cell of the screen."""
    return "�" if "\ud800" <= character <= "\udfff" else ""


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[offset]:02x}{units[offset + 1]:02x}" for offset in range(0, len(units), 2))
