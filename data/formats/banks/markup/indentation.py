"""Removes the indentation of continuation lines and keeps that of code."""

import re

_OPENS_BLOCK = re.compile(
    r"\s*(?:(?:async\s)?(?:if|for|while|def|class|with|try|else|elif|except|finally|match|case|switch|do|function)\b.*:"
    r"|[\w.-]{1,60}:|.*(?:[{(\[\\]|=>|->|\b(?:do|then|else|begin)))\s*$"
)
"""The first line of a block of code, not a sentence that ends in a colon."""
_CODE_TAG = re.compile(r"<(?:pre|code|textarea)\b", re.I)


def without_hanging(lines: list[str]) -> list[str]:
    """Remove the indent that all lines but the first share, unless the first one opens a block of code.

    Extra indentation stays, and so does everything in fences and tags of code.
    """
    begin = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    free = _outside_fences(lines, begin + 1)
    if not free or any(_CODE_TAG.search(line) for line in lines):
        return lines
    indents = [len(lines[at].expandtabs(4)) - len(lines[at].expandtabs(4).lstrip()) for at in free]
    shared = min(indents)
    if not max(indents) or (shared and free[0] == begin + 1 and _OPENS_BLOCK.match(lines[begin][:500])):
        return lines
    out = list(lines)
    for at in free:
        out[at] = lines[at].expandtabs(4)[shared:]
    return out


def _outside_fences(lines: list[str], begin: int) -> list[int]:
    """Indexes of the non-empty lines outside of code fences."""
    free: list[int] = []
    fence = ""
    for at, line in enumerate(lines):
        bare = line.strip()
        mark = bare[:3] if bare[:3] in ("```", "~~~") else ""
        if fence:
            fence = "" if mark == fence else fence
        elif mark:
            fence = mark
        elif bare and at >= begin:
            free.append(at)
    return free
