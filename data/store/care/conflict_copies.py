"""Another copy of the study, read for merging."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from data.errors import BadFile, BadInput
from data.language import say
from data.store.duplicate_ids.same_ids import apart, late, under_other_ids
from data.store.foreign_files.foreign import parse_foreign
from data.store.foreign_files.reconcile import Entries, LocalState, merge_into, stamped
from data.store.foreign_files.upgrades import upgraded
from data.store.journals.journals import Meant, Touched
from data.store.journals.layout import identity, read_file
from data.store.merging.stamped_document import merged
from data.store.merging.stamps import Stamp
from data.store.merging.types import Key
from data.store.recovery.recovery import changed_at, read_local_state
from data.store.snapshots.snapshot import Snapshot
from data.store.text.references import references
from data.store.text.study_text import SCHEMA
from data.values import Values


class OtherCopy(Values):
    """What another copy holds, and what is here: every record has the id that it has in both together."""

    local_state: Entries
    theirs: Entries
    moved: Mapping[Key, int]
    """Records here that have to leave their ids to earlier ones of the copy, be these removed."""

    @property
    def newest(self) -> Stamp:
        """The newest stamp in the copy."""
        return max(max(entry.newest, entry.removed_at) for entry in self.theirs.values())

    def touched(self) -> tuple[Touched, ...]:
        """What merging it in changes for the learner, and the removed records that this names."""
        changes = []
        moved = {*self.moved, *((table, new) for (table, _), new in self.moved.items())}
        for (table, id_), entry in self.theirs.items():
            mine = self.local_state.get((table, id_))
            before = None if mine is None else mine.document
            now = entry if mine is None else merged(mine, entry)
            if before != now.document or (table, id_) in moved:
                changes.append(Touched(table, id_, now, before))
        there = {one.key for one in changes}
        gone = [
            key
            for key in _named_in(changes)
            if key in self.theirs and key not in self.local_state and key not in there
        ]
        return (*changes, *(Touched(*key, self.theirs[key], None) for key in gone))

    def means(self) -> Meant:
        """The records that those name which are changed."""
        entries = {key: self.theirs.get(key) or self.local_state.get(key) for key in _named_in(self.touched())}
        return {key: entry.first_stamp for key, entry in entries.items() if entry is not None}


def _named_in(touched: Iterable[Touched]) -> list[Key]:
    """Every record that documents name, once."""
    documents = [(one.table, fields) for one in touched for fields in (one.entry.fields, one.before) if fields]
    named = ((table, id_) for name, fields in documents for _, table, id_ in references(name, fields))
    return list(dict.fromkeys(named))


def read_other(path: Path, snapshot: Snapshot, local_state: Entries) -> OtherCopy:
    """Another copy of the study of a snapshot; raises `BadFile` and `BadInput`."""
    study, layout = snapshot.meta.study, snapshot.layout
    raw, stat = read_file(str(path))
    if stat is None:
        raise BadFile(say("There is no file {file}. Nothing was merged.", file=path))
    foreign = parse_foreign(raw)
    if foreign is None:
        raise BadFile(say("{file} is not a study file. Nothing was merged.", file=path))
    if foreign.meta.schema > SCHEMA:
        raise BadFile(say("{file} comes from a newer version of the study cockpit. Nothing was merged.", file=path))
    if study and foreign.meta.study and foreign.meta.study != study:
        raise BadInput(say("{file} is another study, not a copy of this one. Nothing was merged.", file=path))
    own_state = read_local_state(layout, snapshot.ledger, foreign)[0] if layout else LocalState()
    # What a copy lacks is not taken out here: it may be older, or cut short.
    foreign.whole = False
    own_state.entries = {}
    theirs: Entries = {}
    for version in list(foreign.versions()):
        theirs, others = apart(theirs, stamped(upgraded(version, layout), own_state, changed_at(identity(stat))))
        merge_into(theirs, others)
    late_here, late_there = late(local_state, theirs)
    now, theirs = under_other_ids(local_state, late_here), under_other_ids(theirs, late_there)
    return OtherCopy(now, theirs, late_here)
