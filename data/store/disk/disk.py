"""The only place that changes anything on the disk, one system call or one short sequence a function."""

import errno
import os
import stat
import sys
from contextlib import suppress

from data.errors import InTheWay

if sys.platform == "darwin":
    import fcntl

COMMON = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
FLAGS = os.O_RDWR | COMMON
EXCHANGE = 2
LARGEST = 1 << 30
"""Bytes of a file of our own; a larger one is somebody else's."""
OWN_NAME = ".study-cockpit-"
"""Start of the name of every file that is only there while another one is written."""


def temporary_name(words: str = "") -> str:
    """A hidden name that nobody chooses by accident: `words`, the process, and a random part."""
    return f"{OWN_NAME}{words}{os.getpid()}-{os.urandom(8).hex()}.new"


def create(path: str, mode: int = 0o600) -> int:
    """A new file, open for writing; raises FileExistsError."""
    return os.open(path, FLAGS | os.O_CREAT | os.O_EXCL, mode)


def open_to_write(path: str) -> int:
    """An existing file, open for reading and writing; nothing of it is cut off."""
    return _regular(path, FLAGS | getattr(os, "O_NONBLOCK", 0))


def open_to_read(path: str) -> int:
    """A file, open for reading; raises OSError for links, folders, pipes and devices, and never waits for one."""
    return _regular(path, os.O_RDONLY | COMMON | getattr(os, "O_NONBLOCK", 0))


def _regular(path: str, flags: int) -> int:
    handle = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
    return handle


def read(path: str, start: int = 0, size: int = -1) -> bytes:
    """A part of a file of our own; raises OSError."""
    with open(open_to_read(path), "rb") as file:
        if size < 0 and os.fstat(file.fileno()).st_size - start > LARGEST:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
        file.seek(start)
        return file.read(size)


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


def reserve(handle: int, size: int) -> None:
    """Have room for `size` bytes where the system can promise that; raises OSError and leaves the file as it was."""
    before = os.fstat(handle).st_size
    if size <= before or not hasattr(os, "posix_fallocate"):
        return
    try:
        os.posix_fallocate(handle, before, size - before)
    except OSError as error:
        cut(handle, before)
        if error.errno not in (errno.EOPNOTSUPP, errno.EINVAL):
            raise


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
    """A folder that only its owner may enter, with those above it; one that is there is fine. Raises OSError."""
    if os.path.isdir(folder):
        return
    above = os.path.dirname(folder)
    if above and above != folder:
        make_folder(above)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError as error:
        if not os.path.isdir(folder):
            raise InTheWay(folder) from error
        return
    sync_folder(above)


def rename(old: str, new: str) -> None:
    """A file under another name, in place of what has that name."""
    os.replace(old, new)


def link(old: str, new: str) -> None:
    """A second name for a file; raises FileExistsError."""
    os.link(old, new)


def replace(path: str, content: bytes, synced: bool = True) -> None:
    """Put a new file in the place of `path`, whole or not at all; raises OSError and leaves nothing behind then."""
    if _is_strange(path):
        raise InTheWay(path)
    temporary = os.path.join(os.path.dirname(path), temporary_name())
    put(temporary, content, synced=synced)
    try:
        rename(temporary, path)
    except OSError:
        with suppress(OSError):
            remove(temporary)
        raise


def remove(path: str) -> None:
    """A file no more; one that is not there is fine, and what is no file of ours stays."""
    if _is_strange(path):
        return
    try:
        os.unlink(path)
    except FileNotFoundError:
        return


def _is_strange(path: str) -> bool:
    """Whether a path is a link, a folder, a pipe or a device, or larger than any file of ours."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST


def plain_names(folder: str) -> list[str]:
    """The names of the plain files in a folder: no links, folders, pipes or devices. Raises OSError."""
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]


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


def put(path: str, content: bytes, mode: int = 0o600, synced: bool = True) -> None:
    """A new file, synced unless losing it does no harm; nothing is left of it when that fails."""
    handle = create(path, mode)
    try:
        try:
            write(handle, content)
            if synced:
                sync(handle)
        finally:
            os.close(handle)
    except OSError:
        remove(path)
        raise
