"""The words of a written study log in the language of the plan: the entries `log|...` of its file of translations.

An entry may be a list: the word that is written, and earlier words that are still read.
"""

from collections.abc import Iterator
from datetime import date

from data.language import languages, translations

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CONTEXT = "log|"


def written_languages() -> list[str]:
    """Codes of every language a log can be written in."""
    return [code for code in languages() if code == "en" or f"{_CONTEXT}Goals" in translations(code)]


def readable_words() -> Iterator["Words"]:
    """The words of every log that the cockpit writes or ever wrote, today's first in each language."""
    for language in written_languages():
        words = [word for key, word in translations(language).items() if key.startswith(_CONTEXT)]
        editions = max((len(word) for word in words if isinstance(word, list)), default=1)
        yield from (Words(language, edition) for edition in range(editions))


class Words:
    """The log's words in one language; English for languages without words."""

    def __init__(self, language: str, edition: int = 0) -> None:
        """Use `language`, an ISO 639-1 code, with today's words (0) or with those of an earlier edition."""
        entries = ((key, word) for key, word in translations(language).items() if key.startswith(_CONTEXT))
        self._words = {
            key: word if isinstance(word, str) else word[min(edition, len(word) - 1)] for key, word in entries
        }
        self.language = language if self._words else "en"

    def say(self, text: str, /, **values: object) -> str:
        """The words with `values` filled in."""
        words = self._words.get(_CONTEXT + text, text)
        return words.format(**values) if values else words

    def day(self, day: date) -> str:
        """A day in a table: 01/27 (Tue)."""
        return f"{day:%m/%d} ({self.weekday(day.weekday())})"

    def weekday(self, number: int) -> str:
        """A weekday's short name, 0 being Monday."""
        return self.say(_WEEKDAYS[number])

    def length_in_sentence(self, minutes: float) -> str:
        """A length of time in a sentence: 60 min, 60분."""
        return self.say("{n} min", n=f"{minutes:g}")

    def minutes(self, minutes: float | None) -> str:
        """A length of time that every importer understands: 45m, 45분; empty for none."""
        return "" if minutes is None else self.say("{n}m", n=f"{minutes:g}")

    def read_minutes(self, written: str) -> float:
        """A length of time as `minutes` writes it, read back; raises ValueError for anything else."""
        before, after = self.say("{n}m", n="\0").split("\0")
        return float(written.removeprefix(before).removesuffix(after))
