"""The text of a study file: a TinyDB file with sorted tables (`meta` first) and documents, one document a line."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from zlib import adler32, crc32

from data.store.merging.stamped_document import StampedDocument
from data.store.merging.stamps import DIGITS
from data.store.merging.types import Document, Key
from data.store.text.checksummed_lines import document_text
from data.values import Values

META = "meta"
REMOVED = "removed"
HIDDEN = frozenset({META, REMOVED})
"""Tables that belong to the store itself."""
SCHEMA = 3
LARGEST_SCHEMA = 999
"""Schemas are counted one by one: a larger number is damage and says nothing of a newer version of the program."""
LONGEST_NUMBER = 400
"""Digits of a number that is read as one: a longer one is larger than every float."""
Span = tuple[int, int]
ID = r"-?[0-9]{1,19}"
HEAD = rb'"meta":\s*\{\s*"1":\s*(\{[^{}]*\})'
STUDY_ID = frozenset(DIGITS)
"""What a study's own id is made of."""


class Meta(Values):
    """What a study file says of itself."""

    study: str = ""
    """The study's own id; empty in a file that another program made."""
    schema: int = 1
    version: str = ""
    """A stamp given at each writing: two files with one version had one content."""

    def document(self) -> Document:
        """As the one document of table `meta`."""
        return {"schema": self.schema, "study": self.study, "version": self.version}


class StudyText(Values):
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
    if isinstance(schema, float) and schema.is_integer():
        schema = int(schema)
    return Meta(
        study if isinstance(study, str) and 16 <= len(study) <= 40 and STUDY_ID.issuperset(study) else "",
        schema if type(schema) is int and 0 < schema <= LARGEST_SCHEMA else 1,
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


def head_meta(head: bytes) -> Meta:
    """What the beginning of a file says of its study, whoever wrote it last; empty when it says nothing there."""
    match = re.search(HEAD, head)
    try:
        return read_meta(json.loads(match[1])) if match else Meta()
    except (ValueError, RecursionError):
        return Meta()


def strict_json(text: str | bytes) -> Any:
    """JSON without NaN and infinity; raises ValueError, also for nesting that is too deep."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("the nesting is too deep") from None


def lenient_json(text: str) -> Any:
    """JSON with NaN, 1e400, numbers of hundreds of digits and what is nested too deep as text; raises ValueError."""
    from data.store.text.flat_json import flat

    try:
        return json.loads(flat(text), parse_constant=str, parse_float=_float, parse_int=_int)
    except RecursionError:
        raise ValueError("the nesting is too deep") from None


def _float(text: str) -> float | str:
    number = float(text)
    return text if number in (float("inf"), float("-inf")) else number


def _int(text: str) -> int | str:
    return text if len(text) > LONGEST_NUMBER else int(text)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")


def table_text(name: str, lines: Iterable[bytes]) -> bytes:
    """A table from its lines, which come sorted and without commas."""
    return b"%s: {\n%s\n}" % (json.dumps(name, ensure_ascii=False).encode(), b",\n".join(lines))


def whole_text(tables: Mapping[str, bytes]) -> "StudyText":
    """A file from the texts of its tables; `meta` comes first, so that the head of a file says whose it is."""
    spans, position = {}, 2
    names = sorted(tables, key=lambda name: (name != META, name))
    for name in names:
        head = tables[name].index(b"\n") + 1
        spans[name] = (position + head, position + len(tables[name]) - 2)
        position += len(tables[name]) + 2
    return StudyText(b"{\n" + b",\n".join(tables[name] for name in names) + b"\n}\n", spans)


def document_line(key: Key, entry: StampedDocument) -> bytes:
    """The line of a document, without a comma."""
    return b'"%d": %s' % (key[1], document_text(key, entry))


def meta_table(meta: Meta) -> bytes:
    """The table `meta`."""
    return table_text(META, [f'"1": {json.dumps(meta.document(), sort_keys=True)}'.encode()])


def removed_id(table: str, id_: int) -> int:
    """Where table `removed` keeps a document that was removed from `table`."""
    key = f"{table}/{id_}".encode()
    return crc32(key) << 21 | adler32(key) & 0x1FFFFF


def id_of_line(line: bytes) -> int:
    """The document id a line starts with."""
    return int(line[1 : line.index(b'"', 1)])
