"""Reads a pack's TOML files; every mistake names the file and the line or key, and says what to write there."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from data.errors import BadFile
from data.language import say
from data.packs.pack_folder import text_of
from data.values import Values

SHOWN = 40
"""Characters of a wrong value that an error shows."""
ROW = re.compile(r"\[\d+\]")


class LocalisedText(Values):
    """A text in several languages."""

    by_language: dict[str, str]

    def in_(self, language: str) -> str:
        """The text in `language`, else in English, else in any language; empty without a text."""
        texts = self.by_language
        return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


class PackTable(Values):
    """A table of a TOML file, read key by key; each method raises `BadFile` for a missing or wrong value.

    A key with a default need not exist.
    """

    file: Path
    values: dict[str, Any]
    path: str = ""
    """The keys that lead to the table, such as `domains[2]`; rows count from 1."""

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number that is not negative."""
        value = self._value(key, default, say("a whole number"))
        if type(value) is not int or value < 0:
            raise self.wrong(key, say("a whole number"))
        return value

    def number(self, key: str, default: float | None = None) -> float:
        """A number."""
        value = self._value(key, default, say("a number"))
        if type(value) not in (int, float):
            raise self.wrong(key, say("a number"))
        return float(value)

    def yes(self, key: str, default: bool | None = None) -> bool:
        """True or false."""
        value = self._value(key, default, say("true or false"))
        if type(value) is not bool:
            raise self.wrong(key, say("true or false"))
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text."""
        value = self._value(key, default, say("text in quotes"))
        if type(value) is not str:
            raise self.wrong(key, say("text in quotes"))
        return value

    def day(self, key: str) -> date | None:
        """A day; None without one."""
        value = self.values.get(key)
        if value is not None and type(value) is not date:
            raise self.wrong(key, say("a day without quotes, such as 2026-03-31"))
        return value

    def localised(self, key: str, default: str | None = None) -> LocalisedText:
        """A text for each language, as in `title.en = "..."`; one plain text is in English."""
        wanted = say("text in quotes, one for each language")
        value = self._value(key, default, wanted)
        texts = {"en": value} if type(value) is str else value
        if type(texts) is not dict or not all(type(text) is str for text in texts.values()):
            raise self.wrong(key, wanted)
        return LocalisedText(texts)

    def texts(self, key: str, default: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        wanted = say("a list of texts in quotes")
        values = self._value(key, default, wanted)
        if not isinstance(values, list | tuple) or not all(type(value) is str for value in values):
            raise self.wrong(key, wanted)
        return tuple(values)

    def whole_numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers; empty without one."""
        values = self.values.get(key, [])
        if type(values) is not list or not all(type(value) is int for value in values):
            raise self.wrong(key, say("a list of whole numbers"))
        return tuple(values)

    def table(self, key: str, default: dict[str, Any] | None = None) -> "PackTable":
        """A table within this one."""
        value = self._value(key, default, say("a table"))
        if type(value) is not dict:
            raise self.wrong(key, say("a table"))
        return PackTable(self.file, value, self._path(key))

    def tables(self, key: str, default: list[dict[str, Any]] | None = None) -> list["PackTable"]:
        """The tables under a heading in double brackets."""
        wanted = say("tables, each under the line [[{name}]]", name=ROW.sub("", self._path(key)))
        rows = self._value(key, default, wanted)
        if type(rows) is not list or not all(type(row) is dict for row in rows):
            raise self.wrong(key, wanted)
        return [PackTable(self.file, row, f"{self._path(key)}[{n}]") for n, row in enumerate(rows, start=1)]

    def languages_beside(self, *keys: str) -> LocalisedText:
        """The text in each language, for a table that has languages beside other keys."""
        codes = [code for code in self.values if code not in keys]
        return LocalisedText({code: self.text(code) for code in codes})

    def wrong(self, key: str, wanted: str) -> BadFile:
        """The error for a wrong value; `wanted` says what to write there."""
        value = str(self.values.get(key))[:40]
        message = say(
            "{file}: {key} is “{value}”. Write {wanted}.",
            file=self.file,
            key=self._path(key),
            value=value,
            wanted=wanted,
        )
        return BadFile(message)

    def _value(self, key: str, default: object, wanted: str) -> Any:
        value = self.values.get(key, default)
        if value is None:
            raise BadFile(
                say("{file}: {key} is missing. Write {wanted}.", file=self.file, key=self._path(key), wanted=wanted)
            )
        return value

    def _path(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


def read_table(path: Path) -> PackTable:
    """Read a TOML file of a pack; raises `BadFile`, with the line if that is known."""
    text = text_of(path)
    try:
        return PackTable(path, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise BadFile(
            say(
                "{file}, line {n}: not valid TOML. Correct this line or the one before it.",
                file=path,
                n=line[1] if line else len(text.splitlines()),
            )
        ) from error
