"""Journals: one line a change, written by one program at a time, never rewritten, read by all."""

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from data.store.disk import disk
from data.store.merging.stamped_document import StampedDocument
from data.store.merging.stamps import Stamp, is_stamp
from data.store.merging.types import Document, Key
from data.store.text.checksummed_lines import journal_line, journal_value
from data.store.text.protocol import DocumentChange, Step
from data.values import Values

KEEP = "keep"
"""The kind of a step that changes nothing: it holds what a journal held that was removed."""
ENDING = ".log"
if TYPE_CHECKING:
    from data.store.text.short_ids import ShortIds

Meant = Mapping[Key, Stamp]
"""The first stamps of records, by the ids that they have for who names them."""
NONE_MEANT: Meant = {}
UNWRITTEN = b"\0"
"""What fills the room kept free at the end of a journal; no line holds it."""


class Touched(Values):
    """One document a step touched: what it is now, and what it was for the learner."""

    table: str
    id: int
    entry: StampedDocument
    before: Document | None

    @property
    def was(self) -> list[Any] | None:
        """What `before` had otherwise, as a journal keeps it: other values, and names it did not have."""
        before, fields = self.before, self.entry.fields
        if before is None:
            return None
        changed = {name: value for name, value in before.items() if name not in fields or fields[name] != value}
        return [changed, [name for name in fields if name not in before]]

    @property
    def key(self) -> Key:
        """Table and id."""
        return self.table, self.id

    def change(self) -> DocumentChange:
        """As a step of the history knows it."""
        return DocumentChange(self.table, self.id, self.before, self.entry.document)


class Written(Values):
    """A step as a journal holds it."""

    at: Stamp
    label: str
    kind: str
    touched: tuple[Touched, ...]
    means: Meant = NONE_MEANT
    """The records that the documents name: an id alone does not tell, where two were made under one."""

    def step(self) -> Step:
        """As the history of changes knows it."""
        return Step(self.label, tuple(touched.change() for touched in self.touched), self.kind)

    def line(self) -> bytes:
        """The journal line; raises ValueError for a number JSON cannot say."""
        documents = [
            [
                one.table,
                one.id,
                one.entry.fields,
                one.entry.stamp,
                one.entry.field_stamps,
                one.entry.removed_at,
                one.was,
            ]
            for one in self.touched
        ]
        step = {"at": self.at, "label": self.label, "kind": self.kind, "docs": documents}
        if self.means:
            step["means"] = [[*key, first_stamp] for key, first_stamp in self.means.items()]
        return journal_line(step)


def read_line(line: bytes) -> Written:
    """The step of a line; raises ValueError when the line is not whole."""
    value = journal_value(line)
    touched = []
    for table, id_, fields, base, own, gone, was in value["docs"]:
        before = None if was is None else {k: v for k, v in (fields | was[0]).items() if k not in was[1]}
        touched.append(Touched(table, id_, StampedDocument(fields, base, own, gone), before))
    means = {(table, id_): first_stamp for table, id_, first_stamp in value.get("means", ())}
    return Written(value["at"], value["label"], value["kind"], tuple(touched), means)


class Reading(Values):
    """What was read from journals: the steps, how far each file was read, and what was damaged."""

    steps: list[Written]
    offsets: dict[str, int]
    damaged: list[str]


def read_journals(folder: str, offsets: dict[str, int], until: dict[str, int] | None = None) -> Reading:
    """Every step after `offsets` (and, where given, before `until`) of all journals; torn tails are left alone."""
    reading = Reading([], {}, [])
    has_old_ids = False
    for name in journal_names(folder):
        if until is not None and name not in until:
            continue
        path = os.path.join(folder, name)
        start = offsets.get(name, 0) if _ends_a_line(path, offsets.get(name, 0)) else 0
        content = journal_content(path, start, None if until is None else until[name])
        has_old_ids = has_old_ids or _may_hold_old_ids(content)
        good, bad = read_lines(content, reading.steps.append)
        reading.offsets[name] = start + good
        if bad:
            reading.damaged.append(name)
    if has_old_ids:
        reading.steps[:] = _with_short_ids(os.path.dirname(folder), reading.steps)
    reading.steps.sort(key=lambda written: written.at)
    return reading


