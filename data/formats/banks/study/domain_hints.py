"""Suggests a question's domain from keywords."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol, TypeVar

Key = TypeVar("Key")


class Asks(Protocol):
    """Anything with the texts of a question."""

    @property
    def stem(self) -> str:
        """The question's text."""

    @property
    def explanation(self) -> str:
        """The explanation of the key."""

    @property
    def options(self) -> Iterable["HasText"]:
        """The options."""


class HasText(Protocol):
    """Anything with a text."""

    @property
    def text(self) -> str:
        """The text."""


STEM, OPTIONS, EXPLANATION = 3, 1, 1
"""Weight of a keyword by its position: options name wrong domains as often as the right one."""


def suggest_domain(question: Asks, keywords_by_domain: Mapping[Key, Iterable[str]]) -> Key | None:
    """The domain whose keywords match best; None if no domain is clearly ahead.

    It is a suggestion for the learner to accept or correct; it never counts in a score by itself.
    """
    stem = question.stem.casefold()
    options = "\n".join(option.text for option in question.options).casefold()
    explanation = question.explanation.casefold()
    scored: list[tuple[int, Key]] = []
    for domain, keywords in keywords_by_domain.items():
        score = 0
        for keyword in keywords:
            pattern = _pattern(keyword.casefold())
            score += STEM * bool(pattern.search(stem))
            score += OPTIONS * bool(pattern.search(options))
            score += EXPLANATION * bool(pattern.search(explanation))
        scored.append((score, domain))
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] == 0:
        return None
    return scored[0][1] if len(scored) == 1 or scored[0][0] > scored[1][0] else None


@lru_cache(maxsize=4096)
def _pattern(keyword: str) -> re.Pattern[str]:
    """A keyword in Latin letters as a whole word; in scripts without spaces between words, anywhere."""
    bounded = rf"\b{re.escape(keyword)}s?\b" if keyword.isascii() else re.escape(keyword)
    return re.compile(bounded)
