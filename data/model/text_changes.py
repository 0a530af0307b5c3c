"""The changes between two texts: line by line, and word by word inside similar lines."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from data.values import Values

LONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters that count as words of their own: kana and ideographs, written without spaces."""
WORD = re.compile(rf"\s|[{LONE}]|[^\s{LONE}]+")
INNER = re.compile(rf"[^\s{LONE}]")
ALIKE = 0.25
"""Share of words that two lines need in common to be merged word by word."""
MANY = 2000
"""Number of words above which two passages are not compared word by word."""


class Change(Values):
    """A replacement of the characters from `start` to `end` by `words`."""

    start: int
    end: int
    words: str


def in_one_word(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one word."""
    return bool(INNER.match(left) and INNER.match(right))


def text_changes(old: str, new: str) -> list[Change]:
    """The changes that turn `old` into `new`, first to last; each removes and inserts whole words."""
    if old == new:
        return []
    start, end, new_end = _differing(old, new)
    before, after = old[start:end], new[start:new_end]
    if "\n" in before or "\n" in after:
        start, end, new_end = _whole_lines(old, new, start, end, new_end)
        return list(_line_changes(old[start:end], new[start:new_end], start))
    return list(_word_changes(before, after, start))


def common_start(old: str, new: str) -> int:
    """Index at which the texts start to differ, at a word boundary of both."""
    start = _common(old, new)
    while start and not (_is_boundary(old, start) and _is_boundary(new, start)):
        start -= 1
    return start


def _differing(old: str, new: str) -> tuple[int, int, int]:
    """Index at which the texts start to differ, and the end of the difference in each, at word boundaries of both."""
    start = common_start(old, new)
    tail = _common(old[: start - 1 if start else None : -1], new[: start - 1 if start else None : -1])
    while tail and not (_is_boundary(old, len(old) - tail) and _is_boundary(new, len(new) - tail)):
        tail -= 1
    return start, len(old) - tail, len(new) - tail


def _common(left: str, right: str) -> int:
    """Length of the common prefix of two texts."""
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _is_boundary(text: str, index: int) -> bool:
    return not 0 < index < len(text) or not in_one_word(text[index - 1], text[index])


def _whole_lines(old: str, new: str, start: int, end: int, new_end: int) -> tuple[int, int, int]:
    start = old.rfind("\n", 0, start) + 1
    tail = old.find("\n", end)
    tail = len(old) if tail < 0 else tail + 1
    if end and old[end - 1] == "\n" and (new_end == 0 or new[new_end - 1] == "\n"):
        tail = end
    return start, tail, new_end + tail - end


def _line_changes(old: str, new: str, offset: int) -> Iterator[Change]:
    old_lines, new_lines = old.splitlines(True), new.splitlines(True)
    offsets = [offset]
    for line in old_lines:
        offsets.append(offsets[-1] + len(line))
    for kind, i, j, k, m in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _word_changes("".join(old_lines[i:j]), "".join(new_lines[k:m]), offsets[i])


def _word_changes(old: str, new: str, offset: int) -> Iterator[Change]:
    """Word by word if enough words are unchanged, else as one change."""
    old_words, new_words = WORD.findall(old), WORD.findall(new)
    if not old or not new or len(old_words) > MANY or len(new_words) > MANY:
        yield Change(offset, offset + len(old), new)
        return
    matcher = SequenceMatcher(str.isspace, old_words, new_words, autojunk=False)
    steps = matcher.get_opcodes()
    common = sum(sum(map(len, old_words[i:j])) for kind, i, j, _, _ in steps if kind == "equal")
    if common < ALIKE * min(len(old), len(new)) or not common:
        yield Change(offset, offset + len(old), new)
        return
    offsets = [offset]
    for word in old_words:
        offsets.append(offsets[-1] + len(word))
    for kind, i, j, k, m in steps:
        if kind != "equal":
            yield Change(offsets[i], offsets[j], "".join(new_words[k:m]))
