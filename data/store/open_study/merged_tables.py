"""What a study holds now, with the stamps: the lines of the file, and what was changed since they were written."""

from collections.abc import Iterator, Mapping, MutableMapping

from data.store.duplicate_ids.first_stamps import FirstStamps
from data.store.journals.journals import Touched
from data.store.merging.stamped_document import StampedDocument, merged
from data.store.merging.stamps import Stamp
from data.store.merging.types import Document, Key
from data.store.snapshots.snapshot import Snapshot
from data.store.snapshots.snapshot_lines import ManyLines, SnapshotLines
from data.store.text.protocol import DocumentChange
from data.store.text.study_text import HIDDEN, REMOVED, id_of_line
from data.store.text.table import Documents


class MergedTables:
    """The text of the file and the documents that are newer than it; a line is read when it is asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Start from a snapshot; no line is read yet."""
        self._snapshot = snapshot
        self._changed: dict[str, dict[int, StampedDocument]] = {}
        """For each table in use, what is newer than its lines."""
        self._waiting: dict[str, dict[int, StampedDocument]] = {}
        """The same for the other tables, where nothing is merged yet."""
        self._lines = SnapshotLines(snapshot)
        self._given: dict[str, list[Documents]] = {}
        self.first_stamps = FirstStamps(self.find)
        """Of what this program changes and names."""
        self._wait(snapshot.entries)

    def names(self) -> set[str]:
        """The tables there are, without the store's own."""
        return (self._snapshot.spans.keys() | self._changed.keys() | self._waiting.keys()) - HIDDEN

    def table(self, name: str) -> Documents:
        """The documents of a table, the caller's own to change; from now on the table is in use."""
        documents = self._documents(name)
        self._given.setdefault(name, []).append(documents)
        return documents

    def entry(self, table: str, id_: int) -> StampedDocument | None:
        """A document with its stamps, also one that was removed; None when it never was."""
        changed = self._in_use(table).get(id_)
        return changed if changed is not None else self._lines.find((table, id_))

    def find(self, key: Key) -> StampedDocument | None:
        """The same, without taking the table into use."""
        table, id_ = key
        for entries in (self._changed, self._waiting):
            if (entry := entries.get(table, {}).get(id_)) is not None:
                return entry
        return self._lines.find(key)

    def ids_with(self, table: str, stamp: Stamp) -> set[int]:
        """The documents of a table that may have this first stamp."""
        newer = {one.id for one in self.newer() if one.table == table and one.entry.first_stamp == stamp}
        return newer | self._lines.ids_with(table, stamp)

    def everything(self) -> dict[Key, StampedDocument]:
        """Every document, also those that were removed."""
        entries = dict(self._lines.all())
        for one in self.newer():
            existing = entries.get(one.key)
            entries[one.key] = one.entry if existing is None else merged(existing, one.entry)
        return entries

    def last_read(self, key: Key) -> Document | None:
        """What a removed document read at last, with what others wrote into it unseen; None where nobody knows."""
        entry = self.entry(*key)
        return None if entry is None or entry.visible else entry.fields

    def merge_entry(self, table: str, id_: int, entry: StampedDocument) -> DocumentChange | None:
        """Merge an entry in; what that changed for the learner, where the table is in use."""
        if table not in self._changed:
            waiting = self._waiting.setdefault(table, {})
            existing = waiting.get(id_)
            waiting[id_] = entry if existing is None else merged(existing, entry)
            return None
        existing = self.entry(table, id_)
        now = entry if existing is None else merged(existing, entry)
        before = existing.document if existing is not None else None
        self.put(table, id_, now)
        return DocumentChange(table, id_, before, now.document) if before != now.document else None

    def put(self, table: str, id_: int, entry: StampedDocument) -> None:
        """Have an entry in place of the one there was, which it was made from."""
        self._in_use(table)[id_] = entry

    def newer(self) -> tuple[Touched, ...]:
        """Every document that is newer than its line, as a step that changes nothing."""
        return tuple(
            Touched(table, id_, entry, entry.document)
            for tables in (self._waiting, self._changed)
            for table, entries in tables.items()
            for id_, entry in entries.items()
        )

    def switch_to(self, snapshot: Snapshot) -> list[DocumentChange] | None:
        """Go over to a newer text of the file; what that changed for the learner.

        None, and nothing is changed, where ids are another record's there than here: `reload` with all then.
        """
        newer = {} if snapshot.built_on == self._snapshot.digest else self._differences(snapshot)
        if self.holds_others(newer) or self.holds_others(snapshot.entries):
            return None
        changes = [self._take_newer(*key, entry) for key, entry in newer.items()]
        changes += [self.merge_entry(table, id_, entry) for (table, id_), entry in snapshot.entries.items()]
        return self._rest_on(snapshot, [change for change in changes if change is not None])

    def holds_others(self, entries: Mapping[Key, StampedDocument]) -> bool:
        """Whether some of these are other records than those that have their ids here, or have another id here."""
        new: set[tuple[Key, Stamp]] = set()
        first_stamps = {one.key: one.entry.first_stamp for one in self.newer()} if entries else {}
        for key, entry in entries.items():
            mine = self.find(key)
            if mine is None:
                new.add((key, entry.first_stamp))
            elif mine.first_stamp == entry.first_stamp:
                first_stamps[key] = mine.first_stamp
            else:
                from data.store.duplicate_ids.same_ids import are_two

                if are_two(key[0], mine, entry):
                    return True
        from data.store.duplicate_ids.other_ids import other_id

        stamps = {first_stamp for _, first_stamp in new}
        return any(
            first_stamp in stamps and ((key[0], other_id(key, first_stamp)), first_stamp) in new
            for key, first_stamp in first_stamps.items()
        )

    def reload(self, snapshot: Snapshot) -> list[DocumentChange]:
        """Go over to all that a snapshot holds, where records have other ids than here; what that changed."""
        tables = set(self._changed)
        self.first_stamps.note(self.newer())
        before = {table: self._documents(table).whole() for table in tables}
        self._changed, self._waiting = {}, {}
        self._snapshot, self._lines = snapshot, SnapshotLines(snapshot)
        self._wait(snapshot.entries)
        self.first_stamps.follow()
        changes = []
        for table in sorted(tables):
            was, now = before[table], self._documents(table).whole()
            for id_ in sorted(was.keys() | now.keys()):
                if was.get(id_) != now.get(id_):
                    changes.append(DocumentChange(table, id_, was.get(id_), now.get(id_)))
        return self._rest_on(snapshot, changes)

    def _wait(self, entries: Mapping[Key, StampedDocument]) -> None:
        for (table, id_), entry in entries.items():
            self._waiting.setdefault(table, {})[id_] = entry

    def _documents(self, table: str) -> Documents:
        changed = {id_: entry.document for id_, entry in self._in_use(table).items()}
        return Documents(self._lines.table(table), changed)

    def _in_use(self, table: str) -> dict[int, StampedDocument]:
        """What is newer than the lines of a table, from now on merged at once."""
        if table not in self._changed:
            self._changed[table] = {}
            for id_, entry in self._waiting.pop(table, {}).items():
                self.merge_entry(table, id_, entry)
        return self._changed[table]

    def _differences(self, snapshot: Snapshot) -> dict[Key, StampedDocument]:
        """Every line of a newer text that differs from those so far; what has no line there any more as removed."""
        from data.store.text.render import entry_of, removed_entry_of

        lines = ManyLines(snapshot)
        gone = map(removed_entry_of, lines.texts(REMOVED) - self._lines.texts(REMOVED))
        differences = {key: entry for key, entry in gone if key[0] in self._changed}
        waiting = [(table, id_) for table, entries in self._waiting.items() for id_ in entries]
        differences |= {key: entry for key in waiting if (entry := lines.find(key)) is not None}
        for table in self._changed:
            old, new = self._lines.texts(table), lines.texts(table)
            changed = {id_of_line(line): line for line in new - old}
            differences |= {(table, id_): entry_of(line) for id_, line in changed.items()}
            for id_ in {id_of_line(line) for line in old - new} - changed.keys():
                existing = self.entry(table, id_)
                if (table, id_) not in differences and existing is not None:
                    differences[table, id_] = lines.removed((table, id_)) or existing._replace(
                        removed_at=existing.newest
                    )
        return differences

    def _take_newer(self, table: str, id_: int, entry: StampedDocument) -> DocumentChange | None:
        """Merge a newer line in: it names records by the ids that they have now."""
        existing = self.entry(table, id_) if table in self._changed else None
        if existing is None:
            return self.merge_entry(table, id_, entry)
        from data.store.text.references import references

        now = merged(existing, entry)
        named = [field for field, *_ in references(table, entry.fields)]
        same = {field: entry.fields[field] for field in named if now.stamp_of(field) == entry.stamp_of(field)}
        now = now._replace(fields=now.fields | same)
        self.put(table, id_, now)
        before = existing.document
        return DocumentChange(table, id_, before, now.document) if before != now.document else None

    def _rest_on(self, snapshot: Snapshot, changes: list[DocumentChange]) -> list[DocumentChange]:
        self._snapshot, self._lines = snapshot, SnapshotLines(snapshot)
        for table, given in self._given.items():
            before = {change.id: change.before for change in reversed(changes) if change.table == table}
            for documents in given:
                documents.rebase(self._lines.table(table), before)
        return changes


class LazyTables(MutableMapping[str, Documents]):
    """The tables as a study gets them: each when it is first asked for, then the study's own to change."""

    def __init__(self, merged_tables: MergedTables) -> None:
        """Hand out what is on a shelf."""
        self._merged_tables = merged_tables
        self._tables: dict[str, Documents] = {}

    def __getitem__(self, name: str) -> Documents:
        """A table, empty when there is none yet: from now on the study is told what comes into it."""
        if name not in self._tables:
            self._tables[name] = Documents() if name in HIDDEN else self._merged_tables.table(name)
        return self._tables[name]

    def __setitem__(self, name: str, documents: Documents) -> None:
        """Put a table in place."""
        self._tables[name] = documents

    def __delitem__(self, name: str) -> None:
        """Not needed by anybody: a table is emptied, never taken away."""
        raise TypeError("tables are emptied, never taken away")

    def __iter__(self) -> Iterator[str]:
        """The names of the tables."""
        return iter(sorted(self._tables.keys() | self._merged_tables.names()))

    def __len__(self) -> int:
        """How many tables there are."""
        return len(self._tables.keys() | self._merged_tables.names())
