"""The documents of a study in memory, table by table as they are asked for."""

from collections.abc import Iterator, Mapping, MutableMapping

from data.store.entries import Entry, merged
from data.store.journals import Touched
from data.store.lines import MARK, Mark, unmarked
from data.store.render import removed_entries
from data.store.seam import Document, DocumentChange, Key
from data.store.study_text import HIDDEN, id_of_line, parsed_span, strict_json
from data.store.view import View


class Shelf:
    """The text of the file, the tables parsed so far, and what was changed in tables that are not."""

    def __init__(self, view: View) -> None:
        """Start from a view; no table is parsed yet."""
        self._raw = view.raw
        self._spans = view.spans
        self._digest = view.digest
        self._documents: dict[str, dict[int, Document]] = {}
        self._marks: dict[str, dict[int, Mark]] = {}
        self._stamped: dict[Key, Entry] = {}
        """Documents that changed since their table was parsed."""
        self._waiting: dict[str, dict[int, Entry]] = {}
        self._removed: dict[Key, Entry] | None = None
        for (table, id_), entry in view.entries.items():
            self._waiting.setdefault(table, {})[id_] = entry

    def names(self) -> set[str]:
        """The tables there are, without the store's own."""
        return (self._spans.keys() | self._documents.keys() | self._waiting.keys()) - HIDDEN

    def table(self, name: str) -> dict[int, Document]:
        """The documents of a table; not to be changed by the caller."""
        if name not in self._documents:
            span = self._spans.get(name)
            self._documents[name], self._marks[name] = parsed_span(self._raw, span) if span else ({}, {})
            for id_, entry in self._waiting.pop(name, {}).items():
                self.take(name, id_, entry)
        return self._documents[name]

    def entry(self, table: str, id_: int) -> Entry | None:
        """A document with its stamps, also one that was removed; None when it never was."""
        document = self.table(table).get(id_)
        if document is not None:
            return self._stamped.get((table, id_)) or unmarked(document, self._marks[table].get(id_))
        if self._removed is None:
            self._removed = removed_entries(self._raw, self._spans)
        return self._removed.get((table, id_))

    def take(self, table: str, id_: int, entry: Entry) -> DocumentChange | None:
        """Merge an entry in; what that changed for the learner, where the table is in use."""
        if table not in self._documents:
            waiting = self._waiting.setdefault(table, {})
            known = waiting.get(id_)
            waiting[id_] = entry if known is None else merged(known, entry)
            return None
        known = self.entry(table, id_)
        now = entry if known is None else merged(known, entry)
        before = known.document if known is not None else None
        self.put(table, id_, now)
        return DocumentChange(table, id_, before, now.document) if before != now.document else None

    def put(self, table: str, id_: int, entry: Entry) -> None:
        """Have an entry in place of the one there was, which it was made from."""
        self.table(table)
        if entry.visible:
            self._documents[table][id_] = entry.fields
            self._stamped[table, id_] = entry
        else:
            self._documents[table].pop(id_, None)
            self._stamped.pop((table, id_), None)
            if self._removed is None:
                self._removed = removed_entries(self._raw, self._spans)
            self._removed[table, id_] = entry

    def preview(self, entries: Mapping[Key, Entry]) -> list[Touched]:
        """What merging entries in would change for the learner; nothing is changed yet."""
        touched = []
        for (table, id_), entry in entries.items():
            known = self.entry(table, id_)
            now = entry if known is None else merged(known, entry)
            if (None if known is None else known.document) != now.document:
                touched.append(Touched(table, id_, now, None if known is None else known.document))
        return touched

    def adopt(self, view: View) -> list[DocumentChange]:
        """Go over to a newer text of the file; what that changed for the learner."""
        changes = [] if view.built_on == self._digest else self._compare(view)
        self._raw, self._spans, self._digest = view.raw, view.spans, view.digest
        for (table, id_), entry in view.entries.items():
            changes.append(self.take(table, id_, entry))
        return [change for change in changes if change is not None]

    def _compare(self, view: View) -> list[DocumentChange | None]:
        """Take in every line that differs from those of the text so far."""
        changes: list[DocumentChange | None] = []
        gone = removed_entries(view.raw, view.spans)
        for table in self._documents:
            old = _lines(self._raw, self._spans.get(table))
            new = _lines(view.raw, view.spans.get(table))
            changed = {id_of_line(line): line for line in new - old}
            for id_, line in changed.items():
                changes.append(self.take(table, id_, _entry(line)))
            for id_ in {id_of_line(line) for line in old - new} - changed.keys():
                changes.append(self._drop(table, id_, gone.get((table, id_))))
        return changes

    def _drop(self, table: str, id_: int, entry: Entry | None) -> DocumentChange | None:
        known = self.entry(table, id_)
        if known is None:
            return None
        return self.take(table, id_, entry or Entry(known.fields, known.base, known.own, known.newest))


def _lines(raw: bytes, span: tuple[int, int] | None) -> set[bytes]:
    if span is None or span[0] == span[1]:
        return set()
    return set(raw[slice(*span)].split(b",\n"))


def _entry(line: bytes) -> Entry:
    ((_, fields),) = strict_json(b"{" + line + b"}").items()
    mark = fields.pop(MARK, None)
    return unmarked(fields, mark)


class Handed(MutableMapping[str, dict[int, Document]]):
    """The tables as a study gets them: copied when first asked for, then the study's own to change."""

    def __init__(self, shelf: Shelf) -> None:
        """Hand out what is on a shelf."""
        self._shelf = shelf
        self._tables: dict[str, dict[int, Document]] = {}

    def __getitem__(self, name: str) -> dict[int, Document]:
        """A table, empty when there is none yet: from now on the study is told what comes into it."""
        if name not in self._tables:
            self._tables[name] = {} if name in HIDDEN else dict(self._shelf.table(name))
        return self._tables[name]

    def __setitem__(self, name: str, documents: dict[int, Document]) -> None:
        """Put a table in place."""
        self._tables[name] = documents

    def __delitem__(self, name: str) -> None:
        """Not needed by anybody: a table is emptied, never taken away."""
        raise TypeError("tables are emptied, never taken away")

    def __iter__(self) -> Iterator[str]:
        """The names of the tables."""
        return iter(sorted(self._tables.keys() | self._shelf.names()))

    def __len__(self) -> int:
        """How many tables there are."""
        return len(self._tables.keys() | self._shelf.names())
