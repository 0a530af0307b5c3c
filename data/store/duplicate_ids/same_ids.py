"""Two records that two machines made under one id: one of them gets another id, on every machine the same one.

Two versions of one record have one first stamp. Where the first stamps differ, and what the records are called as
well, they are two, also when one of them was removed: the later one is renamed, with every reference to it.
"""

from collections.abc import Mapping

from data.store.duplicate_ids.other_ids import may_be_two, other_id
from data.store.foreign_files.foreign import hand
from data.store.foreign_files.reconcile import Entries
from data.store.merging.stamped_document import StampedDocument, same
from data.store.merging.stamps import writer_of
from data.store.merging.types import Key
from data.store.text.references import with_references

CALLED = {
    "tasks": ("title",), "phases": ("title",), "domains": ("name",), "attempts": ("title",), "resources": ("title",),
    "banks": ("name",), "questions": ("stem",), "notes": ("section", "day", "title"),
    "sessions": ("day", "started_at", "minutes"), "confidence": ("domain", "checkpoint"),
    "answers": ("attempt", "number"),
}  # fmt: skip
"""What tells one record of a table from another."""
Names = Mapping[Key, int]


def are_two(table: str, one: StampedDocument, other: StampedDocument) -> bool:
    """Whether two entries of one id are two records."""
    if not may_be_two(one.first_stamp, other.first_stamp):
        return False
    if any(writer_of(entry.first_stamp) == hand(entry.fields) for entry in (one, other)):
        return False
    called = CALLED.get(table, ())
    return any(not same(one.fields.get(name), other.fields.get(name)) for name in called)


def apart(mine: Entries, theirs: Entries) -> tuple[Entries, Entries]:
    """Both sides with two records under two ids wherever they had one; the same mappings where there are none."""
    late_here, late_there = late(mine, theirs)
    return under_other_ids(mine, late_here), under_other_ids(theirs, late_there)


def late(mine: Entries, theirs: Entries) -> tuple[Names, Names]:
    """The records of either side that have to leave their id to an earlier one of the other, and their new ids."""
    late_here: dict[Key, int] = {}
    late_there: dict[Key, int] = {}
    for key in mine.keys() & theirs.keys():
        one, other = mine[key], theirs[key]
        if are_two(key[0], one, other):
            names, later = (late_here, one) if one.first_stamp > other.first_stamp else (late_there, other)
            names[key] = other_id(key, later.first_stamp)
    _find_renamed(mine, theirs, late_here)
    _find_renamed(theirs, mine, late_there)
    return late_here, late_there


def _find_renamed(side: Entries, other: Entries, late_here: dict[Key, int]) -> None:
    """Records that have another id already where nobody knows any more why."""
    for key in side.keys() - other.keys():
        first_stamp = side[key].first_stamp
        new = other_id(key, first_stamp)
        there = other.get((key[0], new))
        if there is not None and there.first_stamp == first_stamp:
            late_here[key] = new


def under_other_ids(entries: Entries, names: Names) -> Entries:
    """The same records with new ids for some, and in all that names them; these are all the records of one side."""
    if not names:
        return entries
    renamed: Entries = {}
    for (table, id_), entry in entries.items():
        fields = with_references(table, entry.fields, lambda target, named: names.get((target, named), named))
        new = names.get((table, id_), id_)
        renamed[table, new] = entry if fields is entry.fields else entry._replace(fields=fields)
    return renamed
