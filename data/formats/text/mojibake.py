"""UTF-8 that was read as a one-byte codec: the byte view of a line, and the certainty of each piece.

Every character of the wrong codec stands for one byte; a lead byte and its continuation bytes make a *piece*.
It is *sure* when no language writes its characters side by side ("Ã©", "ê°œ") and only *possible* when
some text does ("é »" before a closing quotation mark, "PÓŁ" in capitals), so that clean text stays unchanged.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from data.values import Values

CODECS = ("cp1252", "cp1254", "cp1250", "mac_roman")
LOST = "\ufffd"
_HIDDEN = 0xE000  # range for characters that look like a byte of the codec but are not one
_CLOSERS = "’”“»›…–—\xa0™®©·‘‹•ªº¹²³°«"
_JOINERS = frozenset("’‘–—·\xa0…")  # signs after which a word may continue
_SENTENCE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.,;:!?)")
_OPENERS = frozenset("“«‘’„‚‹–—…»”›")
_MATHS = frozenset("√∞∂∑∏π∫Ω≠≤≥µ±¬≈∆÷◊")
_PIECE = re.compile(
    "[\xc2-\xdf][\x80-\xbf\ufffd]?|[\xe0-\xef][\x80-\xbf\ufffd]{0,2}|[\xf0-\xf4][\x80-\xbf\ufffd]{0,3}"
)
_UNLIKELY = re.compile(
    "[^\t\r -~\x80-\u017f\u0192\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u02c6\u02dc\u0300-\u036f"
    "\u0386-\u03ce\u0400-\u045f\u0490\u0491\u05d0-\u05ea\u0600-\u06ff\u0900-\u097f\u0e00-\u0e7f\u1100-\u11ff\u1e00-\u1eff"
    "\u2000-\u23ff\u2460-\u27bf\u2900-\u297f\u2b00-\u2bff\u3000-\u30ff\u3130-\u318f\u3200-\u33ff\u4e00-\u9fff\uac00-\ud7a3\ufe00-\ufe0f"
    "\ufe30-\ufe4f\ufeff-\uffef\ufffd\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)


class Piece(Values):
    """Part of a line that stands for one character; `text` is None if some of its bytes are missing."""

    start: int
    end: int
    text: str | None
    sure: bool


@lru_cache(maxsize=8)
def byte_table(codec: str) -> dict[int, int]:
    """For `str.translate`: maps a codec's characters to U+0080..U+00FF; undefined bytes are C1 controls."""
    table: dict[int, int] = {code: code + _HIDDEN for code in range(0xA0, 0x100)}
    for byte in range(0x80, 0x100):
        try:
            table[ord(bytes([byte]).decode(codec))] = byte
        except UnicodeDecodeError:
            table[byte] = byte
    return table


@lru_cache(maxsize=8)
def undefined_bytes(codec: str) -> tuple[int, ...]:
    """The bytes that programs lose with this codec, with soft hyphen and no-break space, which often go too."""
    table = byte_table(codec)
    undefined = [byte for byte in range(0x80, 0xC0) if table.get(byte) == byte and byte < 0xA0]
    return (*undefined, 0xAD) if codec != "mac_roman" else tuple(undefined)


def as_bytes(line: str, codec: str) -> str:
    """Replace each character of the codec by its byte (U+0080..U+00FF); the length stays the same."""
    return line.translate(byte_table(codec))


def pieces(line: str, view: str) -> Iterator[Piece]:
    """The pieces of a line in order, complete or not; `view` is its `as_bytes`."""
    for match in _PIECE.finditer(view):
        start, end = match.span()
        if end - start < length(view[start]) or LOST in match[0]:
            yield Piece(start, end, None, is_spoilt_space(line, start) and line[start - 1 : start] in _SENTENCE)
            continue
        text = _character(match[0])
        if text is not None:
            yield Piece(start, end, text, text > "\x9f" and unnatural(line, start, end))


def is_spoilt_space(line: str, at: int) -> bool:
    """Whether "Â" and a space are the rest of a no-break space."""
    return line.startswith("Â ", at) and not line[at - 1 : at].isupper()


def length(lead: str) -> int:
    """Number of bytes in a character with this lead byte."""
    return 2 if lead < "\xe0" else 3 if lead < "\xf0" else 4


@lru_cache(maxsize=1 << 14)
def _character(form: str) -> str | None:
    return decoded(form)


def decoded(view: str) -> str | None:
    """Read a byte view as UTF-8; None if it is invalid or contains characters that no study plan has."""
    try:
        text = view.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    return None if _UNLIKELY.search(text) else text


@lru_cache(maxsize=1)
def suspicious() -> re.Pattern[str]:
    """Pattern of a lead byte and a continuation byte in any of the codecs."""
    leads, rest = set(), {LOST}
    for codec in CODECS:
        for code, byte in byte_table(codec).items():
            if 0xC2 <= byte <= 0xF4:
                leads.add(chr(code))
            elif byte <= 0xBF:
                rest.add(chr(code))
    return re.compile(f"[{re.escape(''.join(leads))}][{re.escape(''.join(rest))}]|(?<=[a-z])\u00c3[ a-z]|\u00c2 ")


def group(lead: str) -> str:
    """The family of characters that a lead byte starts; a file has few of them."""
    if lead == "\xc2" or lead in "\xe2\xef" or lead >= "\xf0":
        return "signs"
    if lead < "\xe0":
        return "latin" if lead <= "\xc6" or lead == "\xc8" else "letters"
    if lead <= "\xe1":
        return "letters"
    return "hangul" if "\xea" <= lead <= "\xed" else "han"


def unnatural(line: str, start: int, end: int) -> bool:
    """Whether no text has these characters side by side."""
    lead, rest = line[start], line[start + 1 : end]
    before = line[start - 1] if start else " "
    after = line[end] if end < len(line) else " "
    if lead == "‚" and rest[0] == "Ä":
        return True
    if lead in "×÷":
        return any(char not in _CLOSERS and char not in "½¼¾" for char in rest)
    if not lead.isalpha():
        if lead in _MATHS and all(char in _MATHS for char in rest):
            return False
        # "„één" is Dutch, but nobody opens a quotation with two different accented capitals.
        capitals = len(set(rest)) > 1 and rest.isupper()
        return capitals or not (lead in _OPENERS and all(char.isalpha() for char in rest))
    if lead == "Â" and len(rest) == 1:
        return not (before.isupper() or before in "«“„‘\"'(")
    return not _natural_word(before, lead, rest, after)


def _natural_word(before: str, lead: str, rest: str, after: str) -> bool:
    """Whether the letters have one case and fit the letter before them, with only closing signs after them."""
    letters = rest.rstrip(_CLOSERS)
    if not all(char.isalpha() for char in letters):
        return False
    if len(letters) < len(rest) and after.isalnum() and rest[-1] not in _JOINERS:
        return False
    word = lead + letters
    if before.isalpha():
        return word.islower() or (before.isupper() and word.isupper())
    capitalised = lead.isupper() and letters.islower() and len(letters) == 1 and lead not in "ÃÄÅĂĹ"
    return word.islower() or word.isupper() or capitalised
