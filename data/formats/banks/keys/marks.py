"""Detects marks on the right option itself: bold type, ticks, “(correct)”, an asterisk before its letter."""

import re

_TRAILING = re.compile(
    r"[\s*_`]*(?:[✓✔✅☑🗸√]+️?|\s[*(]{0,3}most\s+voted[)*]{0,3}|[-–—(<←\[*_]{1,6}\s?-{0,2}\s?(?:this\s+is\s+)?(?:the\s+)?(?:correct|right|정답|richtig|correcta)"
    r"(?:\s+answer)?[)\]*_!.]{0,6})[\s*_]*$",
    re.I,
)
_TICKS = "✓✔✅☑🗸"
TAIL = 80


def trailing(text: str) -> tuple[str, bool]:
    """Split a mark off the end of an option, and tell whether there was one."""
    head, tail = text[:-TAIL], text[-TAIL:]
    match = _TRAILING.search(tail)
    if not match:
        return text, False
    return (head + tail[: match.start()]).rstrip(), True


def unbolded(text: str, opened: bool = False) -> tuple[str, bool]:
    """Remove bold type that spans the whole text, and tell whether it did; `opened` if it starts before the text."""
    for mark in ("**", "__"):
        if opened and text.endswith(mark) and text.count(mark) == 1:
            return _upright(text[:-2]), True
        bare = _upright(text) if text[:1] + text[-1:] in ("__", "**") and text[1:2] != text[:1] else text
        if bare.startswith(mark) and bare.endswith(mark) and len(bare) > 4 and mark not in bare[2:-2]:
            return _upright(bare[2:-2]), True
    return text, False


def _upright(text: str) -> str:
    """Remove italics that span the whole text."""
    text = text.strip()
    if len(text) > 2 and text[0] == text[-1] and text[0] in "_*" and text[0] not in text[1:-1]:
        return text[1:-1].strip()
    if len(text) > 6 and text[:3] == "_**" and text[-3:] == "**_":
        return text[1:-1]
    return text


def leading(before: str) -> bool:
    """Whether the characters before an option's letter mark it: a tick, or an asterisk that is not a bullet."""
    return any(tick in before for tick in _TICKS) or before.endswith("*")
