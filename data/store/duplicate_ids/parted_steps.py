"""Steps of several programs that made two records under one id: read as if each had an id of its own.

The record that was made first keeps the id. A record is known by its first stamp, which every step tells of what it
changes and of what that names: so whoever reads the same file and the same journals gets the same steps.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from data.store.duplicate_ids.known_records import KnownRecords
from data.store.duplicate_ids.other_ids import may_be_two, other_id
from data.store.journals.journals import Meant, Touched, Written
from data.store.merging.stamped_document import StampedDocument
from data.store.merging.stamps import Stamp
from data.store.merging.types import Document, Key
from data.values import Values

if TYPE_CHECKING:
    from data.store.snapshots.snapshot import Snapshot

LASTING = frozenset({"banks", "questions", "notes"})
"""Tables with records that have one id wherever they are made, as those of a pack."""
Record = tuple[Stamp, StampedDocument | None]
NewIds = dict[tuple[Key, Stamp], int]
"""Other ids for records, which are told by their id and their first stamp."""


class Parted(Values):
    """Steps as they are meant."""

    steps: list[Written]
    ids: NewIds
    """Other ids for records in the steps, and for those that were known already."""
    moved: dict[Key, int]
    """Records that were known already, and have to leave their id to an earlier one in the steps."""


def parted(steps: list[Written], known_records: KnownRecords) -> Parted:
    """The steps with an id of its own for each record; `known_records` has what the steps add to."""
    ids, moved = _NewIds(steps, known_records, is_settled=False).found()
    return Parted(_renamed(steps, ids), ids, moved)


def as_known(steps: list[Written], known_records: KnownRecords) -> list[Written]:
    """The steps with the ids that their records have now, where all of them were taken in."""
    return _renamed(steps, _NewIds(steps, known_records, is_settled=True).found()[0])


def leave_ids(snapshot: "Snapshot", moved: dict[Key, int]) -> None:
    """Give records of a text other ids."""
    from data.store.duplicate_ids.same_ids import under_other_ids
    from data.store.snapshots.snapshot_lines import SnapshotLines
    from data.store.text.render import text_of_entries

    text = text_of_entries(under_other_ids(dict(SnapshotLines(snapshot).all()), moved), snapshot.meta)
    snapshot.raw, snapshot.spans, snapshot.stale = text.raw, text.spans, True


class _NewIds:
    """Finds the records of steps that cannot have the id they were made under."""

    def __init__(self, steps: list[Written], known_records: KnownRecords, is_settled: bool) -> None:
        self._known = known_records
        self._is_settled = is_settled
        self._new: set[tuple[Key, Stamp]] = set()
        """Records that the steps made."""
        self._first_entries: dict[Key, dict[Stamp, StampedDocument | None]] = {}
        """The first entry of each record in the steps; None for one that is only named."""
        for step in steps:
            for one in step.touched:
                records = self._first_entries.setdefault(one.key, {})
                if records.get(one.entry.first_stamp) is None:
                    records[one.entry.first_stamp] = one.entry
                if one.entry.first_stamp == step.at:
                    self._new.add((one.key, step.at))
            for key, first_stamp in step.means.items():
                self._first_entries.setdefault(key, {}).setdefault(first_stamp, None)

    def found(self) -> tuple[NewIds, dict[Key, int]]:
        """The new ids of records in the steps, and of those that were known."""
        ids: NewIds = {}
        moved: dict[Key, int] = {}
        for key, records in self._first_entries.items():
            there = self._known.find(key)
            if there is None or len(records) > 1 or there.first_stamp not in records:
                ids |= self._of_one(key, records, there)
            if there is not None and (key, there.first_stamp) in ids:
                moved[key] = ids[key, there.first_stamp]
            if not self._is_settled:
                self._follow(key, records.keys() - {there.first_stamp if there is not None else ""}, ids, moved)
        return ids, moved

    def _follow(self, key: Key, records: Collection[Stamp], ids: NewIds, moved: dict[Key, int]) -> None:
        """Let records have another id that somebody gave them who knew more than stands here."""
        table, id_ = key
        for first_stamp in records:
            if (key, first_stamp) in self._new or (key, first_stamp) in ids:
                continue
            for first in self._known.ids_with(table, first_stamp):
                there = self._known.find((table, first))
                if (
                    other_id((table, first), first_stamp) == id_
                    and there is not None
                    and there.first_stamp == first_stamp
                ):
                    ids[(table, first), first_stamp] = moved[table, first] = id_

    def _of_one(
        self, key: Key, records: dict[Stamp, StampedDocument | None], there: StampedDocument | None
    ) -> NewIds:
        """The new ids of all that were made under one id, but for the one that keeps it."""
        others = {first_stamp: other_id(key, first_stamp) for first_stamp in records}
        ids = {
            (key, first_stamp): other
            for first_stamp, other in others.items()
            if self._is_at((key[0], other), first_stamp)
        }
        entries = {first_stamp: entry for first_stamp, entry in records.items() if (key, first_stamp) not in ids}
        if there is not None:
            entries[there.first_stamp] = there
        if len(entries) < 2:
            return ids
        keeper = there.first_stamp if there is not None and self._is_settled else min(entries)
        for first_stamp, entry in entries.items():
            if self._are_two(key[0], (keeper, entries[keeper]), (first_stamp, entry)):
                ids[key, first_stamp] = other_id(key, first_stamp)
        return ids

    def _are_two(self, table: str, one: Record, other: Record) -> bool:
        """Whether two records were made under one id; of one without an entry only the first stamp is known."""
        if one[1] is None or other[1] is None:
            return table not in LASTING and may_be_two(one[0], other[0])
        from data.store.duplicate_ids.same_ids import are_two

        return are_two(table, one[1], other[1])

    def _is_at(self, key: Key, first_stamp: Stamp) -> bool:
        there = self._known.find(key)
        return (there is not None and there.first_stamp == first_stamp) or first_stamp in self._first_entries.get(
            key, ()
        )


def _renamed(steps: list[Written], ids: NewIds) -> list[Written]:
    if not ids:
        return steps
    return [step._replace(touched=tuple(_as_meant(one, step.means, ids) for one in step.touched)) for step in steps]


def _as_meant(one: Touched, means: Meant, ids: NewIds) -> Touched:
    """One document under the id that it has, with the ids that those have which it names."""
    from data.store.text.references import with_references

    def rename(table: str, id_: int) -> int:
        return ids.get(((table, id_), means.get((table, id_), "")), id_)

    def named(document: Document) -> Document:
        return with_references(one.table, document, rename)

    entry = one.entry._replace(fields=named(one.entry.fields))
    before = None if one.before is None else named(one.before)
    return Touched(one.table, ids.get((one.key, one.entry.first_stamp), one.id), entry, before)
