"""The text of a study file from what it holds."""

from collections.abc import Mapping
from datetime import timedelta

from data.store.merging.stamped_document import Entry, merged
from data.store.merging.stamps import TIME, value
from data.store.merging.types import Key
from data.store.text.checksummed_lines import MARK, compact, mark_of, unmarked
from data.store.text.study_text import (
    META,
    REMOVED,
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


def text_of_entries(entries: Mapping[Key, Entry], meta: Meta) -> StudyText:
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


def _removed_line(table: str, id_: int, entry: Entry) -> tuple[int, bytes]:
    place = removed_id(table, id_)
    document = {"table": table, "id": id_, "was": entry.fields, MARK: mark_of((table, id_), entry)}
    return place, b'"%d": %s' % (place, compact(document))


def entry_of(line: bytes) -> Entry:
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

    def entry(self, id_: int) -> Entry | None:
        """The entry of a line."""
        line = self.by_id.get(id_)
        return None if line is None else entry_of(line)

    def text(self, table: str) -> bytes | None:
        """The table's text; None when it is empty."""
        if not self.by_id:
            return None
        return table_text(table, (self.by_id[id_] for id_ in sorted(self.by_id)))


def text_with(raw: bytes, spans: dict[str, Span], entries: dict[Key, Entry], meta: Meta, now: int) -> StudyText:
    """A file's text with some entries merged in; untouched tables are copied as they are.

    Removals older than 90 days before `now` (milliseconds since 2020) are forgotten.
    """
    removed = Lines(raw, spans.get(REMOVED))
    _forget(removed, now)
    touched: dict[str, Lines] = {}
    for (table, id_), entry in entries.items():
        if table not in touched:
            touched[table] = Lines(raw, spans.get(table))
        _put(touched[table], removed, table, id_, entry)
    parts: dict[str, bytes | None] = {name: _copied(raw, name, span) for name, span in spans.items()}
    parts |= {name: lines.text(name) for name, lines in touched.items()}
    parts |= {META: meta_table(meta), REMOVED: removed.text(REMOVED)}
    return whole_text({name: part for name, part in parts.items() if part is not None})


def _copied(raw: bytes, name: str, span: Span) -> bytes | None:
    return table_text(name, [raw[slice(*span)]]) if span[1] > span[0] else None


def _put(lines: Lines, removed: Lines, table: str, id_: int, entry: Entry) -> None:
    known = lines.entry(id_)
    place = removed_id(table, id_)
    if known is None:
        known = _removed_entry(removed, place)
    if known is not None:
        entry = merged(known, entry)
    if entry.visible:
        lines.by_id[id_] = document_line((table, id_), entry)
        removed.by_id.pop(place, None)
    else:
        lines.by_id.pop(id_, None)
        removed.by_id[place] = _removed_line(table, id_, entry)[1]


def _removed_entry(removed: Lines, place: int) -> Entry | None:
    line = removed.by_id.get(place)
    if line is None:
        return None
    ((_, document),) = strict_json(b"{" + line + b"}").items()
    return unmarked(document["was"], document.get(MARK))


def removed_entries(raw: bytes, spans: dict[str, Span]) -> dict[Key, Entry]:
    """The removed documents that a file still knows of."""
    lines = Lines(raw, spans.get(REMOVED))
    found = {}
    for line in lines.by_id.values():
        ((_, document),) = strict_json(b"{" + line + b"}").items()
        found[document["table"], document["id"]] = unmarked(document["was"], document.get(MARK))
    return found


def _forget(removed: Lines, now: int) -> None:
    limit = now - REMEMBERED // timedelta(milliseconds=1)
    for place in list(removed.by_id):
        entry = _removed_entry(removed, place)
        if entry is not None and value(entry.gone[:TIME]) < limit:
            del removed.by_id[place]
