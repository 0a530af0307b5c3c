"""A simulated file system that crashes after every system call and keeps any subset of what was not synced."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from data.errors import StudyError
from data.model.plan import Task
from data.store.disk import disk
from data.store.folding import schedule, swap
from data.store.journals import journal
from tests.faults.ground import Report, held, places, study_at

ALL_SUBSETS = 5
"""Unsynced operations up to which every subset is tried; of more, some are drawn."""
DRAWN = 14


@dataclass(slots=True)
class Inode:
    """A file's content: what is safe, and the writes that are not yet."""

    safe: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Where something was written and what, or the size the file was cut to and None."""


@dataclass(slots=True)
class Operation:
    """A change of names that is all there or not at all, until its folders were synced."""

    changes: list[tuple[str, Inode | None]]
    folders: set[str]


class Disk:
    """Watches `data.store.disk.disk` while the program really runs below `root`, and remembers what could be lost."""

    def __init__(self, root: Path) -> None:
        """Start from an empty, safe folder."""
        self.root = str(root)
        self.safe: dict[str, Inode] = {}
        self.names: dict[str, Inode] = {}
        self.operations: list[Operation] = []
        self.handles: dict[int, Inode] = {}
        self.after_each: Callable[[], None] = lambda: None
        self.paused = False
        """Whether calls pass by unwatched, because a crashed state is being looked at."""

    def install(self, patch: Callable[[object, str, Any], None]) -> None:
        """Put the watching functions in place of those of `disk`."""
        for name in ("create", "open_to_write", "write", "sync", "cut", "sync_folder"):
            self._watch(patch, name)
        for name in ("rename", "link", "remove", "exchange"):
            self._watch(patch, name)

    def _watch(self, patch: Callable[[object, str, Any], None], name: str) -> None:
        real = getattr(disk, name)
        watched = getattr(self, "_" + name)(real)
        patch(disk, name, lambda *words: real(*words) if self.paused else watched(*words))

    def _changed(self, *changes: tuple[str, Inode | None]) -> None:
        for path, inode in changes:
            if inode is None:
                self.names.pop(path, None)
            else:
                self.names[path] = inode
        self.operations.append(Operation(list(changes), {os.path.dirname(path) for path, _ in changes}))
        self.after_each()

    def _create(self, real: Callable[..., int]) -> Callable[..., int]:
        def create(path: str, mode: int = 0o600) -> int:
            handle = real(path, mode)
            self.handles[handle] = Inode()
            self._changed((path, self.handles[handle]))
            return handle

        return create

    def _open_to_write(self, real: Callable[..., int]) -> Callable[..., int]:
        def open_to_write(path: str) -> int:
            handle = real(path)
            self.handles[handle] = self.names[path]
            return handle

        return open_to_write

    def _write(self, real: Callable[..., None]) -> Callable[..., None]:
        def write(handle: int, content: bytes, position: int = 0) -> None:
            real(handle, content, position)
            middle = min(len(content) // 2, 400)
            for start, part in ((position, content[:middle]), (position + middle, content[middle:])):
                self.handles[handle].pending.append((start, part))
            self.after_each()

        return write

    def _cut(self, real: Callable[..., None]) -> Callable[..., None]:
        def cut(handle: int, size: int) -> None:
            real(handle, size)
            self.handles[handle].pending.append((size, None))
            self.after_each()

        return cut

    def _sync(self, real: Callable[..., None]) -> Callable[..., None]:
        def sync(handle: int) -> None:
            inode = self.handles[handle]
            inode.safe, inode.pending = content_of(inode, [True] * len(inode.pending)), []
            self.after_each()

        return sync

    def _sync_folder(self, real: Callable[..., None]) -> Callable[..., None]:
        def sync_folder(folder: str) -> None:
            for operation in self.operations:
                operation.folders.discard(folder)
            while self.operations and not self.operations[0].folders:
                _apply(self.safe, self.operations.pop(0))
            self.after_each()

        return sync_folder

    def _rename(self, real: Callable[..., None]) -> Callable[..., None]:
        def rename(old: str, new: str) -> None:
            real(old, new)
            self._changed((old, None), (new, self.names[old]))

        return rename

    def _link(self, real: Callable[..., None]) -> Callable[..., None]:
        def link(old: str, new: str) -> None:
            real(old, new)
            self._changed((new, self.names[old]))

        return link

    def _remove(self, real: Callable[..., None]) -> Callable[..., None]:
        def remove(path: str) -> None:
            real(path)
            if path in self.names:
                self._changed((path, None))

        return remove

    def _exchange(self, real: Callable[..., bool]) -> Callable[..., bool]:
        def exchange(one: str, other: str) -> bool:
            done = real(one, other)
            if done:
                self._changed((one, self.names[other]), (other, self.names[one]))
            return done

        return exchange

    def states(self, chance: Random) -> Iterator[dict[str, bytes]]:
        """Every content the disk could have after a crash now (some of them, where there are too many)."""
        open_ones = [inode for inode in set_of(self.names) if inode.pending]
        total = len(self.operations) + sum(len(inode.pending) for inode in open_ones)
        for kept in _subsets(total, chance):
            names = dict(self.safe)
            choice = iter(kept)
            for operation in self.operations:
                if next(choice) or not operation.folders:
                    _apply(names, operation)
            contents = {id(inode): content_of(inode, [next(choice) for _ in inode.pending]) for inode in open_ones}
            yield {path: contents.get(id(inode), inode.safe) for path, inode in names.items()}


def set_of(names: dict[str, Inode]) -> list[Inode]:
    """Each file once."""
    return list({id(inode): inode for inode in names.values()}.values())


def _apply(names: dict[str, Inode], operation: Operation) -> None:
    for path, inode in operation.changes:
        if inode is None:
            names.pop(path, None)
        else:
            names[path] = inode


def content_of(inode: Inode, kept: list[bool]) -> bytes:
    """A file's content when some of its unsynced writes are lost; a lost write before a kept one leaves zeros."""
    content = bytearray(inode.safe)
    for (position, part), keep in zip(inode.pending, kept, strict=True):
        if not keep:
            continue
        if part is None:
            del content[position:]
            continue
        content.extend(b"\0" * (position - len(content)))
        content[position : position + len(part)] = part
    return bytes(content)


