"""Repairs files of an older encoding or another script that were read with the wrong one: "Ïëàí", "РџР»Р°РЅ", "fьr".

Another module repairs UTF-8 that was read as a codec of Western or Central Europe, even with lost bytes. Here
every byte has survived: one codec repairs the whole file, or it stays unchanged.
"""

import re
from collections.abc import Callable, Sequence

from data.formats.text.encodings import is_mostly_utf8, usualness
from data.values import Values

_SAMPLE_LINES = 400
_FEWEST = 6
"""Number of odd letters below which a file stays unchanged."""
_RUN = re.compile("[\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{3,}")
"""Three of these in a row: hardly any word in Latin letters has them."""
_WESTERN = {ord(bytes([byte]).decode("cp1252", "replace")): byte for byte in range(0x80, 0xA0)}
_WESTERN |= {byte: byte for byte in range(0x80, 0x100)}
_LEGACY = ("cp1251", "koi8-r", "cp1253", "cp949", "cp932", "gb18030", "big5", "euc_jp")
_EASTERN = ("cp1251", "koi8-r", "cp866", "mac_cyrillic", "cp1253", "cp437", "cp949")
_CYRILLIC, _GREEK = "\u0400-\u045f\u0490\u0491", "\u0386-\u03ce"
_MIXED = {
    "cp1251": re.compile(f"(?:[A-Za-z]+[{_CYRILLIC}]|[{_CYRILLIC}]+[A-Za-z])[A-Za-z{_CYRILLIC}]*"),
    "cp1253": re.compile(f"(?:[A-Za-z]+[{_GREEK}]|[{_GREEK}]+[A-Za-z])[A-Za-z{_GREEK}]*"),
}
_LETTERS = re.compile(f"[{_CYRILLIC}{_GREEK}]")
_LOOK_LATIN = frozenset("аеорсхуіАВЕКМНОРСТХІΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")
"""Letters that occur in Latin words as typing errors."""
_HALF = re.compile(f"[A-Za-z][{_CYRILLIC}{_GREEK}]|[{_CYRILLIC}{_GREEK}][A-Za-z]")
_LEAST_USUAL = 0.5


class Redecoded(Values):
    """Lines after the repair, the codec of the wrong decoding (empty for none), and the number of changed lines."""

    lines: list[str]
    codec: str
    changed: int


def redecoded(lines: list[str]) -> Redecoded:
    """Undo a wrong decoding of a whole file, if one explains its odd letters."""
    odd = [line for line in lines if not line.isascii()]
    sample = odd[:: -(-len(odd) // _SAMPLE_LINES) or 1]
    if sum(len(_odd(line)) for line in sample) < _FEWEST:
        return Redecoded(lines, "", 0)
    for explain in (_utf8_read_as_eastern, _legacy_read_as_western, _western_read_as_eastern):
        codec, turn = explain(sample)
        if codec:
            after = [turn(line) or line for line in lines]
            count = sum(line != new for line, new in zip(lines, after, strict=True))
            return Redecoded(after, codec, count)
    return Redecoded(lines, "", 0)


_Turn = Callable[[str], str | None]


def _nothing(_: str) -> str | None:
    return None


def _odd(line: str) -> str:
    return "" if line.isascii() else "".join(char for char in line if char > "\x7f")


def _utf8_read_as_eastern(sample: Sequence[str]) -> tuple[str, _Turn]:
    """The codec in which most lines are valid UTF-8, and the function that undoes the decoding."""
    for codec in _EASTERN:

        def turn(line: str, codec: str = codec) -> str | None:
            if line.isascii():
                return None
            # 0x98 is the one byte that cp1251 lacks.
            # Its no-break space is half of a letter; editors replace it with an ordinary space.
            text = line.replace("\ufffd", "\x98").replace("Р ", "Р\xa0") if codec == "cp1251" else line
            try:
                raw = b"".join(
                    b"\x98" if char == "\x98" and codec == "cp1251" else char.encode(codec) for char in text
                )
                return raw.decode("utf-8")
            except UnicodeError:
                return None

        results = [turn(line) for line in sample]
        good = [text for text in results if text is not None and max(text) > "\x7f"]
        if len(good) * 2 > len(sample) and sum(len(_odd(text)) for text in good) >= _FEWEST // 2:
            return codec, turn
    return "", _nothing


def _western_bytes(line: str) -> bytes | None:
    """The bytes of a line as cp1252 or Latin-1; None if it has other characters."""
    if line.isascii():
        return None
    codes = [code if code < 0x80 else _WESTERN.get(code, -1) for code in map(ord, line)]
    return bytes(codes) if min(codes) >= 0 else None


def _legacy_read_as_western(sample: Sequence[str]) -> tuple[str, _Turn]:
    """The codec and the function that undoes the decoding, if most odd letters come in runs and are usual."""
    raws = [raw for line in sample if (raw := _western_bytes(line)) is not None]
    odd = sum(len(_odd(line)) for line in sample)
    rows = sum(len(row) for line in sample for row in _RUN.findall(line))
    if rows * 2 < odd or len(raws) * 2 < len(sample) or sum(map(is_mostly_utf8, raws)) * 3 > len(raws):
        return "", _nothing
    texts = {codec: b"\n".join(raws).decode(codec, "replace") for codec in _LEGACY}
    best = max(_LEGACY, key=lambda codec: usualness(texts[codec]))
    if usualness(texts[best]) < _LEAST_USUAL:
        return "", _nothing

    def turn(line: str) -> str | None:
        raw = _western_bytes(line)
        try:
            text = raw.decode(best) if raw is not None else None
        except UnicodeError:
            return None
        return None if text is None or _HALF.search(text) else text

    return "cp1252", turn


def _western_read_as_eastern(sample: Sequence[str]) -> tuple[str, _Turn]:
    """The codec and the function that undoes the decoding, if nearly all foreign letters are in Latin words."""
    for codec, mixed in _MIXED.items():
        letters = "".join(letter for line in sample for letter in _LETTERS.findall(line))
        inside = "".join(
            letter for line in sample for word in mixed.findall(line[:2000]) for letter in _LETTERS.findall(word)
        )
        distinct = sum(letter not in _LOOK_LATIN for letter in inside)
        if distinct < _FEWEST // 2 or len(inside) * 4 < len(letters) * 3 or distinct * 2 < len(inside):
            continue

        def turn(line: str, codec: str = codec) -> str | None:
            try:
                return None if line.isascii() else line.encode(codec).decode("cp1252")
            except UnicodeError:
                return None

        if usualness("\n".join(turn(line) or "" for line in sample)) >= _LEAST_USUAL:
            return codec, turn
    return "", _nothing
