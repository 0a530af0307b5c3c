"""Korean particles behind filled-in values: “을(를)” in a translation becomes 을 or 를, as the value is pronounced.

A translation writes the double mark; which half is right depends on the last sound of the text before it. Only the
marks of the translation are decided, never those inside a value: what a learner typed stays as it is.
"""

import re
import unicodedata
from enum import Enum

PARTICLES = {
    "은(는)": ("은", "는"), "이(가)": ("이", "가"), "을(를)": ("을", "를"), "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"), "이(라)": ("이라", "라"), "이어(여)야": ("이어야", "여야"),
}  # fmt: skip
"""Each double mark with its form behind a consonant and behind a vowel."""
_MARK = re.compile("(" + "|".join(re.escape(mark) for mark in PARTICLES) + ")")
_SILENT = " \t\n”’\"'“‘「」『』《》〈〉`([{)]}>*_…!?.,:;"
"""Signs between a word and its particle that are not pronounced."""
_BRACKETED_TAIL = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\])$")


class Ending(Enum):
    """The last sound of a word."""

    VOWEL = "vowel"
    CONSONANT = "consonant"
    RIEUL = "rieul"
    """The consonant ㄹ, behind which it is 로 and not 으로."""


_DIGITS = dict(zip("0123456789", "CRVCVVCRRV", strict=True))
"""영·십·백, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구; V, C and R stand for vowel, consonant and rieul."""
_LETTERS = {"l": "R", "m": "C", "n": "C", "r": "R"}
"""엘, 엠, 엔, 알; every other letter's name ends in a vowel."""
_SIGNS = dict.fromkeys("%+℃°", "V")
"""퍼센트, 플러스, 도."""
_SOUNDS = {"V": Ending.VOWEL, "C": Ending.CONSONANT, "R": Ending.RIEUL}
_HANGUL_FINALS = 28
_HANGUL_RIEUL = 8
_SHORT_STOP = re.compile(r"(^|[^aeiou])[aeiou][ptck]$|[aeiou]ck$")
"""map, git, pack: 맵, 깃, 팩."""
_SILENT_E = re.compile(r"[aeiou][mn]e$")
"""pipeline, home: 파이프라인, 홈."""


def ending(text: str) -> Ending | None:
    """The last sound of a text as a Korean reads it aloud, or None where the text does not tell."""
    text = unicodedata.normalize("NFKC", text[-100:].rstrip(_SILENT.replace(")", "").replace("]", "")))
    text = (_BRACKETED_TAIL.sub("", text) or text).rstrip(_SILENT)
    last = text[-1:]
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % _HANGUL_FINALS
        return Ending.RIEUL if final == _HANGUL_RIEUL else Ending.CONSONANT if final else Ending.VOWEL
    if sound := _DIGITS.get(last) or _SIGNS.get(last):
        return _SOUNDS[sound]
    unaccented = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    latin = re.search("[A-Za-z]+$", unaccented)
    return _latin_ending(latin[0]) if latin else None


def _latin_ending(word: str) -> Ending:
    """The last sound of a word in Latin letters; capitals are read letter by letter."""
    if word[-1].isupper() or len(word) == 1:
        return _SOUNDS[_LETTERS.get(word[-1].lower(), "V")]
    if word.endswith(("m", "n", "ng")) or _SHORT_STOP.search(word.lower()) or _SILENT_E.search(word):
        return Ending.CONSONANT
    return Ending.RIEUL if word.endswith(("l", "le")) else Ending.VOWEL


def fill_in(sentence: str, values: dict[str, object]) -> str:
    """A sentence with `values` in its places and its double marks decided; a mark nobody can tell stays double."""
    filled = ""
    for part in _MARK.split(sentence):
        filled += _decided(part, filled) if part in PARTICLES else part.format(**values)
    return filled


def _decided(mark: str, before: str) -> str:
    """The form of a mark that fits the text before it."""
    sound = ending(before)
    if sound is None:
        return mark
    behind_consonant, behind_vowel = PARTICLES[mark]
    open_end = sound is Ending.VOWEL or (mark == "(으)로" and sound is Ending.RIEUL)
    return behind_vowel if open_end else behind_consonant
