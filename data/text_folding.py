"""Folds texts for comparing: normal form, accents, width, case, quotes and spaces make no difference.

Texts are stored as they were typed; only what is compared goes through `fold`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Patterns are compiled when a text first needs them: starting must not wait for that.
SHORT = 120
"""Characters of a text that is worth remembering folded: titles and names come again and again."""
_INVISIBLE = "\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
_OTHER_MARKS = "\u0307-\u036f\u0591-\u05c7\u064b-\u0652\u0670\u1ab0-\u1aff\u1dc0-\u1dff"
_ACCENTS = f"(?<![иИ])\u0306|[\u0300-\u0305{_OTHER_MARKS}]"
"""Marks on Latin, Greek, Cyrillic, Hebrew and Arabic letters; those of kana and Indic scripts make another letter."""
_SAME = str.maketrans(
    {
        "ı": "i", "đ": "d", "ð": "d", "ł": "l", "ø": "o", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th",
        "‘": "'", "’": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    }
)  # fmt: skip
"""Letters with a stroke and signs that keyboards lack, as they are typed without them."""
_JAMO = "[\u3131-\u3163\uffa1-\uffdc]+"
"""Korean letters that stand alone, as some tools write a whole text."""
_SYLLABLE = "([\u3131-\u314e])([\u314f-\u3163])(?:([\u3131-\u314e])(?![\u314f-\u3163]))?"
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_CLUSTER = (
    "[\u1100-\u115f]+[\u1160-\u11ff]*|[\u3131-\u3163\uffa1-\uffdc]+"
    f"|.[{_INVISIBLE}\u1160-\u11ff\u0300-\u0306{_OTHER_MARKS}\u3099\u309a\uff9e\uff9f]*"
)
"""A letter with its marks, or Korean letters that make syllables together."""
_APART = "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[가-힣][\u11a8-\u11c2]|\\w[\u0300-\u036f\u3099\u309a]+"
"""What several characters write and one can."""


def fold(text: str) -> str:
    """The text for comparing: NFC without accents, width, case, invisible signs and kinds of quotes and spaces."""
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    return _fold_again(text) if len(text) <= SHORT else _fold(text)


@lru_cache(maxsize=32768)
def _fold_again(text: str) -> str:
    return _fold(text)


def composed(text: str) -> str:
    """The text with every letter and its marks as one character where there is one; no other sign changes.

    Some systems write each mark and each part of a Korean syllable as a character of its own.
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    return re.sub(_APART, lambda letter: unicodedata.normalize("NFC", letter[0]), text)


def has_raised_digits(text: str) -> bool:
    """Whether a text has digits that are no part of a number, and would be once it is folded: 1² is not 12."""
    return not text.isascii() and any(letter.isdigit() and not letter.isdecimal() for letter in text)


def same_text(one: str, other: str) -> bool:
    """Whether two texts have the same letters, however each of them is put together."""
    return one == other or unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def _fold(text: str) -> str:
    text = re.sub(_JAMO, _composed, re.sub(f"[{_INVISIBLE}]", "", text))
    apart = unicodedata.normalize("NFKD", text).casefold()
    bare = re.sub(_ACCENTS, "", unicodedata.normalize("NFKD", apart)).translate(_SAME)
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _composed(letters: re.Match[str]) -> str:
    """Korean letters that stand alone, put together into syllables where they make any."""
    wide = "".join(unicodedata.normalize("NFKC", letter) if letter > "\uff00" else letter for letter in letters[0])
    return re.sub(_SYLLABLE, _syllable, "".join(map(_standing_alone, wide)))


def _standing_alone(letter: str) -> str:
    """A Korean letter as the keyboard has it, also where the normal form made a conjoining one of it."""
    if not "\u1100" <= letter <= "\u11ff":
        return letter
    name = unicodedata.name(letter, "").replace("CHOSEONG", "LETTER").replace("JUNGSEONG", "LETTER")
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return letter


def _syllable(match: re.Match[str]) -> str:
    initial, vowel, final = match.groups()
    if initial not in _INITIALS or (final and final not in _FINALS):
        return match[0]
    last = _FINALS.index(final) + 1 if final else 0
    return chr(0xAC00 + (_INITIALS.index(initial) * 21 + ord(vowel) - 0x314F) * 28 + last)


def clusters(text: str) -> Iterator[tuple[str, int, int]]:
    """Each letter folded, with where it begins and ends in `text`."""
    for match in re.finditer(_CLUSTER, text, re.DOTALL):
        yield fold(match[0]) or (" " if match[0].isspace() else ""), match.start(), match.end()


def spans_of(words: tuple[str, ...], text: str) -> list[tuple[int, int]]:
    """Where folded words stand in a text, each as begin and end, in order."""
    letters, origin = [], []
    for folded, start, end in clusters(text):
        letters.append(folded)
        origin += [(start, end)] * len(folded)
    joined = "".join(letters)
    spans = []
    for word in words:
        at = joined.find(word)
        while word and at >= 0:
            spans.append((origin[at][0], origin[at + len(word) - 1][1]))
            at = joined.find(word, at + len(word))
    return _apart(sorted(set(spans)))


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of which none lies over another."""
    parted: list[tuple[int, int]] = []
    for begin, end in spans:
        if parted and begin < parted[-1][1]:
            parted[-1] = (parted[-1][0], max(end, parted[-1][1]))
        else:
            parted.append((begin, end))
    return parted
