"""Restores characters with lost bytes: lists the candidates, and decides where the file itself proves one."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, product

from data.formats.text.mojibake import LOST, decoded, group, length, undefined_bytes

# Signs that are frequent in plans; a lost byte is decided if exactly one of them fits.
_USUAL_SIGNS = frozenset("”“’☐☑✅✔❌⬜⭐→•…—–\ufe0f")
_WORD = re.compile("[가-힣\u3040-\u30ff\u4e00-\u9fff\ufffd]+")
_MOST_PATTERNS = 32


@lru_cache(maxsize=4096)
def candidates(view: str, codec: str) -> frozenset[str]:
    """Every character with the bytes `view` (U+FFFD for a lost one), after restoring the codec's undefined bytes.

    Without U+FFFD, the positions of the lost bytes are open too.
    """
    missing = length(view[0]) - len(view)
    if missing + view.count(LOST) > 2:
        return frozenset()
    fillings = (chr(byte) for byte in (*undefined_bytes(codec), 0xA0))
    usable = tuple(fillings)
    result = set()
    for form in _forms(view, missing):
        for bytes_back in product(usable, repeat=form.count(LOST)):
            back = iter(bytes_back)
            text = decoded("".join(next(back) if char == LOST else char for char in form))
            if text is not None:
                result.add(text)
    return frozenset(result)


def _forms(view: str, missing: int) -> Iterable[str]:
    if not missing:
        return (view,)
    size = len(view) - 1 + missing
    forms = []
    for positions in combinations(range(size), missing):
        rest = iter(view[1:])
        forms.append(view[0] + "".join(LOST if at in positions else next(rest) for at in range(size)))
    return forms


def decide(view: str, candidate_set: frozenset[str], before: str, after: str, at_ends: bool) -> str | None:
    """The one candidate that the rules of writing allow: a usual sign, or a letter in the case of its neighbours.

    Letters at the end of a word are decided only with `at_ends`, because the lost character may be a space.
    """
    kind = group(view[0])
    if kind == "signs":
        fitting = candidate_set & _USUAL_SIGNS
    elif view == "\xc3" and after == " " and not before.isalnum() and "à" in candidate_set:
        return "à"
    elif kind == "latin" and before.isalpha() and (after.isalpha() or at_ends):
        lower = before.islower() or after.islower()
        # A lost no-break space leaves a space, so "à" is impossible inside a word.
        fitting = frozenset(
            char for char in candidate_set if char.isalpha() and char.islower() == lower and char != "à"
        )
    else:
        return None
    return next(iter(fitting)) if len(fitting) == 1 else None


Losses = tuple[frozenset[str], ...]


def fill_from_file(broken: dict[int, tuple[str, Losses]], lines: Iterable[str]) -> dict[int, tuple[str, Losses]]:
    """Restore lost letters of a word if exactly one intact word of the file fits it.

    `broken` maps a line number to the text and, for each U+FFFD in it, the possible characters.
    """
    patterns: dict[int, set[tuple[int, ...]]] = defaultdict(set)
    for text, _ in broken.values():
        for word in _WORD.findall(text):
            positions = tuple(at for at, char in enumerate(word) if char == LOST)
            if positions and len(positions) < len(word) <= 24 and len(patterns[len(word)]) < _MOST_PATTERNS:
                patterns[len(word)].add(positions)
    words_by_pattern: dict[str, set[str]] = defaultdict(set)
    if any(patterns.values()):
        for word in {word for line in lines for word in _WORD.findall(line) if LOST not in word}:
            for positions in patterns.get(len(word), ()):
                words_by_pattern[_punched(word, positions)].add(word)
    return {number: _filled(text, losses, words_by_pattern) for number, (text, losses) in broken.items()}


def _punched(word: str, positions: tuple[int, ...]) -> str:
    letters = list(word)
    for at in positions:
        letters[at] = LOST
    return "".join(letters)


def _filled(text: str, losses: Losses, words_by_pattern: dict[str, set[str]]) -> tuple[str, Losses]:
    unfilled: list[frozenset[str]] = []
    next_losses = iter(losses)

    def filled(match: re.Match[str]) -> str:
        word = match[0]
        positions = [at for at, char in enumerate(word) if char == LOST]
        open_here = [next(next_losses, frozenset[str]()) for _ in positions]
        fitting = [
            candidate
            for candidate in words_by_pattern.get(word, ())
            if all(candidate[at] in may for at, may in zip(positions, open_here, strict=True))
        ]
        if len(fitting) == 1:
            return fitting[0]
        unfilled.extend(open_here)
        return word

    return _WORD.sub(filled, text), tuple(unfilled)