def _subsets(total: int, chance: Random) -> Iterator[tuple[bool, ...]]:
    if total <= ALL_SUBSETS:
        yield from product((False, True), repeat=total)
        return
    yield (True,) * total
    yield (False,) * total
    for _ in range(DRAWN):
        yield tuple(chance.random() < 0.5 for _ in range(total))


def mount_file(patch: Callable[[object, str, Any], None]) -> None:
    """Have the study file refuse to be replaced, as one that is mounted by itself does."""
    rename = disk.rename

    def refuse(old: str, new: str) -> None:
        if new.endswith("study.json") and os.path.exists(new):
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), new)
        rename(old, new)

    patch(disk, "rename", refuse)
    patch(disk, "exchange", lambda one, other: False)


def part_disks(patch: Callable[[object, str, Any], None]) -> None:
    """Have the study file lie on another disk than the state folder: nothing is renamed or linked between them."""
    patch(swap, "device_of", len)
    for name in ("rename", "link"):
        patch(disk, name, _within_one_disk(getattr(disk, name)))


def _within_one_disk(real: Callable[[str, str], None]) -> Callable[[str, str], None]:
    def call(old: str, new: str) -> None:
        if ("/state/" in old) != ("/state/" in new):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), new)
        real(old, new)

    return call


WAYS: dict[str, Callable[[Callable[[object, str, Any], None]], None]] = {
    "one disk": lambda patch: None,
    "two disks": part_disks,
    "mounted file": mount_file,
}


def run(
    root: Path, seed: int, changes: int, patch: Callable[[object, str, Any], None], way: str = "one disk"
) -> Report:
    """Write and fold `changes` changes, and open the study in every state a crash could leave."""
    report = Report(f"Crash after every system call, {way}", seed)
    WAYS[way](patch)
    chance = Random(seed)
    live, ghost = root / "live", root / "ghost"
    watched = Disk(live)
    acknowledged: set[int] = set()

    def crash() -> None:
        report.count("system calls")
        watched.paused = True
        for state in watched.states(chance):
            report.count("states")
            _build(live, ghost, state)
            try:
                lost = acknowledged - held(places(ghost))
                if chance.random() < 0.1:
                    lost |= _worked_on(ghost, acknowledged)
            except (StudyError, ValueError, KeyError, OSError) as error:
                report.expect(False, f"{type(error).__name__}: {error}")
                continue
            report.expect(not lost, f"{len(lost)} of {len(acknowledged)} lost")
        watched.paused = False

    locations = places(live)
    watched.install(patch)
    patch(journal, "ROTATE_AT", 4000)
    patch(schedule, "AFTER_STEPS", 1 << 30)
    watched.after_each = crash
    for _ in range(3):
        study = study_at(locations)
        for number in range(changes // 3):
            task = Task(id=study.new_id(), title=f"Task {number}")
            study.commit("Add", task)
            acknowledged.add(task.id)
            if number % 4 == 3:
                acknowledged.discard(task.id)
                study.undo()
                study.redo()
                acknowledged.add(task.id)
        study.close()
    return report


def _build(live: Path, ghost: Path, state: dict[str, bytes]) -> None:
    """The state as real files, with the paths in it turned to where they are now."""
    shutil.rmtree(ghost, ignore_errors=True)
    for path, content in state.items():
        target = ghost / Path(path).relative_to(live)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.name == "place":
            content = content.replace(os.fsencode(str(live)), os.fsencode(str(ghost)))
        target.write_bytes(content)


def _worked_on(ghost: Path, acknowledged: set[int]) -> set[int]:
    """What is missing after a program has opened the state, made a change and closed it."""
    study = study_at(places(ghost))
    task = Task(id=study.new_id(), title="After the crash")
    study.commit("Add", task)
    study.close()
    return (acknowledged | {task.id}) - held(places(ghost))
