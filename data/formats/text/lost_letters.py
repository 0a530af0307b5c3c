"""Characters of which bytes are lost: what they may have been, and where the file itself decides it."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, product

from data.formats.text.mojibake import LOST, decoded, group, length, undefined_bytes

# Signs that plans are full of; a lost byte is decided where exactly one of them fits.
_USUAL_SIGNS = frozenset("”“’☐☑✅✔❌⬜⭐→•…—–\ufe0f")
_WORD = re.compile("[가-힣\u3040-\u30ff\u4e00-\u9fff\ufffd]+")
_MOST_PATTERNS = 32


@lru_cache(maxsize=4096)
def candidates(view: str, codec: str) -> frozenset[str]:
    """Every character whose bytes are `view` (U+FFFD for a lost one) after the codec's undefined bytes are put back.

    Without U+FFFD the place of the lost bytes is open too.
    """
    missing = length(view[0]) - len(view)
    if missing + view.count(LOST) > 2:
        return frozenset()
    fillings = (chr(byte) for byte in (*undefined_bytes(codec), 0xA0))
    usable = tuple(fillings)
    found = set()
    for form in _forms(view, missing):
        for bytes_back in product(usable, repeat=form.count(LOST)):
            back = iter(bytes_back)
            text = decoded("".join(next(back) if char == LOST else char for char in form))
            if text is not None:
                found.add(text)
    return frozenset(found)


def _forms(view: str, missing: int) -> Iterable[str]:
    if not missing:
        return (view,)
    size = len(view) - 1 + missing
    forms = []
    for places in combinations(range(size), missing):
        rest = iter(view[1:])
        forms.append(view[0] + "".join(LOST if at in places else next(rest) for at in range(size)))
    return forms


def decide(view: str, found: frozenset[str], before: str, after: str, at_ends: bool) -> str | None:
    """The one candidate that the rules of writing leave: a usual sign, or a letter in the case of its neighbours.

    Letters at the end of a word are decided only where `at_ends`, because there it may be a space that is lost.
    """
    kind = group(view[0])
    if kind == "signs":
        fitting = found & _USUAL_SIGNS
    elif view == "\xc3" and after == " " and not before.isalnum() and "à" in found:
        return "à"
    elif kind == "latin" and before.isalpha() and (after.isalpha() or at_ends):
        lower = before.islower() or after.islower()
        # A lost no-break space leaves a space behind, so "à" is out of the question inside a word.
        fitting = frozenset(char for char in found if char.isalpha() and char.islower() == lower and char != "à")
    else:
        return None
    return next(iter(fitting)) if len(fitting) == 1 else None


Losses = tuple[frozenset[str], ...]


def fill_from_file(broken: dict[int, tuple[str, Losses]], lines: Iterable[str]) -> dict[int, tuple[str, Losses]]:
    """Restore lost letters of a word where one and only one intact word of the file fits it.

    `broken` holds by line number the text and, for each U+FFFD in it, what it may be.
    """
    wanted: dict[int, set[tuple[int, ...]]] = defaultdict(set)
    for text, _ in broken.values():
        for word in _WORD.findall(text):
            places = tuple(at for at, char in enumerate(word) if char == LOST)
            if places and len(places) < len(word) <= 24 and len(wanted[len(word)]) < _MOST_PATTERNS:
                wanted[len(word)].add(places)
    known: dict[str, set[str]] = defaultdict(set)
    if any(wanted.values()):
        for word in {word for line in lines for word in _WORD.findall(line) if LOST not in word}:
            for places in wanted.get(len(word), ()):
                known[_punched(word, places)].add(word)
    return {number: _filled(text, losses, known) for number, (text, losses) in broken.items()}


def _punched(word: str, places: tuple[int, ...]) -> str:
    letters = list(word)
    for at in places:
        letters[at] = LOST
    return "".join(letters)


def _filled(text: str, losses: Losses, known: dict[str, set[str]]) -> tuple[str, Losses]:
    left: list[frozenset[str]] = []
    waiting = iter(losses)

    def filled(match: re.Match[str]) -> str:
        word = match[0]
        places = [at for at, char in enumerate(word) if char == LOST]
        open_here = [next(waiting, frozenset[str]()) for _ in places]
        fitting = [
            other
            for other in known.get(word, ())
            if all(other[at] in may for at, may in zip(places, open_here, strict=True))
        ]
        if len(fitting) == 1:
            return fitting[0]
        left.extend(open_here)
        return word

    return _WORD.sub(filled, text), tuple(left)
