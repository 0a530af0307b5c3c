"""Marks on the right option itself: bold type, ticks, “(correct)”, an asterisk before its letter."""

import re

_TRAILING = re.compile(
    r"[\s*_`]*(?:[✓✔✅☑🗸√]+️?|[-–—(<←\[*_]{1,6}\s?-{0,2}\s?(?:this\s+is\s+)?(?:the\s+)?(?:correct|right|정답|richtig|correcta)"
    r"(?:\s+answer)?[)\]*_!.]{0,6})[\s*_]*$",
    re.I,
)
_TICKS = "✓✔✅☑🗸"
TAIL = 80


def trailing(text: str) -> tuple[str, bool]:
    """An option without a mark at its end, and whether there was one."""
    head, tail = text[:-TAIL], text[-TAIL:]
    found = _TRAILING.search(tail)
    if not found:
        return text, False
    return (head + tail[: found.start()]).rstrip(), True


def unbolded(text: str, opened: bool = False) -> tuple[str, bool]:
    """A text without the bold type that spans all of it, and whether it was; `opened` when it began before the text."""
    for mark in ("**", "__"):
        if opened and text.endswith(mark) and text.count(mark) == 1:
            return text[:-2].rstrip(), True
        if text.startswith(mark) and text.endswith(mark) and len(text) > 4 and mark not in text[2:-2]:
            return text[2:-2].strip(), True
    return text, False


def leading(before: str) -> bool:
    """Whether what stands before an option's letter marks it: a tick, or an asterisk that is no bullet."""
    return any(tick in before for tick in _TICKS) or before.endswith("*")
