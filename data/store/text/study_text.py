"""The text of a study file: a TinyDB file whose tables and documents stand sorted, one document a line."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from zlib import adler32, crc32

from data.store.merging.stamped_document import Entry
from data.store.merging.types import Document, Key
from data.store.text.checksummed_lines import document_text

META = "meta"
REMOVED = "removed"
HIDDEN = frozenset({META, REMOVED})
"""Tables that belong to the store itself."""
SCHEMA = 2
Span = tuple[int, int]
ID = re.compile(r"-?[0-9]{1,19}")
STUDY_ID = re.compile(r"[0-9a-hjkmnp-tv-z]{16,40}")


class Meta(NamedTuple):
    """What a study file says of itself."""

    study: str = ""
    """The study's own id; empty in a file that another program made."""
    schema: int = 1
    version: str = ""
    """A stamp given at each writing: two files with one version had one content."""

    def document(self) -> Document:
        """As the one document of table `meta`."""
        return {"schema": self.schema, "study": self.study, "version": self.version}


class StudyText(NamedTuple):
    """A file of our own making, and where the documents of each table stand in it."""

    raw: bytes
    spans: dict[str, Span]


def digest(raw: bytes) -> str:
    """A fingerprint of a file: fast, and different after any accident."""
    return f"{len(raw):x}-{crc32(raw):08x}"


def read_meta(document: object) -> Meta:
    """What a meta document says; whatever is not as it should be counts as not said."""
    if not isinstance(document, dict):
        return Meta()
    study, schema, version = (document.get(name) for name in ("study", "schema", "version"))
    return Meta(
        study if isinstance(study, str) and STUDY_ID.fullmatch(study) else "",
        schema if type(schema) is int and schema > 0 else 1,
        version if isinstance(version, str) else "",
    )


def quick_meta(raw: bytes) -> Meta:
    """The meta document of a file of our own making, without parsing the rest; empty when not found."""
    start = raw.find(b'\n"meta": {\n"1": ')
    if start < 0:
        return Meta()
    line = raw[start + 16 : raw.find(b"\n", start + 16)]
    try:
        return read_meta(json.loads(line.rstrip(b",")))
    except (ValueError, RecursionError):
        return Meta()


def strict_json(text: str | bytes) -> Any:
    """JSON without NaN and infinity; raises ValueError, also for nesting that is too deep."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("the nesting is too deep") from None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")


def table_text(name: str, lines: Iterable[bytes]) -> bytes:
    """A table from its lines, which come sorted and without commas."""
    return b"%s: {\n%s\n}" % (json.dumps(name, ensure_ascii=False).encode(), b",\n".join(lines))


def whole_text(tables: Mapping[str, bytes]) -> "StudyText":
    """A file from the texts of its tables."""
    spans, position = {}, 2
    for name in sorted(tables):
        head = tables[name].index(b"\n") + 1
        spans[name] = (position + head, position + len(tables[name]) - 2)
        position += len(tables[name]) + 2
    return StudyText(b"{\n" + b",\n".join(tables[name] for name in sorted(tables)) + b"\n}\n", spans)


def document_line(key: Key, entry: Entry) -> bytes:
    """The line of a document, without a comma."""
    return b'"%d": %s' % (key[1], document_text(key, entry))


def meta_table(meta: Meta) -> bytes:
    """The table `meta`."""
    return table_text(META, [f'"1": {json.dumps(meta.document(), sort_keys=True)}'.encode()])


def removed_id(table: str, id_: int) -> int:
    """Where table `removed` keeps a document that was removed from `table`."""
    key = f"{table}/{id_}".encode()
    return crc32(key) << 30 | adler32(key) & 0x3FFFFFFF


def id_of_line(line: bytes) -> int:
    """The document id a line starts with."""
    return int(line[1 : line.index(b'"', 1)])
