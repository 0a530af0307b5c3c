"""Detects the encoding of a file's bytes by byte order marks, validity and the frequency of letters."""

import codecs
import re
import unicodedata
from collections.abc import Iterable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
# The order decides between equals: the more common encoding first.
_LEGACY = (
    "cp1252",
    "cp949",
    "cp932",
    "gb18030",
    "big5",
    "euc_jp",
    "cp1250",
    "cp1254",
    "cp1251",
    "cp1253",
    "mac_roman",
)
_SAMPLE_BYTES = 1 << 16
_SHORT_BYTES = 1 << 12
_LEAST_USUAL = 0.3
"""Least usualness of the letters in a text without any mark of its encoding."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")

_HANGUL = frozenset(
    "이다의는에을가한고하지기로서어사를도은대인나자해시그리정과일아수라보면만있으게스전제부장동학공국조원구성주상비여용"
    "연안문경방선모관우계세무요소화신중들것생내위적오마발미분습복완료차험월목금토퀴즈표개념예"
)
_HAN = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年"
    "过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣"
    "理心本前开開但因只从從想实實日者意无無力它与與长長把机機十第公已工使情明性知全三又关關点點正业業外将將两兩高间間由"
    "问問很最重并物手应應向文体體见見利二等新制果加月话話合回特代内信表化给給位次度常先通教提立比解水名真论論各入认認条條平"
    "系题題活更别別变變四总總电電数數安少报報结結目太量再建务務做接件计計管期周週完习習复複考试試模拟擬标標"
    "書読時間目標試験問題復習午前後"
)
_LATIN = frozenset("áàâãäåçéèêëíìîïñóòôõöøúùûüßæœÁÀÂÃÄÅÇÉÈÊÍÎÑÓÔÕÖØÚÜąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůýžČĎĚŇŘŠŤŮÝŽőűăşţğıİŞĞ")
_PRINT = frozenset("’‘“”–—…«»°·€¿¡ºª§©®™•\xa0、。，．：；！？（）「」『』【】《》～→←↑↓○●□■☆★※△▲◎×✓✔①②③④⑤⑥㎝ー・ㆍ─│")
_VALID_LONG = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def read_bytes(raw: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding; undecodable bytes become U+FFFD, never an error."""
    for mark, codec, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(codec, "replace"), name
    wide = _utf16_without_mark(raw)
    if wide is not None:
        return raw.decode(wide, "replace"), "utf-16"
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _not_quite_utf8(raw)


def _utf16_without_mark(raw: bytes) -> str | None:
    """Detect UTF-16 by zero bytes on one side of its pairs only: those of spaces, digits and line ends."""
    sample = raw[:_SAMPLE_BYTES]
    if len(sample) < 2 or 0 not in sample:
        return _short_utf16(raw)
    pairs = len(sample) // 2
    left, right = sample[0::2].count(0), sample[1::2].count(0)
    if max(left, right) * 100 < pairs or min(left, right) * 4 > max(left, right):
        return _short_utf16(raw)
    codec = "utf-16-le" if right > left else "utf-16-be"
    text = sample[: pairs * 2].decode(codec, "replace")
    unusual = sum(1 for char in text if char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < "\t")
    return codec if unusual * 20 <= len(text) else None


def _short_utf16(raw: bytes) -> str | None:
    """Detect short UTF-16 by letters that are more usual than in any other encoding.

    Text without a space, a digit or a line end has no zero bytes.
    """
    if len(raw) % 2 or not 4 <= len(raw) <= _SHORT_BYTES:
        return None
    try:
        if not _CONTROL.search(raw.decode("utf-8")):
            return None
        least = _LEAST_USUAL
    except UnicodeDecodeError:
        narrow = raw.decode(_likeliest([raw]), "replace")
        least = _LEAST_USUAL if _CONTROL.search(narrow) else max(_LEAST_USUAL, usualness(narrow) + 0.2)
    texts = {codec: _plain_text(raw, codec) for codec in ("utf-16-le", "utf-16-be")}
    best = max(texts, key=lambda codec: usualness(texts[codec]) if texts[codec] else -9)
    return best if texts[best] and usualness(texts[best]) >= least else None


