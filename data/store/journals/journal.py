"""The journal that this program writes: in a slot of its own, and into room that is on the disk already.

A write into room that is there costs the disk one block; a file that grows costs it a change of its size as well.
"""

import os

from data.errors import NotSaved
from data.language import say
from data.store.disk import disk
from data.store.disk.lock import Lock
from data.store.journals.journals import UNWRITTEN, journal_content, journal_names, read_lines
from data.store.journals.layout import Layout
from data.store.merging.stamps import DIGITS, Stamp

ROOM = 64 * 1024
"""Bytes by which a journal grows."""
ROTATE_AT = 256 * 1024
"""Bytes after which a new journal is begun."""


class Journal:
    """One slot, locked as long as the program lives, and the newest journal in it."""

    def __init__(self, layout: Layout) -> None:
        """Name where journals are; nothing is touched before the first change."""
        self._layout = layout
        self._lock: Lock | None = None
        self._handle: int | None = None
        self._room = 0
        self._spoiled = ""
        self.size = 0
        """Bytes of the lines written."""
        self.slot = ""
        self.name = ""

    def start(self) -> None:
        """Take the first free slot; raises OSError, and `NotSaved` when all are taken."""
        disk.make_folder(self._layout.journals)
        for slot in DIGITS:
            lock = Lock(self._layout.at("journals", f"slot-{slot}"))
            if lock.take():
                self._lock, self.slot = lock, slot
                return
        raise NotSaved(
            say("{n} programs write to this study already: close one of them and try again.", n=len(DIGITS))
        )

    def append(self, line: bytes, stamp: Stamp) -> None:
        """Make a line durable; when this raises OSError nothing of the line is left to be read."""
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
            handle = self._continued(os.path.join(folder, mine[-1]))
            if handle is not None:
                self.name = mine[-1]
                return handle
        self.name = f"{self.slot}-{stamp}.log"
        self._handle = disk.create(os.path.join(folder, self.name))
        self.size = self._room = 0
        try:
            disk.sync_folder(folder)
        except OSError:
            self._let_go()
            raise
        return self._handle

    def _continued(self, path: str) -> int | None:
        """The newest journal of the slot, if it is small and ends well, so that it can be gone on with."""
        content = journal_content(path)
        if len(content) > ROTATE_AT or read_lines(content, lambda _: None)[0] != len(content):
            return None
        self._handle = disk.open_to_write(path)
        self.size = len(content)
        self._room = os.path.getsize(path)
        return self._handle

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
