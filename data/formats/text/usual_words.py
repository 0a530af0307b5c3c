"""Word frequencies: words of the program and its packs, and the 20,000 most frequent of each language."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from data.language import TRANSLATIONS
from data.packs.pack_folder import PACKS
from data.values import Values

FREQUENCIES = Path(__file__).parent / "frequencies"
WORD = re.compile("[가-힣]+|[\u3041-\u30fe\u4e00-\u9fff]+")
NATS = math.log(10) / 100
"""Converts the unit of the frequency tables, hundredths of powers of ten, to nats."""
PER_WORD = 2.0
"""Extra cost of each word in a text, so that one word is likelier than two halves that are words by chance."""
UNKNOWN = 13.0
"""Cost of a letter outside of usual words."""
SIGNS = (
    dict.fromkeys("、。，", 3.2)
    | dict.fromkeys("・（）：", 6.0)
    | dict.fromkeys("「」“”", 6.5)
    | dict.fromkeys("！？→", 7.0)
    | dict.fromkeys("；～《》", 8.0)
)
"""Punctuation between words, with costs: every 25th character of a Japanese or Chinese text is a comma."""


class _Piece(Values):
    start: int
    text: str
    cost: float

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class UsualWords:
    """Words with their costs: the natural logarithm of the number of words of text per occurrence."""

    def __init__(self, costs: Mapping[str, float]) -> None:
        """Store the cost of each word, given without `PER_WORD`."""
        self._costs = {word: cost + PER_WORD for word, cost in costs.items()} | SIGNS
        self._starts = {word[:end] for word in self._costs for end in range(1, len(word) + 1)}

    def cheapest(self, letters: Sequence[str]) -> list[dict[str, float]]:
        """For each position and each possible letter, the cost of the likeliest words for the whole text.

        `letters` has the possible letters for each position.
        """
        size = len(letters)
        pieces = [piece for start in range(size) for piece in self._pieces(letters, start)]
        before = [0.0] + [math.inf] * size
        for piece in pieces:
            before[piece.end] = min(before[piece.end], before[piece.start] + piece.cost)
        after = [math.inf] * size + [0.0]
        for piece in reversed(pieces):
            after[piece.start] = min(after[piece.start], piece.cost + after[piece.end])
        costs: list[dict[str, float]] = [{} for _ in letters]
        for piece in pieces:
            total = before[piece.start] + piece.cost + after[piece.end]
            for at, letter in enumerate(piece.text, piece.start):
                costs[at][letter] = min(total, costs[at].get(letter, math.inf))
        return costs

    def _pieces(self, letters: Sequence[str], start: int) -> Iterator[_Piece]:
        """Every usual word that can start at a position, and each letter by itself."""
        prefixes = [""]
        for end in range(start, len(letters)):
            prefixes = [
                text + letter for text in prefixes for letter in letters[end] if text + letter in self._starts
            ]
            for text in prefixes:
                if text in self._costs:
                    yield _Piece(start, text, self._costs[text])
            if not prefixes:
                break
        for letter in letters[start]:
            yield _Piece(start, letter, UNKNOWN)


@lru_cache(maxsize=3)
def usual_words(language: str) -> UsualWords:
    """The usual words of Korean (`ko`), Japanese (`ja`) or Chinese (`zh`)."""
    costs: dict[str, float] = {}
    for line in (FREQUENCIES / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        hundredths, *words = line.split(" ")
        costs |= dict.fromkeys(words, int(hundredths) * NATS)
    own_words = Counter(word for text in _own_texts(language) for word in WORD.findall(text))
    for word, count in own_words.items():
        costs[word] = min(costs.get(word, math.inf), math.log(own_words.total() / count))
    return UsualWords(costs)


def _own_texts(language: str) -> Iterator[str]:
    """All texts of the program and its packs in a language."""
    translations = TRANSLATIONS / f"{language}.json"
    if translations.exists():
        for forms in json.loads(translations.read_text(encoding="utf-8")).values():
            yield from [forms] if isinstance(forms, str) else forms
    for path in sorted(PACKS.glob(f"*/*.{language}.md")):
        yield path.read_text(encoding="utf-8")
