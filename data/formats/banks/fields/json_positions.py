"""Finds the position of each value in a JSON text, so that each entry of a bank has a line number."""

import json
import re
from typing import Any

from data.values import Values

_TOKEN = re.compile(
    r'(?P<string>"[^"\\]*(?:\\.[^"\\]*)*")(?P<colon>\s*:)?|(?P<bracket>[\[\]{}])|[^\s,:\[\]{}"]+', re.S
)


class Positioned(Values):
    """The position of a value; its parts by index or name have the same form."""

    start: int
    parts: Any = None

    def part(self, key: int | str) -> "Positioned":
        """A part of a list or object; the whole if it has no such part."""
        if isinstance(self.parts, list) and isinstance(key, int) and key < len(self.parts):
            return _positioned(self.parts[key])
        if isinstance(self.parts, dict) and key in self.parts:
            return _positioned(self.parts[key])
        return self


def positions(text: str, base: int = 0) -> Positioned:
    """The positions of all values in a valid JSON text; `base` is added to each position."""
    return _positioned(json.loads(_TOKEN.sub(lambda token: _as_position(token, base), text)))


def _as_position(token: re.Match[str], base: int) -> str:
    """Keep a name, replace a value by its position, and a list or object by its position and contents."""
    if token["colon"]:
        return token[0]
    if token["bracket"]:
        return f"[{token.start() + base},{token[0]}" if token[0] in "[{" else f"{token[0]}]"
    return str(token.start() + base)


def _positioned(value: Any) -> Positioned:
    return Positioned(*value) if isinstance(value, list | tuple) else Positioned(value)
