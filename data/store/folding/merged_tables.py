"""What a study holds now, with the stamps: the lines of the file, and what was changed since they were written."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping

from data.store.folding.snapshot import View
from data.store.journals.journals import Touched
from data.store.merging.stamped_document import Entry, merged
from data.store.merging.types import Key
from data.store.text.protocol import DocumentChange
from data.store.text.render import entry_of, removed_entries
from data.store.text.sorted_lines import NO_LINES, SortedLines
from data.store.text.study_text import HIDDEN, id_of_line
from data.store.text.table import Documents


class Shelf:
    """The text of the file and the documents that are newer than it; a line is read when it is asked for."""

    def __init__(self, view: View) -> None:
        """Start from a view; no line is read yet."""
        self._view = view
        self._changed: dict[str, dict[int, Entry]] = {}
        """For each table in use, what is newer than its lines."""
        self._waiting: dict[str, dict[int, Entry]] = {}
        """The same for the other tables, where nothing is merged yet."""
        self._given: dict[str, list[Documents]] = {}
        self._removed: dict[Key, Entry] | None = None
        for (table, id_), entry in view.entries.items():
            self._waiting.setdefault(table, {})[id_] = entry

    def names(self) -> set[str]:
        """The tables there are, without the store's own."""
        return (self._view.spans.keys() | self._changed.keys() | self._waiting.keys()) - HIDDEN

    def table(self, name: str) -> Documents:
        """The documents of a table, the caller's own to change; from now on the table is in use."""
        documents = Documents(
            lines_of(self._view, name), {id_: entry.document for id_, entry in self._in_use(name).items()}
        )
        self._given.setdefault(name, []).append(documents)
        return documents

    def entry(self, table: str, id_: int) -> Entry | None:
        """A document with its stamps, also one that was removed; None when it never was."""
        changed = self._in_use(table).get(id_)
        if changed is not None:
            return changed
        line = lines_of(self._view, table).find(id_)
        if line is not None:
            return entry_of(line)
        if self._removed is None:
            self._removed = removed_entries(self._view.raw, self._view.spans)
        return self._removed.get((table, id_))

    def take(self, table: str, id_: int, entry: Entry) -> DocumentChange | None:
        """Merge an entry in; what that changed for the learner, where the table is in use."""
        if table not in self._changed:
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
        self._in_use(table)[id_] = entry

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
        found = [] if view.built_on == self._view.digest else list(self._compare(view))
        found += [self.take(table, id_, entry) for (table, id_), entry in view.entries.items()]
        changes = [change for change in found if change is not None]
        self._view, self._removed = view, None
        for table, given in self._given.items():
            before = {change.id: change.before for change in reversed(changes) if change.table == table}
            for documents in given:
                documents.rest_on(lines_of(view, table), before)
        return changes

    def _in_use(self, table: str) -> dict[int, Entry]:
        """What is newer than the lines of a table, from now on merged at once."""
        if table not in self._changed:
            self._changed[table] = {}
            for id_, entry in self._waiting.pop(table, {}).items():
                self.take(table, id_, entry)
        return self._changed[table]

    def _compare(self, view: View) -> Iterable[DocumentChange | None]:
        """Take in every line that differs from those of the text so far."""
        gone = removed_entries(view.raw, view.spans)
        for table in self._changed:
            old, new = (_all_lines(lines_of(each, table)) for each in (self._view, view))
            changed = {id_of_line(line): line for line in new - old}
            for id_, line in changed.items():
                yield self.take(table, id_, entry_of(line))
            for id_ in {id_of_line(line) for line in old - new} - changed.keys():
                yield self._drop(table, id_, gone.get((table, id_)))

    def _drop(self, table: str, id_: int, entry: Entry | None) -> DocumentChange | None:
        known = self.entry(table, id_)
        if known is None:
            return None
        return self.take(table, id_, entry or Entry(known.fields, known.base, known.own, known.newest))


def lines_of(view: View, table: str) -> SortedLines:
    """The lines of a table."""
    span = view.spans.get(table)
    return SortedLines(view.raw, span) if span else NO_LINES


def _all_lines(lines: SortedLines) -> set[bytes]:
    return set(lines.text().split(b",\n")) if lines.size else set()


class Handed(MutableMapping[str, Documents]):
    """The tables as a study gets them: each when it is first asked for, then the study's own to change."""

    def __init__(self, shelf: Shelf) -> None:
        """Hand out what is on a shelf."""
        self._shelf = shelf
        self._tables: dict[str, Documents] = {}

    def __getitem__(self, name: str) -> Documents:
        """A table, empty when there is none yet: from now on the study is told what comes into it."""
        if name not in self._tables:
            self._tables[name] = Documents() if name in HIDDEN else self._shelf.table(name)
        return self._tables[name]

    def __setitem__(self, name: str, documents: Documents) -> None:
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
