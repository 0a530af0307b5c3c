"""The only place that changes anything on the disk, one system call or one short sequence a function."""

import os
import sys

if sys.platform == "darwin":
    import fcntl

FLAGS = os.O_WRONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
EXCHANGE = 2


def create(path: str, mode: int = 0o600) -> int:
    """A new file, open for writing; raises FileExistsError."""
    return os.open(path, FLAGS | os.O_CREAT | os.O_EXCL, mode)


def open_to_write(path: str) -> int:
    """An existing file, open for writing; nothing of it is cut off."""
    return os.open(path, FLAGS)


def write(handle: int, content: bytes, position: int = 0) -> None:
    """All of `content`, from `position` on."""
    os.lseek(handle, position, os.SEEK_SET)
    written = os.write(handle, content)
    while written < len(content):
        written += os.write(handle, content[written:])


def sync(handle: int) -> None:
    """Everything written so far is on the medium when this returns; on macOS that takes F_FULLFSYNC."""
    if sys.platform == "darwin":
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    elif hasattr(os, "fdatasync"):
        os.fdatasync(handle)
    else:
        os.fsync(handle)


def cut(handle: int, size: int) -> None:
    """Drop everything from `size` on."""
    os.ftruncate(handle, size)


def sync_folder(folder: str) -> None:
    """Names made, changed and removed in a folder last, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: str) -> None:
    """A folder that only its owner may enter, with those above it; one that is there is fine."""
    if os.path.isdir(folder):
        return
    above = os.path.dirname(folder)
    if above and above != folder:
        make_folder(above)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        return
    sync_folder(above)


def rename(old: str, new: str) -> None:
    """A file under another name, in place of what has that name."""
    os.replace(old, new)


def link(old: str, new: str) -> None:
    """A second name for a file; raises FileExistsError."""
    os.link(old, new)


def remove(path: str) -> None:
    """A file no more; one that is not there is fine."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return


def exchange(one: str, other: str) -> bool:
    """Let two files change names in one instant; False where the system or the file system cannot."""
    if sys.platform not in ("linux", "darwin"):
        return False
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    a, b = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        swap = getattr(library, "renamex_np", None)
        return swap is not None and swap(a, b, EXCHANGE) == 0
    swap = getattr(library, "renameat2", None)
    here = -100
    return swap is not None and swap(here, a, here, b, EXCHANGE) == 0


def put(path: str, content: bytes, mode: int = 0o600) -> None:
    """A new synced file; nothing is left of it when that fails."""
    handle = create(path, mode)
    try:
        try:
            write(handle, content)
            sync(handle)
        finally:
            os.close(handle)
    except OSError:
        remove(path)
        raise
