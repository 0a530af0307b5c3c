"""A study file that this machine did not write: what was edited in it is stamped, then it is merged with ours."""

from dataclasses import dataclass, field

from data.store.foreign_files.foreign import Foreign, as_found, hand, parse_foreign, sound, unstamped
from data.store.foreign_files.upgrades import upgraded
from data.store.journals.layout import Layout
from data.store.merging.stamped_document import ABSENT, StampedDocument, edited, merged, same
from data.store.merging.stamps import ZERO, Stamp, after
from data.store.merging.types import Document, Key
from data.store.text.study_text import HIDDEN
from data.values import Values

Entries = dict[Key, StampedDocument]


@dataclass(slots=True)
class LocalState:
    """What this machine holds of the study: its newest state, and each file version it can still tell apart."""

    entries: Entries = field(default_factory=dict)
    versions: dict[str, Entries] = field(default_factory=dict)


def stamped(foreign: Foreign, local_state: LocalState, changed_at: int, rotten: bool = False) -> Entries:
    """The documents of a foreign file, each edit stamped with the file's time of change (milliseconds since 2020).

    An edit is told from an old value by the version the file was made from, where that is still known.
    In a `rotten` file, whose content changed without a write, a document that fails its checksum counts as lost.
    """
    return _Stamping(foreign, local_state, changed_at, rotten).entries()


class _Stamping:
    """One foreign file being stamped."""

    def __init__(self, foreign: Foreign, local_state: LocalState, changed_at: int, rotten: bool) -> None:
        self._foreign = foreign
        self._local_entries = local_state.entries
        self._base = local_state.versions.get(foreign.meta.version)
        self._changed_at = changed_at
        self._doubtful = rotten or not foreign.whole
        self._strays = False
        """Whether a stamped document stands where none was: the file was damaged rather than edited."""

    def entries(self) -> Entries:
        entries: Entries = {}
        for key, (fields, mark) in self._foreign.documents.items():
            entry = sound(key, fields, mark) or self._edit(key, fields, mark)
            if entry is not None:
                entries[key] = entry
        for key, (fields, mark) in self._foreign.removed.items():
            entry = sound(key, fields, mark)
            if entry is not None:
                entries[key] = merged(entries[key], entry) if key in entries else entry
        if not (self._doubtful or self._strays or self._foreign.lost):
            self._take_out(entries)
        return entries

    def _edit(self, key: Key, fields: Document, mark: object) -> StampedDocument | None:
        if self._doubtful and key in self._local_entries:
            return None
        base_entry = (self._base or {}).get(key)
        if base_entry is not None:
            fields = _with_known_numbers(base_entry.fields, fields)
            return edited(
                base_entry,
                base_entry.document,
                fields,
                self._stamp(max(base_entry.newest, base_entry.removed_at), fields),
            )
        if mark is None:
            return (
                StampedDocument(fields, self._stamp(ZERO, fields)) if self._foreign.meta.study else unstamped(fields)
            )
        mine = self._local_entries.get(key)
        if mine is None:
            self._strays = True
            return None if self._is_known(fields) else as_found(fields, mark)
        return self._edit_of_old(mine, as_found(fields, mark), fields)

    def _edit_of_old(self, mine: StampedDocument, file_entry: StampedDocument, fields: Document) -> StampedDocument:
        """An edit of a version nobody knows any more: only what has our stamp and not our value was edited."""
        before = dict(fields)
        for name in fields.keys() | mine.fields.keys():
            value = mine.fields.get(name, ABSENT)
            if file_entry.stamp_of(name) == mine.stamp_of(name) and not same(value, fields.get(name, ABSENT)):
                before.pop(name, None)
                if value is not ABSENT:
                    before[name] = value
        was = StampedDocument(before, file_entry.stamp, file_entry.field_stamps, file_entry.removed_at)
        return edited(was, before, fields, self._stamp(file_entry.newest, fields))

    def _stamp(self, newest: Stamp, fields: Document) -> Stamp:
        return after(newest, self._changed_at, hand(fields))

    def _is_known(self, fields: Document) -> bool:
        return any(entry.fields == fields for entry in self._local_entries.values())

    def _take_out(self, entries: Entries) -> None:
        """Remove what was taken out of a file whose origin is known; a table that vanished whole is kept."""
        there = {table for table, _ in self._foreign.documents}
        for key, base_entry in (self._base or {}).items():
            if base_entry.visible and key not in self._foreign.documents and key not in entries and key[0] in there:
                entries[key] = edited(
                    base_entry, base_entry.document, None, self._stamp(base_entry.newest, base_entry.fields)
                )


def _with_known_numbers(base_fields: Document, fields: Document) -> Document:
    """The fields with every number as it is known: 45.0 in place of 45 is no edit, but a program of doubles."""
    numbers = {name: value for name, value in fields.items() if type(value) in (int, float)}
    return fields | {
        name: base_fields[name]
        for name, value in numbers.items()
        if type(base_fields.get(name)) in (int, float) and base_fields[name] == value
    }


def merge_into(target: Entries, source: Entries) -> None:
    """Merge entries into others."""
    for key, entry in source.items():
        existing = target.get(key)
        target[key] = entry if existing is None else merged(existing, entry)


class StoredVersion(Values):
    """A file that this machine keeps."""

    entries: Entries
    version: str
    as_written: bool
    """Whether every document is just as the cockpit wrote it."""


def own_entries(raw: bytes, layout: Layout) -> StoredVersion | None:
    """The sound documents of a kept file as the newest schema has them; None when it cannot be read."""
    foreign = parse_foreign(raw)
    if foreign is None or foreign.meta.study not in (layout.study, ""):
        return None
    foreign = upgraded(foreign, layout)
    entries: Entries = {}
    as_written = foreign.whole and not foreign.lost
    for key, (fields, mark) in (*foreign.removed.items(), *foreign.documents.items()):
        entry = sound(key, fields, mark)
        if entry is None:
            as_written = False
            entry = as_found(fields, mark) if foreign.whole and key in foreign.documents else None
        if entry is not None and key[0] not in HIDDEN:
            entries[key] = entry
    return StoredVersion(entries, foreign.meta.version, as_written)
