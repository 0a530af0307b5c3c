"""The text inside a line or a cell: links, emphasis, tags and decorations."""

import re
import unicodedata
from functools import lru_cache

from data.formats.markdown_plan.damaged_words import LOST, mended

MENDED_LENGTH = 400
SHORT = 300
"""Characters of a text that is looked at more than once and remembered."""

LINK = re.compile(
    r"(!?)\[([^\[\]]{0,1000})\]\(([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,1000})?)(?:\s[^()]{0,300})?\)"
)
BARE_URL = re.compile(r"https?://[^\s<>()\[\]\"'|`，。、]{1,2000}")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
BREAK = re.compile(r"<br\s{0,5}/?\s{0,5}>", re.IGNORECASE)
SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,40}:")
EMPHASIS = re.compile(  # every branch begins with a sign, so that re skips everything else
    r"\*\*|__|~~"
    r"|\*(?<![\w*]\*)(?=[^\s*_])|_(?<![\w*]_)(?=[^\s*_])"
    r"|\*(?<=[^\s*_]\*)(?![\w*])|_(?<=[^\s*_]_)(?![\w*])"
)
JOINERS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\ufe0e\ufe0f\u00ad\u2060"))
WIDE_DIGITS = str.maketrans("０１２３４５６７８９：／．％（）［］", "0123456789:/.%()[]")
WIDE_AND_JOINERS = WIDE_DIGITS | JOINERS
_WIDE_OR_JOINER = re.compile(f"[{''.join(map(re.escape, map(chr, WIDE_AND_JOINERS)))}]")
_JOINER = re.compile(f"[{''.join(map(chr, JOINERS))}]")
DECORATION = frozenset({"So", "Sk", "Mn", "Cf", "Co", "Cn", "Me"})


def plain(text: str) -> str:
    """The words a reader sees: links become their text, emphasis and tags go away; code keeps its back-ticks."""
    return _plain_again(text) if len(text) <= SHORT else _plain(text)


@lru_cache(maxsize=8192)
def _plain_again(text: str) -> str:
    """The same cell is looked at many times."""
    return _plain(text)


def _plain(text: str) -> str:
    if "](" in text:
        text = LINK.sub(lambda found: found.group(2), text)
    if "<" in text:
        text = TAG.sub(" ", text)
    if "*" in text or "_" in text or "~~" in text:
        text = without_emphasis(text)
    return " ".join(text.split())


def without_emphasis(text: str) -> str:
    """The text without the marks of bold, italic and struck out; code spans stay as they are."""
    if "`" not in text:
        return EMPHASIS.sub("", text)
    pieces = text.split("`")
    return "`".join(piece if index % 2 else EMPHASIS.sub("", piece) for index, piece in enumerate(pieces))


def normal(text: str) -> str:
    """Lower case with ordinary digits and without invisible joiners, for comparing words."""
    if text.isascii():
        return text.lower()
    return _normal_again(text) if len(text) <= SHORT else _normal(text)


@lru_cache(maxsize=8192)
def _normal_again(text: str) -> str:
    """Cells of a table say the same few things over and over."""
    return _normal(text)


def _normal(text: str) -> str:
    if _WIDE_OR_JOINER.search(text):  # most texts hold none, and translating looks at every letter
        text = text.translate(WIDE_AND_JOINERS)
    text = text.casefold()
    return mended(text) if LOST in text and len(text) <= MENDED_LENGTH else text


def links(text: str) -> list[tuple[str, str]]:
    """Title and address of every link, images left out, bare addresses included."""
    found = (
        [(match.group(2), match.group(3)) for match in LINK.finditer(text) if not match.group(1)]
        if "](" in text
        else []
    )
    if "://" in text:
        rest = LINK.sub(" ", text)
        found += [(match.group(), match.group().rstrip(".,;:!?")) for match in BARE_URL.finditer(rest)]
    return found


def without_joiners(text: str) -> str:
    """The text without invisible joiners and variation selectors."""
    return text.translate(JOINERS) if _JOINER.search(text) else text


def undecorated(text: str) -> str:
    """The text from its first letter or digit on, so without leading emoji, bullets and dashes."""
    text = without_joiners(text)
    if text.startswith(":"):
        text = SHORTCODE.sub("", text, count=1)
    for index, letter in enumerate(text):
        if letter.isalnum() and unicodedata.category(letter) not in DECORATION:
            return text[index:]
    return ""


def pieces(cell: str) -> list[str]:
    """What stands on the lines of one cell."""
    if "<" not in cell:
        return [cell.strip()]
    return [piece.strip() for piece in BREAK.split(cell) if piece.strip()]
