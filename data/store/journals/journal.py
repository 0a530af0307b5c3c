"""The journal that this program writes: in a slot of its own, and into room that is on the disk already.

A write into room that is there costs the disk one block; a file that grows costs it a change of its size as well.
"""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress

from data.errors import InTheWay, NotSaved
from data.language import say
from data.store.disk import disk
from data.store.disk.lock import Inode, Lock, inode_of, is_behind, try_lock
from data.store.journals.journals import UNWRITTEN, journal_content, journal_names, read_lines
from data.store.journals.layout import Layout
from data.store.merging.stamps import DIGITS, Stamp, after, writer_of

ROOM = 64 * 1024
"""Bytes by which a journal grows."""
TRIES = 3
"""Times a journal is begun before a folder that vanishes each time is told."""
ROTATE_AT = 256 * 1024
"""Bytes after which a new journal is begun."""


class Journal:
    """One slot, locked as long as the program lives, and the newest journal in it."""

    def __init__(self, layout: Layout, offsets: Mapping[str, int]) -> None:
        """Name where journals are, and how far each was read; nothing is touched before the first change."""
        self._layout = layout
        self._offsets = offsets
        self._lock: Lock | None = None
        self._handle: int | None = None
        self._inode: Inode = (0, 0)
        self._path = ""
        self._room = 0
        self._spoiled = ""
        self.size = 0
        """Bytes of the lines written."""
        self.slot = ""
        self.name = ""
        self.was_lost = False
        """Whether a journal was begun again, because the last one was removed or replaced, until this is reset."""

    def start(self) -> None:
        """Take the first free slot; raises OSError, and `NotSaved` when all are taken."""
        for _ in range(TRIES - 1):
            # Somebody may remove the folder in the moment after it was made.
            with suppress(FileNotFoundError):
                self._take_slot()
                return
        self._take_slot()

    def _take_slot(self) -> None:
        disk.make_folder(self._layout.journals)
        for slot in DIGITS:
            lock = Lock(self._slot_path(slot))
            with suppress(InTheWay):
                if lock.take():
                    self._lock, self.slot = lock, slot
                    return
        raise NotSaved(say("{n} programs already use this study. Close one of them and try again.", n=len(DIGITS)))

    def append(self, line: bytes, stamp: Stamp) -> None:
        """Make a line durable; when this raises OSError nothing of the line is left to be read.

        Before it returns the journal is still the file behind its name: else all of it was written anew.
        """
        if self._lock is None or not self._lock.protects:
            # Whoever takes the slot now would write into the same journal.
            self._begin_again(stamp)
        self._write(line, stamp)
        if self.is_lost:
            self._begin_again(stamp)
            if self.is_lost:
                self._let_go()
                raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), self._path)

    @property
    def is_lost(self) -> bool:
        """Whether the journal that is written to is not the file behind its name any more."""
        return self._handle is not None and not is_behind(self._inode, self._path)

    def move(self, layout: Layout) -> None:
        """Go on in this machine's folder where it is now."""
        self._layout = layout
        self._path = self._path_of(self.name)
        if self._lock is not None:
            self._lock.path = self._slot_path(self.slot)

    def _path_of(self, name: str) -> str:
        return os.path.join(self._layout.journals, name)

    def _slot_path(self, slot: str) -> str:
        return self._layout.at("journals", f"slot-{slot}")

    def _begin_again(self, stamp: Stamp) -> None:
        """Take a slot anew, and put every line of the last journal into a new one that is named after `stamp`."""
        lines = b""
        if self._handle is not None:
            os.lseek(self._handle, 0, os.SEEK_SET)
            lines = os.read(self._handle, self.size)
            self.was_lost = True
        self._let_go()
        if self._lock is None or not self._lock.protects:
            self.close()
            self.start()
        if not lines:
            return
        self._create(stamp)
        self._write(lines, stamp)

    def _write(self, line: bytes, stamp: Stamp) -> None:
        handle = self._handle
        if handle is None or self.size > ROTATE_AT:
            handle = self._open(stamp)
        end = self.size + len(line)
        missing = end - self._room
        try:
            if missing > 0:
                disk.write(handle, line + UNWRITTEN * ROOM, self.size)
                self._room = end + ROOM
            else:
                disk.write(handle, line, self.size)
            disk.sync(handle)
        except OSError:
            self._take_back(handle)
            raise
        self.size = end

    def close(self) -> None:
        """Let the next program have the slot."""
        self._let_go()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _open(self, stamp: Stamp) -> int:
        self._let_go()
        folder = self._layout.journals
        mine = [name for name in journal_names(folder) if name.startswith(f"{self.slot}-")]
        if mine and mine[-1] != self._spoiled:
            handle = self._continued(mine[-1])
            if handle is not None:
                return handle
        return self._create(stamp)

    def _create(self, stamp: Stamp) -> int:
        """A new journal, named after the stamp or the next one that is free."""
        while True:
            self.name = f"{self.slot}-{stamp}.log"
            self._path = self._path_of(self.name)
            try:
                self._handle = handle = disk.create(self._path)
                break
            except FileExistsError:
                stamp = after(stamp, 0, writer_of(stamp))
        self.size = self._room = 0
        self._inode = inode_of(handle)
        try_lock(handle)
        try:
            disk.sync_folder(self._layout.journals)
        except OSError:
            self._let_go()
            raise
        return handle

    def _continued(self, name: str) -> int | None:
        """The newest journal of the slot, if it is small and ends well, so that it can be gone on with."""
        path = self._path_of(name)
        try:
            handle = disk.open_to_write(path)
        except OSError:
            return None
        if os.fstat(handle).st_size <= ROTATE_AT + 2 * ROOM and try_lock(handle):
            content = journal_content(path)
            # What is added to one that is shorter than it was, an older copy, would count as read already; so would
            # lines of a program that died, which this one did not read yet.
            size_read = self.size if name == self.name else self._offsets.get(name, 0)
            if size_read == len(content) <= ROTATE_AT and read_lines(content, lambda _: None)[0] == len(content):
                self.name, self._path, self._inode = name, path, inode_of(handle)
                self._handle, self.size, self._room = handle, len(content), os.path.getsize(path)
                return handle
        os.close(handle)
        return None

    def _take_back(self, handle: int) -> None:
        """Undo a failed write; where that fails too, the file is not used again."""
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
