"""The study file for TinyDB itself: `TinyDB("study.json", storage=StudyStorage)` reads and writes it safely."""

import json
import os
from pathlib import Path
from typing import Any

from tinydb import Storage

from data.store.disk.replace_file import replace_file
from data.store.journals.layout import read_file, real_path
from data.store.text.checksummed_lines import compact
from data.store.text.study_text import strict_json, table_text, whole_text

TableTexts = dict[str, dict[str, Any]]


class StudyStorage(Storage):
    """Replaces the file whole or not at all, in the cockpit's own layout: one document a line, sorted.

    Documents keep their field `~`; the cockpit takes in what a script changed when it looks at the file next.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Name the file; it is made at the first write."""
        self._path = real_path(os.fspath(path))

    def read(self) -> TableTexts | None:
        """The tables; None when there is no file. Raises `BadFile` and ValueError."""
        raw, stat = read_file(self._path)
        if stat is None or not raw.strip():
            return None
        tables: TableTexts = strict_json(raw)
        return tables

    def write(self, data: TableTexts) -> None:
        """Put the tables in place; raises `NotSaved` and ValueError and leaves the old file alone."""
        tables = {}
        for table, documents in data.items():
            lines = [
                json.dumps(str(id_)).encode() + b": " + compact(dict(documents[id_]))
                for id_ in sorted(documents, key=lambda id_: int(id_))
            ]
            if lines:
                tables[table] = table_text(table, lines)
        replace_file(Path(self._path), whole_text(tables).raw)
