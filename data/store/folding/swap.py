"""Puts a new text in the study file's place, and the file that was there among those that are kept."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress

from data.store.disk import disk
from data.store.disk.lock import try_lock
from data.store.journals.layout import Identity, Layout, device_of, identity
from data.store.merging.stamps import Stamp
from data.store.snapshots.ledger import identity_of
from data.store.snapshots.temporaries import new_temporary

TORN = b"\0"
Note = Callable[[Identity], None]
"""Writes down the identity of the new file before it takes its place."""


def put_in_place(
    layout: Layout, text: bytes, version: Stamp, aside_path: str, was: Identity | None, note: Note
) -> Identity | None:
    """Replace the study file whole; the new file's identity. Raises OSError and leaves the file as it was then.

    `aside_path` is where the file that was there goes; `was` is its identity, None for a file that is made now.
    None is returned where the file cannot be replaced, as one that is mounted by itself: use `write_over` then.
    """
    folder = os.path.dirname(layout.file)
    disk.make_folder(os.path.dirname(aside_path))
    if was is None:
        disk.make_folder(folder)
    # One disk may be mounted at two places, between which nothing can be renamed.
    for beside in (False, True) if device_of(folder) == device_of(layout.folder) else (True,):
        try:
            return _swapped(layout, text, new_temporary(layout, version, beside), aside_path, was, note)
        except OSError as error:
            if error.errno == errno.EBUSY:
                return None
            if error.errno != errno.EXDEV or beside:
                raise
    return None


def write_over(layout: Layout, text: bytes, aside_path: str, was: Identity | None) -> Identity:
    """Write into the study file itself, after a copy of it was put at `aside_path`; raises OSError.

    A crash meanwhile leaves a torn file, so whoever calls this has kept `text` as a generation before.
    """
    if os.path.exists(aside_path) and os.path.samefile(aside_path, layout.file):
        disk.remove(aside_path)
    if not os.path.exists(aside_path):
        disk.put(aside_path, disk.read(layout.file))
        disk.sync_folder(os.path.dirname(aside_path))
    handle = disk.open_to_write(layout.file)
    try:
        if not try_lock(handle) or identity(os.fstat(handle)) != was:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN), layout.file)
        # A disk that fills up is noticed before the first byte is written over.
        disk.reserve(handle, len(text))
        # While it is half written it is no JSON, so that nobody takes what is missing for removed.
        disk.write(handle, TORN)
        disk.sync(handle)
        disk.write(handle, text[len(TORN) :], len(TORN))
        disk.cut(handle, len(text))
        disk.sync(handle)
        disk.write(handle, text[: len(TORN)])
        disk.sync(handle)
        return identity(os.fstat(handle))
    finally:
        os.close(handle)


def _swapped(
    layout: Layout, text: bytes, temporary: str, aside_path: str, was: Identity | None, note: Note
) -> Identity:
    disk.put(temporary, text)
    written = identity_of(temporary)
    try:
        _take_rights(temporary, layout.file)
        if written is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), temporary)
        note(written)
        _swap(layout, temporary, aside_path, was)
    except OSError:
        with suppress(OSError):
            if identity_of(temporary) == written:
                disk.remove(temporary)
        raise
    return written


def _take_rights(temporary: str, file: str) -> None:
    with suppress(FileNotFoundError):
        old = os.stat(file)
        os.chmod(temporary, old.st_mode & 0o7777)
        if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (os.getuid(), os.getgid()):
            with suppress(PermissionError):
                os.chown(temporary, old.st_uid, old.st_gid)


def _swap(layout: Layout, temporary: str, aside_path: str, was: Identity | None) -> None:
    """Put the new file in place and the old one at `aside_path`; a file that vanished is not made again."""
    if not os.path.lexists(layout.file):
        if was is not None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), layout.file)
        disk.rename(temporary, layout.file)
    elif disk.exchange(temporary, layout.file):
        _move(temporary, aside_path)
    else:
        is_new = not os.path.lexists(aside_path)
        _keep_copy(layout.file, aside_path)
        try:
            disk.rename(temporary, layout.file)
        except OSError:
            if is_new:
                disk.remove(aside_path)
            raise
    disk.sync_folder(os.path.dirname(layout.file))
    disk.sync_folder(layout.folder)
    disk.sync_folder(os.path.dirname(aside_path))


def _move(old: str, new: str) -> None:
    try:
        disk.rename(old, new)
    except OSError:
        _keep_copy(old, new)
        disk.remove(old)


def _keep_copy(old: str, new: str) -> None:
    """A second name for a file, or a copy where the system cannot give it one."""
    try:
        disk.link(old, new)
    except FileExistsError:
        return
    except OSError:
        disk.put(new, disk.read(old))
