"""Words with a lost letter (U+FFFD) are read as the one known word they can be, for understanding only."""

import re
from functools import lru_cache

LOST = "\ufffd"
_KNOWN = re.compile(r"[가-힣]{2,8}|[ぁ-ヺ一-鿿]{2,8}")
_TOKEN = re.compile(r"[가-힣ぁ-ヺ一-鿿\ufffd]{2,8}")


class Vocabulary:
    """The words of the lexicons, against which damaged ones are compared."""

    def __init__(self) -> None:
        """Begin without words."""
        self._by_length: dict[int, set[str]] = {}

    def learn(self, lexicon: str) -> str:
        """Take in the words of a lexicon and give it back."""
        for word in _KNOWN.findall(lexicon):
            self._by_length.setdefault(len(word), set()).add(word)
        return lexicon

    def mend(self, text: str) -> str:
        """The text with every damaged word that can be only one known word replaced by it; lengths stay the same."""
        return _TOKEN.sub(lambda found: self._word(found.group()) if LOST in found.group() else found.group(), text)

    def _word(self, token: str) -> str:
        if token.count(LOST) == len(token):
            return token
        fits = [
            word
            for word in self._by_length.get(len(token), ())
            if all(letter in (LOST, known) for letter, known in zip(token, word, strict=True))
        ]
        return fits[0] if len(fits) == 1 else token


KNOWN = Vocabulary()


@lru_cache(maxsize=4096)
def mended(text: str) -> str:
    """The text as far as its damaged words can be told."""
    return KNOWN.mend(text)
