"""Documents as lines: with their stamps and a checksum in the study file, whole changes in a journal."""

import json
from typing import Any
from zlib import crc32

from data.store.merging.stamped_document import StampedDocument
from data.store.merging.stamps import LENGTH, Stamp, is_stamp, six_digits
from data.store.merging.types import Document, Key

MARK = "~"
"""The one extra field of a document: a checksum and the stamps that merging needs."""
SUM = 6
GONE = MARK
"""Key of the removal among the stamps of a document that came back; no field has this name."""

Mark = str | list[Any]


_UNSORTED = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False)
_PLAIN = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False, check_circular=False)
_SUMMED = json.JSONEncoder(ensure_ascii=True, sort_keys=True, check_circular=False)
_ESCAPED = json.JSONEncoder(ensure_ascii=True, sort_keys=True, allow_nan=False, check_circular=False)


def compact(value: Any) -> bytes:
    """JSON of one line in UTF-8; raises ValueError for what JSON cannot say."""
    try:
        return _PLAIN.encode(value).encode()
    except UnicodeEncodeError:
        return _ESCAPED.encode(value).encode()


def mark_of(key: Key, entry: StampedDocument) -> Mark:
    """The stamps of an entry with the checksum of it all."""
    own: dict[str, Any] = dict(entry.field_stamps)
    if entry.removed_at:
        own[GONE] = entry.removed_at
    head = _sum(key, entry.fields, entry.stamp, own) + entry.stamp
    return [head, own] if own else head


def _sum(key: Key, fields: Document, base: Stamp, own: dict[str, Any]) -> str:
    return six_digits(crc32(_SUMMED.encode([*key, fields, base, own]).encode("ascii")))


def unmarked(fields: Document, mark: Mark | None) -> StampedDocument:
    """The entry of a document and its mark; what is no mark counts as none."""
    if isinstance(mark, str) and len(mark) == SUM + LENGTH:
        return StampedDocument(fields, mark[SUM:])
    if isinstance(mark, list):
        own = dict(mark[1])
        gone = own.pop(GONE, "")
        return StampedDocument(fields, mark[0][SUM:], own, gone)
    return StampedDocument(fields)


def checked(key: Key, fields: Document, mark: object) -> StampedDocument | None:
    """The entry, if the mark is one and stamps just this document in this place."""
    if isinstance(mark, str):
        head, own = mark, {}
    elif isinstance(mark, list) and len(mark) == 2 and isinstance(mark[0], str) and isinstance(mark[1], dict):
        head, own = mark
    else:
        return None
    base = head[SUM:]
    if not is_stamp(base) or _sum(key, fields, base, own) != head[:SUM]:
        return None
    return unmarked(fields, mark)


def loosely(fields: Document, mark: object) -> StampedDocument:
    """The entry with whatever stamps can still be read, for a document that was edited by hand."""
    if isinstance(mark, str) and is_stamp(mark[SUM:]):
        return StampedDocument(fields, mark[SUM:])
    if isinstance(mark, list) and mark and isinstance(mark[0], str) and is_stamp(mark[0][SUM:]):
        own = mark[1] if len(mark) == 2 and isinstance(mark[1], dict) else {}
        sound = {name: stamps for name, stamps in own.items() if name != GONE and _sound(stamps)}
        gone = own.get(GONE, "")
        return StampedDocument(fields, mark[0][SUM:], sound, gone if is_stamp(gone) else "")
    return StampedDocument(fields)


def _sound(stamps: object) -> bool:
    """Whether these can be the stamps of a field; what a text says beyond its stamp is read with the text."""
    if not isinstance(stamps, list) or not stamps:
        return is_stamp(stamps)
    first, *others = stamps
    if not all(isinstance(other, str) for other in others):
        return False
    if isinstance(first, list):
        return bool(first) and all(isinstance(part, list) and part and is_stamp(part[0]) for part in first)
    return is_stamp(first)


def document_text(key: Key, entry: StampedDocument) -> bytes:
    """An entry as the one document the file holds."""
    return compact(entry.fields | {MARK: mark_of(key, entry)})


def journal_line(value: Any) -> bytes:
    """A line of a journal: the checksum of its JSON, then the JSON, which is read by the program alone."""
    try:
        body = _UNSORTED.encode(value).encode()
    except UnicodeEncodeError:
        body = compact(value)
    return b"%08x %s\n" % (crc32(body), body)


def journal_value(line: bytes) -> Any:
    """What a journal line says, without its newline; raises ValueError when it is not whole."""
    if line[8:9] != b" " or line[:8] != b"%08x" % crc32(line[9:]):
        raise ValueError("the checksum differs")
    return json.loads(line[9:])
