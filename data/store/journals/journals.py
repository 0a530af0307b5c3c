"""Journals: one line a change, written by one program at a time, never rewritten, read by all."""

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from data.store.merging.stamped_document import Entry
from data.store.merging.stamps import Stamp
from data.store.merging.types import Document, Key
from data.store.text.checksummed_lines import journal_line, journal_value
from data.store.text.protocol import DocumentChange, Step

UNWRITTEN = b"\0"
"""What fills the room kept free at the end of a journal; no line holds it."""


class Touched(NamedTuple):
    """One document a step touched: what it is now, and what it was for the learner."""

    table: str
    id: int
    entry: Entry
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


class Written(NamedTuple):
    """A step as a journal holds it."""

    at: Stamp
    label: str
    kind: str
    touched: tuple[Touched, ...]

    def step(self) -> Step:
        """As the history of changes knows it."""
        return Step(self.label, tuple(touched.change() for touched in self.touched), self.kind)

    def line(self) -> bytes:
        """The journal line; raises ValueError for a number JSON cannot say."""
        documents = [
            [one.table, one.id, one.entry.fields, one.entry.base, one.entry.own, one.entry.gone, one.was]
            for one in self.touched
        ]
        return journal_line({"at": self.at, "label": self.label, "kind": self.kind, "docs": documents})


def read_line(line: bytes) -> Written:
    """The step of a line; raises ValueError when the line is not whole."""
    value = journal_value(line)
    touched = []
    for table, id_, fields, base, own, gone, was in value["docs"]:
        before = None if was is None else {k: v for k, v in (fields | was[0]).items() if k not in was[1]}
        touched.append(Touched(table, id_, Entry(fields, base, own, gone), before))
    return Written(value["at"], value["label"], value["kind"], tuple(touched))


class Reading(NamedTuple):
    """What was read from journals: the steps, how far each file was read, and what was damaged."""

    steps: list[Written]
    offsets: dict[str, int]
    damaged: list[str]


def read_journals(folder: str, offsets: dict[str, int], until: dict[str, int] | None = None) -> Reading:
    """Every step after `offsets` (and, where given, before `until`) of all journals; torn tails are left alone."""
    reading = Reading([], {}, [])
    for name in journal_names(folder):
        if until is not None and name not in until:
            continue
        start = offsets.get(name, 0)
        content = journal_content(os.path.join(folder, name), start, None if until is None else until[name])
        good, bad = read_lines(content, reading.steps.append)
        reading.offsets[name] = start + good
        if bad:
            reading.damaged.append(name)
    reading.steps.sort(key=lambda written: written.at)
    return reading


def journal_names(folder: str) -> list[str]:
    """The journals of a folder, those of a slot in their order."""
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(".log"))
    except OSError:
        return []


def has_grown(folder: str, offsets: Mapping[str, int]) -> bool:
    """Whether there is a line behind those that were read; asks one byte of each journal."""
    for name in journal_names(folder):
        try:
            handle = os.open(os.path.join(folder, name), os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError:
            continue
        try:
            os.lseek(handle, offsets.get(name, 0), os.SEEK_SET)
            if os.read(handle, 1) not in (b"", UNWRITTEN):
                return True
        finally:
            os.close(handle)
    return False


def journal_content(path: str, start: int = 0, end: int | None = None) -> bytes:
    """The lines of a journal, without the room kept free behind them; empty when it cannot be read."""
    try:
        with open(path, "rb") as file:
            file.seek(start)
            return (file.read() if end is None else file.read(max(end - start, 0))).rstrip(UNWRITTEN)
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


def latest(steps: Iterable[Written]) -> dict[Key, list[Entry]]:
    """The entries of steps by document."""
    entries: dict[Key, list[Entry]] = {}
    for step in steps:
        for touched in step.touched:
            entries.setdefault((touched.table, touched.id), []).append(touched.entry)
    return entries
