"""One thing that a check found, and the line of the file it is in."""

import json
import re

from data.store.merging.types import Key
from data.values import Values

TABLE = re.compile(rb'\s*("(?:[^"\\]|\\.)*")\s*:\s*\{\s*')
RECORD = re.compile(rb'\s*\{?\s*"(-?[0-9]{1,19})"\s*:')


class Finding(Values):
    """One thing that is not as it should be."""

    location: str
    """File and line, or table and record."""
    sentence: str
    table: str = ""
    id: int = 0
    field: str = ""
    """The field that mending would take out; empty where a new writing of the file mends it or nothing can."""


class RecordLines:
    """In which line each record stands: looked for once, and only when something is to be said of one."""

    def __init__(self, raw: bytes) -> None:
        """Take the text of a file; nothing is searched yet."""
        self._raw = raw
        self._lines: dict[Key, int] | None = None

    def of(self, key: Key) -> int:
        """The line of a record; the first one where the file is not laid out by lines."""
        if self._lines is None:
            self._lines = _lines_of(self._raw)
        return self._lines.get(key, 1)


def _lines_of(raw: bytes) -> dict[Key, int]:
    lines: dict[Key, int] = {}
    table = ""
    for number, line in enumerate(raw.split(b"\n"), start=1):
        record = RECORD.match(line)
        if record:
            lines.setdefault((table, int(record[1])), number)
        elif header := TABLE.fullmatch(line):
            table = str(json.loads(header[1]))
    return lines
