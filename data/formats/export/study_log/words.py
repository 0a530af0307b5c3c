"""The words of a written study log in the language of the plan: the entries `log|...` of its file of translations."""

from datetime import date

from data.language import languages, translations

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CONTEXT = "log|"


def written_languages() -> list[str]:
    """Codes of every language a log can be written in."""
    return [code for code in languages() if code == "en" or f"{_CONTEXT}Goals" in translations(code)]


class Words:
    """The log's words in one language; English for languages without words."""

    def __init__(self, language: str) -> None:
        """Use `language`, an ISO 639-1 code."""
        entries = translations(language)
        self._words = {key: str(entries[key]) for key in entries if key.startswith(_CONTEXT)}
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
