"""A study file that this machine did not write: what was edited in it is stamped, then it is merged with ours."""

from dataclasses import dataclass, field

from data.store.folding.foreign import Foreign, as_found, hand, parse_foreign, sound, unstamped
from data.store.merging.stamped_document import ABSENT, Entry, edited, merged, same
from data.store.merging.stamps import ZERO, Stamp, after
from data.store.merging.types import Document, Key
from data.store.text.study_text import HIDDEN

Entries = dict[Key, Entry]


@dataclass(slots=True)
class Ours:
    """What this machine holds of the study: its newest state, and each file version it can still tell apart."""

    entries: Entries = field(default_factory=dict)
    versions: dict[str, Entries] = field(default_factory=dict)


def stamped(foreign: Foreign, ours: Ours, changed_at: int, rotten: bool = False) -> Entries:
    """The documents of a foreign file, each edit stamped with the file's time of change (milliseconds since 2020).

    An edit is told from an old value by the version the file was made from, where that is still known.
    In a `rotten` file, whose content changed without a write, a document that fails its checksum counts as lost.
    """
    return _Stamping(foreign, ours, changed_at, rotten).entries()


class _Stamping:
    """One foreign file being stamped."""

    def __init__(self, foreign: Foreign, ours: Ours, changed_at: int, rotten: bool) -> None:
        self._foreign = foreign
        self._ours = ours.entries
        self._base = ours.versions.get(foreign.meta.version)
        self._changed_at = changed_at
        self._doubtful = rotten or not foreign.whole
        self._strays = False
        """Whether a stamped document stands where none was: the file was damaged rather than edited."""

    def entries(self) -> Entries:
        entries: Entries = {}
        for key, (fields, mark) in self._foreign.found.items():
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

    def _edit(self, key: Key, fields: Document, mark: object) -> Entry | None:
        if self._doubtful and key in self._ours:
            return None
        known = (self._base or {}).get(key)
        if known is not None:
            return edited(known, known.document, fields, self._stamp(max(known.newest, known.gone), fields))
        if mark is None:
            return Entry(fields, self._stamp(ZERO, fields)) if self._foreign.meta.study else unstamped(fields)
        mine = self._ours.get(key)
        if mine is None:
            self._strays = True
            return None if self._is_known(fields) else as_found(fields, mark)
        return self._edit_of_old(mine, as_found(fields, mark), fields)

    def _edit_of_old(self, mine: Entry, found: Entry, fields: Document) -> Entry:
        """An edit of a version nobody knows any more: only what has our stamp and not our value was edited."""
        before = dict(fields)
        for name in fields.keys() | mine.fields.keys():
            value = mine.fields.get(name, ABSENT)
            if found.stamp_of(name) == mine.stamp_of(name) and not same(value, fields.get(name, ABSENT)):
                before.pop(name, None)
                if value is not ABSENT:
                    before[name] = value
        was = Entry(before, found.base, found.own, found.gone)
        return edited(was, before, fields, self._stamp(found.newest, fields))

    def _stamp(self, newest: Stamp, fields: Document) -> Stamp:
        return after(newest, self._changed_at, hand(fields))

    def _is_known(self, fields: Document) -> bool:
        return any(entry.fields == fields for entry in self._ours.values())

    def _take_out(self, entries: Entries) -> None:
        """Remove what was taken out of a file whose origin is known; a table that vanished whole is kept."""
        there = {table for table, _ in self._foreign.found}
        for key, known in (self._base or {}).items():
            if known.visible and key not in self._foreign.found and key not in entries and key[0] in there:
                entries[key] = edited(known, known.document, None, self._stamp(known.newest, known.fields))


def pour(target: Entries, source: Entries) -> None:
    """Merge entries into others."""
    for key, entry in source.items():
        known = target.get(key)
        target[key] = entry if known is None else merged(known, entry)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that this machine keeps."""

    entries: Entries
    version: str
    as_written: bool
    """Whether every document is just as the cockpit wrote it."""


def own_entries(raw: bytes) -> Kept | None:
    """The sound documents of a kept file; None when it cannot be read."""
    foreign = parse_foreign(raw)
    if foreign is None:
        return None
    entries: Entries = {}
    as_written = foreign.whole and not foreign.lost
    for key, (fields, mark) in (*foreign.removed.items(), *foreign.found.items()):
        entry = sound(key, fields, mark)
        if entry is None:
            as_written = False
            entry = as_found(fields, mark) if foreign.whole and key in foreign.found else None
        if entry is not None and key[0] not in HIDDEN:
            entries[key] = entry
    return Kept(entries, foreign.meta.version, as_written)
