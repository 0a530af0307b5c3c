"""Journals: one line a change, written by one program at a time, never rewritten, read by all."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from data.errors import NotSaved
from data.store import disk
from data.store.entries import Entry
from data.store.layout import Layout
from data.store.lines import checked, journal_line, journal_value, mark_of
from data.store.lock import Lock
from data.store.seam import Document, DocumentChange, Key, Step
from data.store.stamps import DIGITS, Stamp

ROTATE_AT = 256 * 1024
"""Bytes after which a new journal is begun."""


class Touched(NamedTuple):
    """One document a step touched: what it is now, and what it was for the learner."""

    table: str
    id: int
    entry: Entry
    before: Document | None

    @property
    def key(self) -> Key:
        """Table and id."""
        return self.table, self.id

    def change(self) -> DocumentChange:
        """As a step of the history knows it."""
        return DocumentChange(self.table, self.id, self.before, self.entry.document)


@dataclass(frozen=True, slots=True)
class Written:
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
            [one.table, one.id, one.entry.fields, mark_of(one.key, one.entry), _was(one.before, one.entry.fields)]
            for one in self.touched
        ]
        return journal_line({"at": self.at, "label": self.label, "kind": self.kind, "docs": documents})


def _was(before: Document | None, fields: Document) -> list[Any] | None:
    if before is None:
        return None
    changed = {name: value for name, value in before.items() if name not in fields or fields[name] != value}
    return [changed, sorted(fields.keys() - before.keys())]


def read_line(line: bytes) -> Written:
    """The step of a line; raises ValueError when the line is not whole."""
    value = journal_value(line)
    touched = []
    for table, id_, fields, mark, was in value["docs"]:
        entry = checked((table, id_), fields, mark)
        if entry is None:
            raise ValueError("the stamps do not fit")
        before = None if was is None else {k: v for k, v in (fields | was[0]).items() if k not in was[1]}
        touched.append(Touched(table, id_, entry, before))
    return Written(value["at"], value["label"], value["kind"], tuple(touched))


@dataclass(slots=True)
class Reading:
    """What was read from journals: the steps, how far each file was read, and what was damaged."""

    steps: list[Written] = field(default_factory=list)
    offsets: dict[str, int] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)


def read_journals(folder: str, offsets: dict[str, int], until: dict[str, int] | None = None) -> Reading:
    """Every step after `offsets` (and, where given, before `until`) of all journals; torn tails are left alone."""
    reading = Reading()
    for name in journal_names(folder):
        if until is not None and name not in until:
            continue
        start = offsets.get(name, 0)
        content = _content(os.path.join(folder, name), start, None if until is None else until[name])
        good, bad = _read_lines(content, reading.steps.append)
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


def journal_sizes(folder: str) -> dict[str, int]:
    """How large each journal is now, without reading any."""
    try:
        with os.scandir(folder) as entries:
            return {entry.name: entry.stat().st_size for entry in entries if entry.name.endswith(".log")}
    except OSError:
        return {}


def _content(path: str, start: int, end: int | None) -> bytes:
    try:
        with open(path, "rb") as file:
            file.seek(start)
            return file.read() if end is None else file.read(max(end - start, 0))
    except OSError:
        return b""


def _read_lines(content: bytes, take: Callable[[Written], None]) -> tuple[int, bool]:
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


class Journal:
    """The journal this program writes: one slot, locked as long as the program lives."""

    def __init__(self, layout: Layout) -> None:
        """Name where journals are; nothing is touched before the first change."""
        self._layout = layout
        self._lock: Lock | None = None
        self._handle: int | None = None
        self.size = 0
        self._spoiled = ""
        self.slot = ""
        self.name = ""

    @property
    def started(self) -> bool:
        """Whether this program has its slot."""
        return self._lock is not None

    def start(self) -> None:
        """Take the first free slot; raises OSError, and `NotSaved` when all are taken."""
        disk.make_folder(self._layout.journals)
        for slot in DIGITS:
            lock = Lock(self._layout.at("journals", f"slot-{slot}"))
            if lock.take():
                self._lock, self.slot = lock, slot
                return
        raise NotSaved(f"{len(DIGITS)} programs write to this study already: close one of them and try again.")

    def append(self, line: bytes, stamp: Stamp) -> None:
        """Make a line durable; when this raises OSError nothing of the line is left to be read."""
        if self._handle is None or self.size > ROTATE_AT:
            self._open(stamp)
        handle = self._handle
        if handle is None:
            raise OSError("the journal is not open")
        try:
            disk.write(handle, line)
            disk.sync(handle)
        except OSError:
            self._take_back(handle)
            raise
        self.size += len(line)

    def close(self) -> None:
        """Let the next program have the slot."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _open(self, stamp: Stamp) -> None:
        self._let_go()
        folder = self._layout.journals
        mine = [name for name in journal_names(folder) if name.startswith(f"{self.slot}-")]
        if mine and mine[-1] != self._spoiled and self._continued(os.path.join(folder, mine[-1])):
            self.name = mine[-1]
            return
        self.name = f"{self.slot}-{stamp}.log"
        self._handle = disk.create(os.path.join(folder, self.name))
        self.size = 0
        try:
            disk.sync_folder(folder)
        except OSError:
            self._let_go()
            raise

    def _continued(self, path: str) -> bool:
        """Whether the newest journal of the slot is small and ends well, so that it can be gone on with."""
        content = _content(path, 0, ROTATE_AT + 1)
        if len(content) > ROTATE_AT or _read_lines(content, lambda _: None)[0] != len(content):
            return False
        self._handle = disk.open_to_append(path)
        self.size = len(content)
        return True

    def _take_back(self, handle: int) -> None:
        """Undo a failed write; what a failed sync leaves on the medium is unknown, so the file is not used again."""
        try:
            disk.cut(handle, self.size)
            disk.sync(handle)
        except OSError:
            self._spoiled = self.name
        self._let_go()

    def _let_go(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def latest(steps: Iterable[Written]) -> dict[Key, list[Entry]]:
    """The entries of steps by document."""
    entries: dict[Key, list[Entry]] = {}
    for step in steps:
        for touched in step.touched:
            entries.setdefault((touched.table, touched.id), []).append(touched.entry)
    return entries
