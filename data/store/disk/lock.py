"""A lock between programs: held by an open file, so that the system lets go of it when a program dies."""

import os
import stat
import sys
import time

from data.errors import InTheWay
from data.store.disk.disk import FLAGS

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PAUSE = 0.01
FAR = 1 << 30
Inode = tuple[int, int]
"""Disk and number of a file."""


class Lock:
    """One lock, named by a file that is left in place."""

    def __init__(self, path: str) -> None:
        """Name the lock; nothing is touched yet. The path may be set anew where the folder was renamed."""
        self.path = path
        self._handle: int | None = None
        self._inode: Inode = (0, 0)

    def take(self, patience: float = 0.0) -> bool:
        """Take the lock, trying for `patience` seconds; False when somebody else keeps it. Raises OSError."""
        if self._handle is not None:
            return True
        tries = int(patience / PAUSE) + 1
        for attempt in range(tries):
            handle = self._open()
            self._inode = inode_of(handle)
            if try_lock(handle) and is_behind(self._inode, self.path):
                self._handle = handle
                return True
            os.close(handle)
            if attempt + 1 < tries:
                time.sleep(PAUSE)
        return False

    def _open(self) -> int:
        """The file; what has its name and is no file is neither waited for nor locked."""
        try:
            handle = os.open(self.path, os.O_CREAT | FLAGS | getattr(os, "O_NONBLOCK", 0), 0o600)
        except OSError as error:
            if os.path.lexists(self.path) and not stat.S_ISREG(os.lstat(self.path).st_mode):
                raise InTheWay(self.path) from error
            raise
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise InTheWay(self.path)
        return handle

    def release(self) -> None:
        """Let go of the lock, if it is held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    @property
    def held(self) -> bool:
        """Whether this program has it."""
        return self._handle is not None

    @property
    def protects(self) -> bool:
        """Whether this program has it and nobody else can take it: the file is still the one behind its name."""
        return self._handle is not None and is_behind(self._inode, self.path)


def inode_of(handle: int) -> Inode:
    """Disk and number of an open file."""
    stat = os.fstat(handle)
    return stat.st_dev, stat.st_ino


def is_behind(inode: Inode, path: str) -> bool:
    """Whether a path still names a file that is open; asked twice at every change."""
    try:
        named = os.lstat(path)
    except OSError:
        return False
    return named.st_ino == inode[1] and named.st_dev == inode[0]


def try_lock(handle: int) -> bool:
    """Lock an open file for as long as it is open; False when another program has locked it."""
    try:
        if sys.platform == "win32":
            # Windows locks bytes: far behind the end of any file, so that everybody can read it.
            os.lseek(handle, FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
