"""A lock between programs: held by an open file, so that the system lets go of it when a program dies."""

import os
import sys
import time

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PAUSE = 0.01


class Lock:
    """One lock, named by a file that is left in place."""

    def __init__(self, path: str) -> None:
        """Name the lock; nothing is touched yet."""
        self._path = path
        self._handle: int | None = None

    def take(self, patience: float = 0.0) -> bool:
        """Take the lock, trying for `patience` seconds; False when somebody else keeps it."""
        if self._handle is not None:
            return True
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        tries = int(patience / PAUSE) + 1
        for attempt in range(tries):
            if _try(handle):
                self._handle = handle
                return True
            if attempt + 1 < tries:
                time.sleep(PAUSE)
        os.close(handle)
        return False

    def release(self) -> None:
        """Let go of the lock, if it is held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    @property
    def held(self) -> bool:
        """Whether this program has it."""
        return self._handle is not None


def _try(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
