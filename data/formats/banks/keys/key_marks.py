"""Marks that name options in a key: “B”, “A, C”, “AC”, “①②”, “가, 다”, “3번”, “1 and 3”."""

import re

from data.values import Values

HANGUL = "가나다라마바사아자차카타파하"
LETTERS, NUMBERS = "letters", "numbers"

_OPEN = (
    r"[\s*_`\"'“‘(\[{<#]*(?i:(?:the|both|only)\s+)?"
    r"(?i:(?:options?|choices?|letters?|answers?|alternatives?|opci[oó]n(?:es)?|보기|선택지|选项)\s*[:.]?\s*)?"
    r"[\s*_`\"'“‘(\[{<#]*"
)
_JOIN = (
    r"[\s*_`)\]}\"'”’.번]{0,12}(?:[,;/&+·、，|]|\b(?i:and|or|y|und|et)\b|및|와|과|그리고)"
    r"(?:\s{0,4}\b(?i:and|or|y|und|et)\b|\s{0,4}&)?[\s*_`(\[{\"'“‘]{0,12}(?:(?i:options?|보기)\s+)?"
)
_END = r"[\s*_`\"'”’)\]}>.:：!。🗳️]*"
_SCRIPTS = ("[A-Za-z]", f"[{HANGUL}]", "[ㄱ-ㅎ]", "[ⓐ-ⓩ]", "[㉠-㉭]", "[㉮-㉻]")
_LETTER = "(?:" + "|".join(_SCRIPTS) + ")"
_NUMBER = r"(?:\d{1,2}|[①-⑳])"
_SERIES = {
    LETTERS: re.compile(
        f"{_OPEN}(?P<marks>[A-Z]{{2,10}}(?![A-Za-z])|[a-z]{{2,10}}(?![A-Za-z])|"
        + "|".join(rf"{script}(?:(?:{_JOIN}|\s{{0,3}}){script}(?![A-Za-z가-힣]))*" for script in _SCRIPTS)
        + ")"
    ),
    NUMBERS: re.compile(rf"{_OPEN}(?P<marks>{_NUMBER}(?:(?:{_JOIN}|\s{{1,3}}|(?<=[①-⑳])){_NUMBER})*)(?:\s?번)?"),
}
_MARK, _DIGITS = re.compile(_LETTER), re.compile(_NUMBER)
_WORDS_BETWEEN = re.compile(r"\b(?:and|or|und|et|y|options?)\b|보기|및|그리고", re.I)
_PURE_END = re.compile(_END)
_EXPLAINED = re.compile(
    r"(?P<sign>[\s*_`\"'”’]*(?:[)\].:：]|[-–—](?=\s)|,(?=\s)|;)[\s*_`]*)|[*_]{0,3}\s+(?=\()|[*_]{0,3}\s+(?=(?:is|are|was|because|since|as|so|correct)\b)|(?=(?:가|이|은|는|을|입니다|이다)(?:\s|$))|\n",
    re.I,
)
HEAD = 200
"""Characters at the start of a key that may name options."""


class Marks(Values):
    """Marks at the start of a key."""

    indexes: frozenset[int]
    rest: str
    pure: bool
    """Whether the key contains nothing else."""
    kind: str


def option_index(mark: str) -> int:
    """Index of the option that a mark names; numbers count from 1."""
    if mark.isascii() and mark.isalpha():
        return ord(mark.upper()) - ord("A")
    if mark in HANGUL:
        return HANGUL.index(mark)
    for first, last in ("①⑳", "ⓐⓩ", "㉠㉭", "㉮㉻"):
        if first <= mark <= last:
            return ord(mark) - ord(first)
    if "ㄱ" <= mark <= "ㅎ":
        return "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ".find(mark)
    return int(mark) - 1


def letters_in(key: str, letters: str) -> Marks | None:
    """The letters at the start of a key; None without any. `letters` are those of the options."""
    head = key[:HEAD]
    match = _SERIES[LETTERS].match(head)
    if not match:
        return None
    marks = _MARK.findall(_WORDS_BETWEEN.sub(" ", match["marks"]))
    indexes = [_of_letter(mark, letters) for mark in marks]
    if not indexes or min(indexes) < 0 or len(set(indexes)) < len(indexes):
        return None
    pure, rest = _ended(key, match.end())
    small = any(mark.islower() for mark in marks)
    if pure is None or (small and not pure and not re.match(r"[\s*_`\"')]*[).:\]]", key[match.end() :])):
        return None
    if small and len(marks) > 1 and len("".join(marks)) == len(match["marks"]) and letters.upper() == letters:
        # Adjacent lower-case letters are a word as often as a key.
        return None
    return Marks(frozenset(indexes), rest, pure, LETTERS)


def numbers_in_key(key: str, options: int) -> Marks | None:
    """The numbers at the start of a key, counted from 1; None without any."""
    match = _SERIES[NUMBERS].match(key[:HEAD])
    if not match:
        return None
    marks = _DIGITS.findall(match["marks"])
    indexes = frozenset(map(option_index, marks))
    if not indexes or min(indexes) < 0 or max(indexes) >= options:
        return None
    pure, rest = _ended(key, match.end())
    circled = not marks[0].isdecimal() or match.group().endswith("번")
    if pure is None and circled:
        pure, rest = False, key[match.end() :].strip()
    if pure is None or (not pure and not circled and not re.match(r"[\s*_`]*[)\].:：]\s", key[match.end() :])):
        return None
    return Marks(indexes, rest, pure, NUMBERS)


def _of_letter(mark: str, letters: str) -> int:
    """Index of the option with this letter, else by counting; -1 without such an option."""
    upper = letters.upper()
    if mark.upper() in upper:
        return upper.index(mark.upper())
    if mark.isascii():
        return -1
    index = option_index(mark)
    return index if index < len(letters) else -1


def _ended(key: str, end: int) -> tuple[bool | None, str]:
    """Whether the key ends after the marks, and the rest; None when the marks are the start of a word or sentence."""
    if _PURE_END.fullmatch(key, end):
        return True, ""
    after = _EXPLAINED.match(key, end)
    if after is None:
        rest = key[end:].lstrip("*_")
        if rest[:1].isspace() and not rest.strip()[:1].islower():
            return False, rest.strip()
        return None, ""
    return False, key[after.end() :].strip().lstrip("*_ )").strip()
