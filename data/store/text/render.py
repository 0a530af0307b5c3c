"""The text of a study file from what it holds."""

from collections.abc import Mapping
from datetime import timedelta
from zlib import crc32

from data.store.merging.stamped_document import StampedDocument, merged
from data.store.merging.stamps import WRITER, Stamp, milliseconds_of, six_digits
from data.store.merging.types import Key
from data.store.text.checksummed_lines import MARK, compact, mark_of, unmarked
from data.store.text.study_text import (
    META,
    REMOVED,
    SCHEMA,
    Meta,
    Span,
    StudyText,
    document_line,
    id_of_line,
    meta_table,
    removed_id,
    strict_json,
    table_text,
    whole_text,
)

REMEMBERED = timedelta(days=90)
"""How long a removal is remembered, so that an old copy does not bring the document back."""


def text_of_entries(entries: Mapping[Key, StampedDocument], meta: Meta) -> StudyText:
    """A whole file anew."""
    tables: dict[str, list[tuple[int, bytes]]] = {}
    for (table, id_), entry in entries.items():
        if entry.visible:
            tables.setdefault(table, []).append((id_, document_line((table, id_), entry)))
        else:
            tables.setdefault(REMOVED, []).append(_removed_line(table, id_, entry))
    parts = {table: table_text(table, [line for _, line in sorted(lines)]) for table, lines in tables.items()}
    parts[META] = meta_table(meta)
    return whole_text(parts)


def _removed_line(table: str, id_: int, entry: StampedDocument) -> tuple[int, bytes]:
    line_id = removed_id(table, id_)
    document = {"table": table, "id": id_, "was": entry.fields, MARK: mark_of((table, id_), entry)}
    return line_id, b'"%d": %s' % (line_id, compact(document))


def entry_of(line: bytes) -> StampedDocument:
    """The entry that a line of a table holds; raises ValueError for what is no JSON."""
    ((_, fields),) = strict_json(b"{" + line + b"}").items()
    mark = fields.pop(MARK, None)
    return unmarked(fields, mark)


class Lines:
    """The lines of one table, by document id."""

    def __init__(self, raw: bytes, span: Span | None) -> None:
        """Take the lines out of the text."""
        body = raw[slice(*span)] if span else b""
        self.by_id: dict[int, bytes] = {}
        for line in body.split(b",\n") if body else ():
            self.by_id[id_of_line(line)] = line

    def entry(self, id_: int) -> StampedDocument | None:
        """The entry of a line."""
        line = self.by_id.get(id_)
        return None if line is None else entry_of(line)

    def text(self, table: str) -> bytes | None:
        """The table's text; None when it is empty."""
        if not self.by_id:
            return None
        return table_text(table, (self.by_id[id_] for id_ in sorted(self.by_id)))


def text_with(
    raw: bytes, spans: dict[str, Span], entries: dict[Key, StampedDocument], study: str, newest: Stamp
) -> tuple[StudyText, Meta]:
    """A file's text with some entries merged in, and what it says of itself; untouched tables are copied as they are.

    Removals older than 90 days before `newest`, the newest stamp in it, are forgotten. The version is made of that
    stamp and a checksum of the rest: machines that hold the same write the same file.
    """
    removed = Lines(raw, spans.get(REMOVED))
    _forget(removed, newest)
    touched: dict[str, Lines] = {}
    for (table, id_), entry in entries.items():
        if table not in touched:
            touched[table] = Lines(raw, spans.get(table))
        _put(touched[table], removed, table, id_, entry)
    parts: dict[str, bytes | None] = {name: _copied(raw, name, span) for name, span in spans.items()}
    parts |= {name: lines.text(name) for name, lines in touched.items()}
    parts |= {META: None, REMOVED: removed.text(REMOVED)}
    tables = {name: part for name, part in parts.items() if part is not None}
    sum_ = 0
    for name in sorted(tables):
        sum_ = crc32(tables[name], sum_)
    meta = Meta(study, SCHEMA, newest[:-WRITER] + six_digits(sum_))
    return whole_text(tables | {META: meta_table(meta)}), meta


def _copied(raw: bytes, name: str, span: Span) -> bytes | None:
    return table_text(name, [raw[slice(*span)]]) if span[1] > span[0] else None


def _put(lines: Lines, removed: Lines, table: str, id_: int, entry: StampedDocument) -> None:
    existing = lines.entry(id_)
    line_id = removed_id(table, id_)
    if existing is None:
        existing = _removed_entry(removed, line_id)
    if existing is not None:
        entry = merged(existing, entry)
    if entry.visible:
        lines.by_id[id_] = document_line((table, id_), entry)
        removed.by_id.pop(line_id, None)
    else:
        lines.by_id.pop(id_, None)
        removed.by_id[line_id] = _removed_line(table, id_, entry)[1]


def _removed_entry(removed: Lines, line_id: int) -> StampedDocument | None:
    line = removed.by_id.get(line_id)
    return None if line is None else removed_entry_of(line)[1]


def removed_entry_of(line: bytes) -> tuple[Key, StampedDocument]:
    """The removed document that a line of table `removed` holds; raises ValueError for what is no JSON."""
    ((_, document),) = strict_json(b"{" + line + b"}").items()
    return (document["table"], document["id"]), unmarked(document["was"], document.get(MARK))


def forgotten_before(newest: Stamp) -> int:
    """Milliseconds since 2020 before which a file with this newest stamp remembers no removal."""
    return milliseconds_of(newest) - REMEMBERED // timedelta(milliseconds=1)


def _forget(removed: Lines, newest: Stamp) -> None:
    limit = forgotten_before(newest)
    for line_id in list(removed.by_id):
        entry = _removed_entry(removed, line_id)
        if entry is not None and milliseconds_of(entry.removed_at) < limit:
            del removed.by_id[line_id]
