"""Study files that something else wrote or damaged: whatever can be read of them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from data.errors import BadFile
from data.store.foreign_files.conflict_markers import sides
from data.store.merging.stamped_document import StampedDocument, canonical
from data.store.merging.stamps import LENGTH, WRITER, digits, is_stamp
from data.store.merging.types import Document, Key
from data.store.text.checksummed_lines import MARK, checked, loosely
from data.store.text.codecs import CODECS
from data.store.text.study_text import ID, META, REMOVED, Meta, lenient_json, read_meta, strict_json

RECORD_LINE = re.compile(rb'^"-?[0-9]{1,19}": \{', re.MULTILINE)
"""How a document begins in a file of our own making."""
TABLE_START = re.compile(rb'^("(?:[^"\\\n]|\\.)*"): \{$', re.MULTILINE)


@dataclass(slots=True)
class Foreign:
    """The documents of a file as they were found."""

    meta: Meta = field(default_factory=Meta)
    documents: dict[Key, tuple[Document, Any]] = field(default_factory=dict)
    """Fields and mark of each document, by table and id."""
    removed: dict[Key, tuple[Document, Any]] = field(default_factory=dict)
    """The same of removed documents."""
    whole: bool = True
    """Whether the file was JSON to its end, so that what is missing was taken out."""
    checked: bool = False
    """Whether everything in it is known to be something a file can hold."""
    lost: int = 0
    """Lines or documents that could not be read."""
    other: "Foreign | None" = None
    """A second version of documents that the file holds twice, as git leaves it after a merge."""
    merged_by_git: bool = False
    """Whether it holds conflict markers."""

    def versions(self) -> "Iterator[Foreign]":
        """This one, and what the file holds of the same documents beside it."""
        version: Foreign | None = self
        while version is not None:
            yield version
            version = version.other

    @property
    def is_study(self) -> bool:
        """Whether it says so itself, or holds a table of a study; any other TinyDB file belongs to somebody else."""
        return bool(self.meta.study or self.removed) or any(table in CODECS for table, _ in self.documents)

    def put(self, table: str, key: str, document: Any) -> None:
        """Take in one document, if it is one."""
        if table == META:
            if key == "1":
                self.meta = read_meta(document)
            return
        if not isinstance(document, dict) or not re.fullmatch(ID, key) or not (self.checked or _storable(document)):
            self.lost += 1
            return
        fields = {name: value for name, value in document.items() if name != MARK}
        mark = document.get(MARK)
        if table != REMOVED:
            if self.documents.get((table, int(key)), (fields, mark)) != (fields, mark):
                self._second().put(table, key, document)
                return
            self.documents[table, int(key)] = (fields, mark)
        elif isinstance(fields.get("table"), str) and (id_ := _id_of(fields.get("id"))) is not None:
            was = fields.get("was")
            self.removed[fields["table"], id_] = (was if isinstance(was, dict) else {}, mark)

    def _second(self) -> "Foreign":
        if self.other is None:
            self.other = Foreign(self.meta, whole=False, checked=self.checked)
        return self.other


def _id_of(value: object) -> int | None:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if type(value) is int else None


def _storable(document: Document) -> bool:
    try:
        json.dumps(document, allow_nan=False)
    except (ValueError, RecursionError):
        return False
    return True


def parse_foreign(raw: bytes) -> Foreign | None:
    """Whatever a file holds, line by line where it is no JSON; None when it is nothing like a study."""
    both = [side for side in map(_parsed, sides(raw)) if side is not None]
    if not both:
        return _parsed(raw)
    for side in both:
        side.whole, side.merged_by_git = False, True
    if len(both) > 1:
        *_, last = both[0].versions()
        last.other = both[1]
    return both[0]


def _parsed(raw: bytes) -> Foreign | None:
    try:
        value, storable = _json(raw.decode("utf-8-sig"))
    except ValueError:
        return _salvaged(raw)
    if not isinstance(value, dict):
        return None
    if _holds_twice(raw, value):
        foreign = _salvaged(raw)
        if foreign is not None and (foreign.other or not foreign.lost):
            foreign.whole = foreign.other is None
            return foreign
    foreign = Foreign(checked=storable)
    for table, documents in value.items():
        if not isinstance(documents, dict):
            foreign.lost += 1
            continue
        for key, document in documents.items():
            foreign.put(table, key, document)
    return foreign if foreign.is_study or not value else None


def _json(text: str) -> tuple[Any, bool]:
    """What JSON says, with numbers that no float can be as the text that stands there, and whether it can be written.

    Raises ValueError.
    """
    try:
        value = strict_json(text)
        if _storable(value):
            return value, True
    except ValueError:
        pass
    value = lenient_json(text)
    return value, _storable(value)


def _holds_twice(raw: bytes, value: dict[str, Any]) -> bool:
    """Whether documents stand in the file in several lines, of which JSON would take the last one."""
    lines = len(RECORD_LINE.findall(raw))
    return lines > sum(len(documents) for documents in value.values() if isinstance(documents, dict))


def _salvaged(raw: bytes) -> Foreign | None:
    foreign = Foreign(whole=False)
    table = None
    for line in raw.replace(b"\r\n", b"\n").split(b"\n"):
        header = TABLE_START.fullmatch(line)
        try:
            if header:
                table = json.loads(header[1])
            elif line.startswith(b'"') and table is not None:
                ((key, document),) = _json((b"{" + line.rstrip(b",\r ") + b"}").decode("utf-8-sig"))[0].items()
                foreign.put(table, key, document)
            elif line not in (b"{", b"}", b"},", b""):
                foreign.lost += 1
        except ValueError:
            foreign.lost += 1
    return foreign if foreign.is_study else None


def hand(fields: Document) -> str:
    """The writer of an edit by hand: the same on every machine that finds the same edit."""
    return digits(crc32(canonical(fields).encode()), WRITER)


def unstamped(fields: Document) -> StampedDocument:
    """A document that nobody stamped: older than everything stamped."""
    return StampedDocument(fields, "0" * (LENGTH - WRITER) + hand(fields))


def sound(key: Key, fields: Document, mark: object) -> StampedDocument | None:
    """A document that is just as it was stamped, but for how a program that knows only doubles writes numbers."""
    entry = checked(key, fields, mark)
    if entry is not None or mark is None or key[0] not in CODECS:
        return entry
    try:
        return checked(key, CODECS[key[0]].as_written(key[1], fields), mark)
    except BadFile:
        return None


def as_found(fields: Document, mark: object) -> StampedDocument:
    """A document with what can be read of its stamps."""
    entry = loosely(fields, mark)
    return entry if is_stamp(entry.stamp) and mark is not None else unstamped(fields)
