"""A study file that this machine did not write: what was edited in it is stamped, then it is merged with ours."""

from dataclasses import dataclass, field

from data.store.entries import ABSENT, Entry, edited, merged, same
from data.store.foreign import Foreign, as_found, hand, parse_foreign, sound, unstamped
from data.store.journals import Key
from data.store.seam import Document
from data.store.stamps import ZERO, after
from data.store.study_text import HIDDEN

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
    base = ours.versions.get(foreign.meta.version)
    entries: Entries = {}
    for key, (fields, mark) in (*foreign.found.items(), *foreign.removed.items()):
        entry = sound(fields, mark)
        if entry is None and key not in foreign.found:
            continue
        if entry is None:
            entry = _edit(fields, mark, key, base, ours.entries, changed_at, rotten or not foreign.whole, foreign)
        if entry is not None:
            entries[key] = merged(entries[key], entry) if key in entries else entry
    if base is not None and foreign.whole and not foreign.lost and not rotten:
        _take_out(foreign, base, entries, changed_at)
    return entries


def _edit(
    fields: Document,
    mark: object,
    key: Key,
    base: Entries | None,
    ours: Entries,
    changed_at: int,
    doubtful: bool,
    foreign: Foreign,
) -> Entry | None:
    if doubtful and key in ours:
        return None
    if base is not None and key in base:
        known = base[key]
        return edited(known, known.document, fields, after(max(known.newest, known.gone), changed_at, hand(fields)))
    if mark is None:
        return Entry(fields, after(ZERO, changed_at, hand(fields))) if foreign.meta.study else unstamped(fields)
    found = as_found(fields, mark)
    mine = ours.get(key)
    if mine is None:
        return found
    before = dict(fields)
    for name in fields.keys() | mine.fields.keys():
        value = mine.fields.get(name, ABSENT)
        if found.stamp_of(name) == mine.stamp_of(name) and not same(value, fields.get(name, ABSENT)):
            before.pop(name, None)
            if value is not ABSENT:
                before[name] = value
    was = Entry(before, found.base, found.own, found.gone)
    return edited(was, before, fields, after(found.newest, changed_at, hand(fields)))


def _take_out(foreign: Foreign, base: Entries, entries: Entries, changed_at: int) -> None:
    """Remove what was taken out of a whole file whose origin is known."""
    for key, known in base.items():
        if known.visible and key not in foreign.found and key not in entries:
            entries[key] = edited(known, known.document, None, after(known.newest, changed_at, hand(known.fields)))


def pour(target: Entries, source: Entries) -> None:
    """Merge entries into others."""
    for key, entry in source.items():
        known = target.get(key)
        target[key] = entry if known is None else merged(known, entry)


def own_entries(raw: bytes) -> tuple[Entries, Foreign] | None:
    """The sound documents of a file this machine keeps; None when it cannot be read."""
    foreign = parse_foreign(raw)
    if foreign is None:
        return None
    entries: Entries = {}
    for key, (fields, mark) in (*foreign.removed.items(), *foreign.found.items()):
        entry = sound(fields, mark)
        if entry is None and foreign.whole and key in foreign.found:
            entry = as_found(fields, mark)
        if entry is not None and key[0] not in HIDDEN:
            entries[key] = entry
    return entries, foreign