def _plain_text(raw: bytes, codec: str) -> str:
    """Decode bytes with a codec; empty if the result contains characters that no text has."""
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        return ""
    return "" if _CONTROL.search(text) or any(unicodedata.category(char) in ("Cn", "Co") for char in text) else text


def _not_quite_utf8(raw: bytes) -> tuple[str, str]:
    """Decode damaged UTF-8, UTF-8 with lines from elsewhere, or one of the older encodings."""
    lines = raw.split(b"\n")
    high = [line for line in lines if not line.isascii()]
    odd = [line for line in high if not is_mostly_utf8(line)]
    if not odd:
        return raw.decode("utf-8", "replace"), "utf-8"
    # A line of an older encoding is rarely valid UTF-8 by chance, so a third of valid lines is a real mixture.
    if (len(high) - len(odd)) * 3 < len(high):
        codec = _likeliest(high)
        return raw.decode(codec, "replace"), codec
    codec = _likeliest(odd)
    texts = [line.decode("utf-8" if is_mostly_utf8(line) else codec, "replace") for line in lines]
    return "\n".join(texts), f"utf-8+{codec}"


def is_mostly_utf8(line: bytes) -> bool:
    """Whether a line is UTF-8 with at most a few damaged bytes."""
    if line.isascii():
        return True
    sequences = _VALID_LONG.findall(line)
    broken = len(_HIGH.findall(line)) - sum(map(len, sequences))
    return broken == 0 or (broken <= 3 and len(sequences) >= 3 and broken * 4 <= sum(map(len, sequences)))


def _likeliest(lines: Iterable[bytes]) -> str:
    sample = bytearray()
    for line in lines:
        sample += line[: _SAMPLE_BYTES - len(sample)] + b"\n"
        if len(sample) >= _SAMPLE_BYTES:
            break
    scores = {codec: usualness(bytes(sample).decode(codec, "replace")) for codec in _LEGACY}
    scores["mac_roman"] -= 0.2  # nearly every byte is some letter there
    return max(_LEGACY, key=lambda codec: scores[codec])


def usualness(text: str) -> float:
    """Mean usualness of the non-ASCII characters in their context, from -3 to 1."""
    total, count = 0.0, 0
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char > "\x7f":
            total += _usual(char, before, after)
            count += 1
    return total / count if count else 0.0


def _usual(char: str, before: str, after: str) -> float:
    if char in _HANGUL or char in _HAN or "\u3040" <= char <= "\u30ff":
        # Hangul beside Chinese characters is typical of one double-byte encoding read as another.
        mixed = ("\uac00" <= before <= "\ud7a3") != ("\uac00" <= char <= "\ud7a3")
        return 0.3 if mixed and before > "\u3040" else 1.0
    if char in _LATIN:
        if char.isupper() and before.islower():
            return -0.5
        if not before.isalpha() and not after.isalpha():
            return 0.1 if char in "áàéèóÀÉÁÓÅåöÖ" else -0.3
        return 0.8 if before < "\x80" or before in _LATIN else 0.1
    if char in _PRINT:
        # A sign inside a word, as in "k¹t", is a letter of another encoding.
        if before.isalpha() and after.isalpha() and char not in "’‘·–—\xa0" and char < "\u2100":
            return -0.8
        return 0.5 if before < "\x80" or before > "\u2fff" or before in _LATIN else 0.1
    if "\uac00" <= char <= "\ud7a3":
        return 0.4
    if "\u0410" <= char <= "\u044f" or "\u0386" <= char <= "\u03ce":
        alone = not any("\u0386" <= beside <= "\u045f" for beside in (before, after))
        return -0.3 if alone or (char.isupper() and before.islower()) else 0.75
    if "\u4e00" <= char <= "\u9fff":
        return 0.15
    return -3.0 if char == "\ufffd" or "\ue000" <= char <= "\uf8ff" else -0.6
