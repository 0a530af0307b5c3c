"""Two people, or two windows, wrote into the same text: both find their words again."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

WORD = re.compile(r"\n|[^\S\n]*\S+|[^\S\n]+")


class Stretch(NamedTuple):
    """A stretch of lines or words in the text both began with and in what each made of it."""

    base: list[str]
    mine: list[str]
    theirs: list[str]


def merged_text(base: str, mine: str, theirs: str) -> str:
    """What became of `base` on both sides: line by line, and word by word where both changed the same lines.

    Where both changed the same words both versions stay, theirs first.
    """
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    lines = (text.splitlines(True) for text in (base, mine, theirs))
    return "".join(_joined(stretch, _lines_of_both) for stretch in _stretches(*lines))


def _joined(stretch: Stretch, both: Callable[[str, str, str], str]) -> str:
    base, mine, theirs = ("".join(parts) for parts in stretch)
    if mine in (base, theirs):
        return theirs
    return mine if theirs == base else both(base, mine, theirs)


def _lines_of_both(base: str, mine: str, theirs: str) -> str:
    if base:
        words = (WORD.findall(text) for text in (base, mine, theirs))
        return "".join(_joined(stretch, _words_of_both) for stretch in _stretches(*words))
    return theirs + ("" if theirs.endswith("\n") else "\n") + mine


def _words_of_both(base: str, mine: str, theirs: str) -> str:
    if mine.startswith(base) and theirs.startswith(base):
        own, other = mine[len(base) :], theirs[len(base) :]
        # Whoever goes on in the same line stands before what begins a new one.
        return base + own + other if other.startswith("\n") else base + other + own
    return theirs + ("" if theirs.endswith("\n") or mine.startswith((" ", "\n")) else "\n") + mine


def _stretches(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[Stretch]:
    """The three texts side by side, cut where all of them agree."""
    at_base = at_mine = at_theirs = 0
    for start, end, in_mine, in_theirs in _agreed(base, mine, theirs):
        yield Stretch(base[at_base:start], mine[at_mine:in_mine], theirs[at_theirs:in_theirs])
        yield Stretch(base[start:end], base[start:end], base[start:end])
        at_base, at_mine, at_theirs = end, in_mine + end - start, in_theirs + end - start
    yield Stretch(base[at_base:], mine[at_mine:], theirs[at_theirs:])


def _agreed(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Lines that nobody touched: where they begin and end in `base`, and begin in the other two."""
    one, other = (SequenceMatcher(None, base, text, autojunk=False).get_matching_blocks() for text in (mine, theirs))
    for block in one:
        for beside in other:
            start = max(block.a, beside.a)
            end = min(block.a + block.size, beside.a + beside.size)
            if start < end:
                yield start, end, block.b + start - block.a, beside.b + start - beside.a
