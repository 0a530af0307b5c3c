"""A file or folder kept open, so that it is found again after somebody renamed it."""

import errno
import os
import sys

if sys.platform == "darwin":
    import fcntl


class HeldPath:
    """One file or folder, wherever it is now. Nothing is read from it."""

    def __init__(self, path: str) -> None:
        """Keep it open; raises OSError, also where the system lets nobody rename what is open."""
        if sys.platform == "win32":
            raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP), path)
        self._handle = os.open(path, getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_NONBLOCK", 0))
        stat = os.fstat(self._handle)
        self.inode = stat.st_dev, stat.st_ino
        """Disk and number: what stays when it is renamed."""

    def path(self) -> str | None:
        """Where it is now; None when it was removed, or where the system does not tell."""
        try:
            if sys.platform == "darwin":
                name = fcntl.fcntl(self._handle, fcntl.F_GETPATH, bytes(1024)).rstrip(b"\0")
            else:
                name = os.fsencode(os.readlink(f"/proc/self/fd/{self._handle}"))
            path = os.fsdecode(name)
            stat = os.stat(path)
        except OSError:
            return None
        return path if (stat.st_dev, stat.st_ino) == self.inode else None

    def close(self) -> None:
        """Let go of it."""
        os.close(self._handle)
