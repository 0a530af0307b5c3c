"""The lines of a snapshot's text, each read when it is asked for: documents that are there and those removed."""

from collections.abc import Iterator

from data.store.merging.stamped_document import StampedDocument
from data.store.merging.stamps import Stamp
from data.store.merging.types import Key
from data.store.snapshots.snapshot import Snapshot
from data.store.text.checksummed_lines import unmarked
from data.store.text.sorted_lines import NO_LINES, SortedLines
from data.store.text.study_text import HIDDEN, REMOVED, id_of_line, removed_id

FEW = 100
"""Lines of a table that are searched for one by one."""


class SnapshotLines:
    """Finds what a text holds; nothing of what the journals add to it."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Take a snapshot; no line is read yet."""
        self._snapshot = snapshot
        self._tables: dict[str, SortedLines] = {}

    def table(self, name: str) -> SortedLines:
        """The lines of a table, the same for all who ask: what one of them looks up is at hand for the next."""
        if name not in self._tables:
            span = self._snapshot.spans.get(name)
            self._tables[name] = SortedLines(self._snapshot.raw, span) if span else NO_LINES
        return self._tables[name]

    def find(self, key: Key) -> StampedDocument | None:
        """A document with its stamps, also one that was removed; None when the text knows of none."""
        table, id_ = key
        marked = self.table(table).document(id_)
        return unmarked(*marked) if marked is not None else self.removed(key)

    def removed(self, key: Key) -> StampedDocument | None:
        """A document that was removed."""
        lines = self.table(REMOVED)
        line = lines.find(removed_id(*key)) if lines.size else None
        if line is None:
            return None
        from data.store.text.render import removed_entry_of

        removed_key, entry = removed_entry_of(line)
        return entry if removed_key == key else None

    def texts(self, table: str) -> set[bytes]:
        """Every line of a table."""
        lines = self.table(table)
        return set(lines.text().split(b",\n")) if lines.size else set()

    def ids_with(self, table: str, stamp: Stamp) -> set[int]:
        """The documents of a table that may have this first stamp: it stands in their lines."""
        text, ids = self.table(table).text(), set()
        study_file = text.find(stamp.encode())
        while study_file >= 0:
            ids.add(id_of_line(text[text.rfind(b"\n", 0, study_file) + 1 : study_file]))
            study_file = text.find(stamp.encode(), study_file + 1)
        return ids

    def all(self) -> Iterator[tuple[Key, StampedDocument]]:
        """Everything there is, and what was removed."""
        from data.store.text.render import entry_of, removed_entry_of

        yield from (removed_entry_of(line) for line in self.texts(REMOVED))
        for table in self._snapshot.spans.keys() - HIDDEN:
            yield from (((table, id_of_line(line)), entry_of(line)) for line in self.texts(table))


class ManyLines(SnapshotLines):
    """The same for whoever looks up many: a few are searched for, for more the whole table is laid out."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Take a snapshot; no line is read yet."""
        super().__init__(snapshot)
        self._counts: dict[str, int] = {}
        self._laid_out: dict[str, dict[int, bytes]] = {}

    def find(self, key: Key) -> StampedDocument | None:
        """A document with its stamps, also one that was removed; None when the text knows of none."""
        table, id_ = key
        count = self._counts[table] = self._counts.get(table, 0) + 1
        if count <= FEW:
            return super().find(key)
        from data.store.text.render import entry_of

        if table not in self._laid_out:
            self._laid_out[table] = {id_of_line(line): line for line in self.texts(table)}
        line = self._laid_out[table].get(id_)
        return entry_of(line) if line is not None else self.removed(key)
