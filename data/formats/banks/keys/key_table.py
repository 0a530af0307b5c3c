"""Parses keys apart from their questions, in a file or list: “1. C”, “2: B, D”, “| 3 | A |”."""

import re

_ROW = re.compile(
    r"[\s|*_#>-]*(?:question|q|no\.?|문제)?\s?#?(?P<number>\d{1,5})\s{0,3}(?:번)?[\s.):：|=*_,;\t–-]{1,12}"
    r"(?:answers?|정답|ans)?[\s:：*_(]{0,6}(?P<key>[A-Za-z](?:\s?[,;/&+]?\s?[A-Z])*|[①-⑩])[\s|*_.)]*",
    re.I,
)


_LABEL = re.compile(
    r"[\s#*_>-]{0,8}(?:(?:the\s)?(?:correct\s)?answers?(?:\skey)?|key|solutions?|정답(?:표)?|답안?)[\s*_]{0,4}[:：=-]",
    re.I,
)
_PAIR = re.compile(
    r"\b(?P<number>\d{1,4})\s?[-–.):=]{0,2}\s?\(?(?P<key>[A-Z](?:[,/&]?[A-Z]){0,9}|[①-⑳]{1,9})\b\)?[\s,;|]*"
)
LONGEST = 4000
"""Longest line, in characters, that is searched for several answers."""


def key_rows(text: str) -> dict[int, str]:
    """Answers by question number; lines without one are ignored, and the first row of a number counts."""
    keys: dict[int, str] = {}
    for line in text.split("\n"):
        row = _ROW.fullmatch(line[:200].rstrip()) if line.strip() else None
        if row and len(row["key"]) <= 12:
            keys.setdefault(int(row["number"]), row["key"])
    return keys


def key_line(text: str) -> dict[int, str]:
    """Answers by question number from one line with several: “Answers: 1-B, 2-A”; empty for any other line."""
    if len(text) > LONGEST or not any(char.isdigit() for char in text):
        return {}
    bare = _LABEL.sub("", text, count=1)
    pairs = list(_PAIR.finditer(bare))
    if len(pairs) < 2 or _PAIR.sub("", bare).strip(" \t,;|*_.()[]"):
        return {}
    numbers = [int(pair["number"]) for pair in pairs]
    if numbers != sorted(set(numbers)):
        return {}
    return {int(pair["number"]): pair["key"] for pair in pairs}


def is_key_file(text: str) -> bool:
    """Whether a text consists only of a list of keys."""
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) > 2 and len(key_rows(text)) > 0.8 * len(lines)