def _may_hold_old_ids(content: bytes) -> bool:
    if not content:
        return False
    from data.store.text.short_ids import LONG

    return bool(LONG.search(content))


def _with_short_ids(folder: str, steps: list[Written]) -> list[Written]:
    """The steps with the ids that the records of earlier versions have now."""
    from data.store.text.short_ids import names_old_ids

    if not any(names_old_ids(one.table, one.id, one.entry.fields, one.before) for s in steps for one in s.touched):
        return steps
    from data.store.journals.renamed_ids import short_ids

    ids = short_ids(folder)
    return [step._replace(touched=tuple(_with_short_id(ids, one) for one in step.touched)) for step in steps]


def _with_short_id(ids: "ShortIds", one: Touched) -> Touched:
    from data.store.text.codecs import CODECS

    entry = one.entry._replace(fields=ids.document(one.table, one.entry.fields))
    before = None if one.before is None else ids.document(one.table, one.before)
    return Touched(one.table, ids[one.id] if one.table in CODECS else one.id, entry, before)


def _ends_a_line(path: str, offset: int) -> bool:
    """Whether a line ends just before an offset: else something cut or replaced the journal, and it is read anew."""
    return offset == 0 or journal_content(path, offset - 1, offset) == b"\n"


def journal_names(folder: str) -> list[str]:
    """The journals of a folder, those of a slot in their order."""
    try:
        return sorted(name for name in disk.plain_names(folder) if _is_journal(name))
    except OSError:
        return []


def _is_journal(name: str) -> bool:
    """Whether a name is a slot and a stamp; any other file in the folder is not ours."""
    slot, _, stamp = name.removesuffix(ENDING).rpartition("-")
    return name.endswith(ENDING) and slot.isalnum() and is_stamp(stamp)


def has_grown(folder: str, offsets: Mapping[str, int]) -> bool:
    """Whether there is a line behind those that were read; asks one byte of each journal."""
    for name in journal_names(folder):
        try:
            handle = disk.open_to_read(os.path.join(folder, name))
        except OSError:
            continue
        try:
            os.lseek(handle, offsets.get(name, 0), os.SEEK_SET)
            if os.read(handle, 1) not in (b"", UNWRITTEN):
                return True
        finally:
            os.close(handle)
    return False


def is_short(folder: str, offsets: Mapping[str, int], folded: Mapping[str, int]) -> bool:
    """Whether a journal with lines that are not in the file is gone, or does not hold all that was read of it."""
    for name, end in offsets.items():
        if end > folded.get(name, 0):
            try:
                if disk.read(os.path.join(folder, name), end - 1, 1) != b"\n":
                    return True
            except OSError:
                return True
    return False


def journal_content(path: str, start: int = 0, end: int | None = None) -> bytes:
    """The lines of a journal, without the room kept free behind them; empty when it cannot be read."""
    try:
        return disk.read(path, start, -1 if end is None else max(end - start, 0)).rstrip(UNWRITTEN)
    except OSError:
        return b""


def read_lines(content: bytes, take: Callable[[Written], None]) -> tuple[int, bool]:
    """Hand on every whole line; returns where the last one ends and whether one before it was damaged."""
    good = position = bad = bad_before_good = 0
    for line in content.split(b"\n")[:-1]:
        position += len(line) + 1
        try:
            take(read_line(line))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            bad += 1
            continue
        good, bad_before_good = position, bad
    return good, bool(bad_before_good)


def latest(steps: Iterable[Written]) -> dict[Key, list[StampedDocument]]:
    """The entries of steps by document."""
    entries: dict[Key, list[StampedDocument]] = {}
    for step in steps:
        for touched in step.touched:
            entries.setdefault((touched.table, touched.id), []).append(touched.entry)
    return entries
