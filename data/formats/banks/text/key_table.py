"""Keys apart from their questions, in a file or a list of their own: “1. C”, “2: B, D”, “| 3 | A |”."""

import re

_ROW = re.compile(
    r"[\s|*_#>-]*(?:question|q|no\.?|문제)?\s?#?(?P<number>\d{1,5})\s{0,3}(?:번)?[\s.):：|=*_,;\t–-]{1,12}"
    r"(?:answers?|정답|ans)?[\s:：*_(]{0,6}(?P<key>[A-Za-z](?:\s?[,;/&+]?\s?[A-Z])*|[①-⑩])[\s|*_.)]*",
    re.I,
)


def key_rows(text: str) -> dict[int, str]:
    """Answers by question number; lines that name none are passed over, the first row of a number counts."""
    found: dict[int, str] = {}
    for line in text.split("\n"):
        row = _ROW.fullmatch(line[:200].rstrip()) if line.strip() else None
        if row and len(row["key"]) <= 12:
            found.setdefault(int(row["number"]), row["key"])
    return found


def is_key_file(text: str) -> bool:
    """Whether a text is nothing but a list of keys."""
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) > 2 and len(key_rows(text)) > 0.8 * len(lines)
