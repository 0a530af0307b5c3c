"""Study files that something else wrote or damaged: whatever can be read of them."""

import json
import re
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from data.store.merging.stamped_document import Entry, canonical
from data.store.merging.stamps import LENGTH, WRITER, digits, is_stamp
from data.store.merging.types import Document, Key
from data.store.text.checksummed_lines import MARK, checked, loosely
from data.store.text.codecs import CODECS
from data.store.text.study_text import ID, META, REMOVED, Meta, read_meta, strict_json

TABLE_START = re.compile(rb'^("(?:[^"\\\n]|\\.)*"): \{$', re.MULTILINE)


@dataclass(slots=True)
class Foreign:
    """The documents of a file as they were found."""

    meta: Meta = field(default_factory=Meta)
    found: dict[Key, tuple[Document, Any]] = field(default_factory=dict)
    """Fields and mark of each document, by table and id."""
    removed: dict[Key, tuple[Document, Any]] = field(default_factory=dict)
    """The same of removed documents."""
    whole: bool = True
    """Whether the file was JSON to its end, so that what is missing was taken out."""
    checked: bool = False
    """Whether everything in it is known to be something a file can hold."""
    lost: int = 0
    """Lines or documents that could not be read."""

    @property
    def is_study(self) -> bool:
        """Whether it says so itself, or holds a table of a study; any other TinyDB file belongs to somebody else."""
        return bool(self.meta.study or self.removed) or any(table in CODECS for table, _ in self.found)

    def put(self, table: str, key: str, document: Any) -> None:
        """Take in one document, if it is one."""
        if table == META:
            if key == "1":
                self.meta = read_meta(document)
            return
        if not isinstance(document, dict) or not ID.fullmatch(key) or not (self.checked or _storable(document)):
            self.lost += 1
            return
        fields = {name: value for name, value in document.items() if name != MARK}
        mark = document.get(MARK)
        if table != REMOVED:
            self.found[table, int(key)] = (fields, mark)
        elif isinstance(fields.get("table"), str) and type(fields.get("id")) is int:
            was = fields.get("was")
            self.removed[fields["table"], fields["id"]] = (was if isinstance(was, dict) else {}, mark)


def _storable(document: Document) -> bool:
    try:
        json.dumps(document, allow_nan=False)
    except (ValueError, RecursionError):
        return False
    return True


def parse_foreign(raw: bytes) -> Foreign | None:
    """Whatever a file holds, line by line where it is no JSON; None when it is nothing like a study."""
    try:
        value = strict_json(raw.decode("utf-8-sig"))
    except ValueError:
        return _salvaged(raw)
    if not isinstance(value, dict):
        return None
    foreign = Foreign(checked=_storable(value))
    for table, documents in value.items():
        if not isinstance(documents, dict):
            foreign.lost += 1
            continue
        for key, document in documents.items():
            foreign.put(table, key, document)
    return foreign if foreign.is_study or not value else None


def _salvaged(raw: bytes) -> Foreign | None:
    foreign = Foreign(whole=False)
    table = None
    for line in raw.split(b"\n"):
        header = TABLE_START.fullmatch(line.rstrip(b"\r"))
        try:
            if header:
                table = json.loads(header[1])
            elif line.startswith(b'"') and table is not None:
                ((key, document),) = strict_json(b"{" + line.rstrip(b",\r ") + b"}").items()
                foreign.put(table, key, document)
            elif line not in (b"{", b"}", b"},", b""):
                foreign.lost += 1
        except ValueError:
            foreign.lost += 1
    return foreign if foreign.is_study else None


def hand(fields: Document) -> str:
    """The writer of an edit by hand: the same on every machine that finds the same edit."""
    return digits(crc32(canonical(fields).encode()), WRITER)


def unstamped(fields: Document) -> Entry:
    """A document that nobody stamped: older than everything stamped."""
    return Entry(fields, "0" * (LENGTH - WRITER) + hand(fields))


def sound(key: Key, fields: Document, mark: object) -> Entry | None:
    """A document that is just as it was stamped."""
    return checked(key, fields, mark)


def as_found(fields: Document, mark: object) -> Entry:
    """A document with what can be read of its stamps."""
    entry = loosely(fields, mark)
    return entry if is_stamp(entry.base) and mark is not None else unstamped(fields)
