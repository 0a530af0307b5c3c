"""UTF-8 that was read as a one-byte codec: the byte view of a line, and how sure a piece of it is.

Every character of the wrong codec stands for one byte; a lead byte and its continuation bytes make a *piece*.
It is *sure* when no language writes its characters beside each other ("Ã©", "ê°œ") and only *possible* when
somebody might ("é »" before a closing quotation mark, "PÓŁ" in capitals), so that clean text is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

CODECS = ("cp1252", "cp1254", "cp1250", "mac_roman")
LOST = "\ufffd"
_HIDDEN = 0xE000  # where characters that are no byte of the codec but look like one are kept out of the way
_CLOSERS = "’”“»›…–—\xa0™®©·‘‹•ªº¹²³°«"
_JOINERS = frozenset("’‘–—·\xa0…")  # signs after which a word may go on at once
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


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line that stands for one character; `text` is None where bytes of it are missing."""

    start: int
    end: int
    text: str | None
    sure: bool


@lru_cache(maxsize=8)
def byte_table(codec: str) -> dict[int, int]:
    """For `str.translate`: the characters of a codec to U+0080..U+00FF; undefined bytes are C1 controls."""
    table: dict[int, int] = {code: code + _HIDDEN for code in range(0xA0, 0x100)}
    for byte in range(0x80, 0x100):
        try:
            table[ord(bytes([byte]).decode(codec))] = byte
        except UnicodeDecodeError:
            table[byte] = byte
    return table


@lru_cache(maxsize=8)
def undefined_bytes(codec: str) -> tuple[int, ...]:
    """The bytes a program loses when it reads with this codec; soft hyphen and no-break space often go as well."""
    table = byte_table(codec)
    lost = [byte for byte in range(0x80, 0xC0) if table.get(byte) == byte and byte < 0xA0]
    return (*lost, 0xAD) if codec != "mac_roman" else tuple(lost)


def as_bytes(line: str, codec: str) -> str:
    """The line with every character of the codec as the byte it stands for (U+0080..U+00FF), of the same length."""
    return line.translate(byte_table(codec))


def pieces(line: str, view: str) -> Iterator[Piece]:
    """The pieces of a line in order, whole and short ones; `view` is `as_bytes` of it."""
    for match in _PIECE.finditer(view):
        start, end = match.span()
        if end - start < length(view[start]) or LOST in match[0]:
            yield Piece(start, end, None, is_spoilt_space(line, start) and line[start - 1 : start] in _SENTENCE)
            continue
        text = _character(match[0])
        if text is not None:
            yield Piece(start, end, text, text > "\x9f" and unnatural(line, start, end))


def is_spoilt_space(line: str, at: int) -> bool:
    """Whether a no-break space stood here, of which an "Â" and an ordinary space are left."""
    return line.startswith("Â ", at) and not line[at - 1 : at].isupper()


def length(lead: str) -> int:
    """How many bytes a character has that begins with this one."""
    return 2 if lead < "\xe0" else 3 if lead < "\xf0" else 4


@lru_cache(maxsize=1 << 14)
def _character(form: str) -> str | None:
    return decoded(form)


def decoded(view: str) -> str | None:
    """A byte view read as UTF-8, or None if it is no UTF-8 or nothing that a study plan holds."""
    try:
        text = view.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    return None if _UNLIKELY.search(text) else text


@lru_cache(maxsize=1)
def suspicious() -> re.Pattern[str]:
    """Finds any place where one of the codecs sees a lead byte and a continuation byte."""
    leads, rest = set(), {LOST}
    for codec in CODECS:
        for code, byte in byte_table(codec).items():
            if 0xC2 <= byte <= 0xF4:
                leads.add(chr(code))
            elif byte <= 0xBF:
                rest.add(chr(code))
    return re.compile(f"[{re.escape(''.join(leads))}][{re.escape(''.join(rest))}]|(?<=[a-z])\u00c3[ a-z]|\u00c2 ")


def group(lead: str) -> str:
    """Which family of characters a lead byte begins; a file is written in few of them."""
    if lead == "\xc2" or lead in "\xe2\xef" or lead >= "\xf0":
        return "signs"
    if lead < "\xe0":
        return "latin" if lead <= "\xc6" or lead == "\xc8" else "letters"
    if lead <= "\xe1":
        return "letters"
    return "hangul" if "\xea" <= lead <= "\xed" else "han"


def unnatural(line: str, start: int, end: int) -> bool:
    """Whether nobody writes these characters beside each other on purpose."""
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
    """Letters in one case that fit the letter before them, then only signs that may close a word."""
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
