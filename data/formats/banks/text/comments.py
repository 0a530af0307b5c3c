"""Finds questions inside comments “<!-- … -->”: they are not imported, and each is reported with its line."""

import re
from collections.abc import Callable

from data.formats.banks.model.model import COMMENTED, ParsedBank, Refused, excerpt
from data.language import say

_FENCE = re.compile(r"[ \t]{0,12}(?P<mark>`{3,}|~{3,})")
_OPTION = re.compile(r"(?:^|[\s(])[A-Za-z①-⑳가-하][.):]?(?=[.)\]:\s])|\[[ xX]?\]|^\s*[-*+]\s|[{~]", re.M)
"""Every question contains this at least twice, in any format."""
LOOKED_AT = 5000
BEFORE = 300
"""Characters before a comment that are searched for the start of code."""


def without_commented_questions(text: str, read: Callable[[str], ParsedBank]) -> tuple[str, tuple[Refused, ...]]:
    """Replace comments that contain questions with blank lines, and return those questions; `read` reads a comment.

    Comments in code stay, and so do comments that contain a key or anything else.
    """
    if "<!--" not in text:
        return text, ()
    parts: list[str] = []
    refused: list[Refused] = []
    begin = 0
    for start, end in _comments(text):
        inner = text[start + 4 : end - 3]
        questions = read(inner).questions if len(_OPTION.findall(inner[:LOOKED_AT])) > 1 else ()
        if questions:
            first = text.count("\n", 0, start)
            refused += [
                Refused(first + question.line, COMMENTED, commented_reason(), excerpt(question.stem))
                for question in questions
            ]
            parts += [text[begin:start], "\n" * inner.count("\n")]
            begin = end
    return "".join([*parts, text[begin:]]), tuple(refused)


def commented_reason() -> str:
    """The reason for refusing a question in a comment."""
    return say("It is inside a comment. Remove the comment marks to import it.")


def _comments(text: str) -> list[tuple[int, int]]:
    """Start and end of comments outside of code; an unclosed comment does not count."""
    spans: list[tuple[int, int]] = []
    codes = _fenced(text)
    at, start = 0, text.find("<!--")
    while start >= 0:
        while at < len(codes) and codes[at][1] <= start:
            at += 1
        if at < len(codes) and codes[at][0] <= start:
            start = text.find("<!--", codes[at][1])
            continue
        line = text[max(text.rfind("\n", 0, start) + 1, start - BEFORE) : start]
        if line.count("`") % 2:
            start = text.find("<!--", start + 4)
            continue
        end = text.find("-->", start + 4)
        if end < 0:
            break
        spans.append((start, end + 3))
        start = text.find("<!--", end + 3)
    return spans


def _fenced(text: str) -> list[tuple[int, int]]:
    """Start and end of fenced code; an unclosed fence does not count, and neither do fences in comments."""
    spans: list[tuple[int, int]] = []
    mark, begin, position, comment = "", 0, 0, False
    for line in text.split("\n"):
        fence = _FENCE.match(line) if not comment else None
        if fence and not mark:
            mark, begin = fence["mark"], position
        elif fence and mark and fence["mark"].startswith(mark) and not line.strip().strip(mark[0]):
            spans.append((begin, position + len(line)))
            mark = ""
        if not mark:
            comment = line.rfind("<!--") > line.rfind("-->") or (comment and "-->" not in line)
        position += len(line) + 1
    return spans
