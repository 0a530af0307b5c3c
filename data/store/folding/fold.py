"""Folding: what the journals hold is written into the study file, which is replaced whole or not at all."""

import errno
import os
import time
from contextlib import suppress

from data.locations import Locations
from data.store.disk import disk
from data.store.disk.lock import Lock
from data.store.folding.generations import generation_name, generations, thin
from data.store.folding.ledger import Aside, Ledger, Version, identity_of, write_ledger
from data.store.folding.loading import load
from data.store.folding.snapshot import HIDDEN_TEMPORARY, TEMPORARY, View, temporaries
from data.store.journals.history import spare_journals
from data.store.journals.layout import PLACE, Layout, find_layout, new_layout, read_file
from data.store.merging.stamps import Stamp, StampClock, after, digits, stamp_at
from data.store.text.render import text_with
from data.store.text.study_text import SCHEMA, Meta, digest, quick_meta

TRIES = 8
PAUSE = 0.2
"""Seconds after which a file that did not change is taken as it is."""


def made_layout(locations: Locations, meta: Meta, new_id: str, patience: float) -> Layout:
    """This machine's folder for a study it had none for; `new_id` is for a study without one. Raises OSError."""
    disk.make_folder(str(locations.state))
    lock = Lock(os.path.join(str(locations.state), "new"))
    if not lock.take(patience):
        raise OSError(errno.EAGAIN, "another program keeps the lock")
    try:
        raw, _ = read_file(os.path.realpath(locations.study))
        written = quick_meta(raw)
        layout = find_layout(locations, written if written.study else meta)
        if layout is None:
            layout = new_layout(locations, _id_of(raw) if raw.strip() else new_id)
        prepare(layout)
        return layout
    finally:
        lock.release()


def _id_of(raw: bytes) -> str:
    """An id for a file that has none: the same on every machine that upgrades the same file."""
    from hashlib import blake2b

    return digits(int.from_bytes(blake2b(raw, digest_size=16).digest()), 20)


def prepare(layout: Layout) -> None:
    """Make this machine's folder for a study and write down which file it belongs to; raises OSError."""
    disk.make_folder(layout.folder)
    disk.make_folder(layout.generations)
    place = os.fsencode(layout.file)
    path = layout.at(PLACE)
    try:
        with open(path, "rb") as found:
            if found.read() == place:
                return
    except FileNotFoundError:
        disk.put(path, place)
        disk.sync_folder(layout.folder)
        return
    disk.remove(f"{path}.new")
    disk.put(f"{path}.new", place)
    disk.rename(f"{path}.new", path)
    disk.sync_folder(layout.folder)


def fold(locations: Locations, layout: Layout, stamps: StampClock, patience: float) -> View | None:
    """Bring everything into the study file and return what it holds then; None when another program is at it.

    Raises OSError when the file cannot be written; it is as it was then, and the journals still hold all.
    """
    lock = Lock(layout.at("lock"))
    if not lock.take(patience):
        return None
    written = None
    try:
        for _ in range(TRIES):
            view = load(locations)
            if view.read_only or not (view.entries or view.stale):
                return _settled(view, layout)
            if view.damaged and not _still(view, locations):
                continue
            written = _write(view.but(layout=layout), stamps)
            if written.ledger.aside is None or _arrived_unchanged(layout, written.ledger.aside):
                break
        return written
    finally:
        lock.release()


def _settled(view: View, layout: Layout) -> View:
    """The view, with what dead programs left behind cleared away now that nothing of it is missing."""
    aside = view.ledger.aside
    if view.read_only or view.layout is None:
        return view
    for path in temporaries(layout):
        disk.remove(path)
    if aside is not None and view.aside_identity not in (None, aside.identity):
        view.ledger.aside = aside._replace(identity=view.aside_identity)
        write_ledger(layout, view.ledger)
    return view


def _arrived_unchanged(layout: Layout, aside: Aside) -> bool:
    """Whether the file that was replaced is the one that was read; else something came in the last instant."""
    now = identity_of(layout.at(aside.name))
    return now is None or now == aside.identity


def _still(view: View, locations: Locations) -> bool:
    """Whether nobody is in the middle of writing a file that looks damaged."""
    time.sleep(PAUSE)
    return identity_of(os.path.realpath(locations.study)) == view.identity


def _write(view: View, stamps: StampClock) -> View:
    layout = view.layout
    if layout is None:
        raise OSError("the study has no folder")
    version = _next_version(view, stamps)
    meta = Meta(layout.study, SCHEMA, version)
    text, spans = text_with(view.raw, view.spans, view.entries, meta, stamps.now())
    number = max([view.ledger.sequence, *(one.number for one in generations(layout))]) + 1
    if view.stale or view.mixed:
        _keep_written(layout, text, generation_name(number + 1, _wall(stamps)))
    temporary = _put_temporary(layout, text, version)
    try:
        found = identity_of(temporary)
        if found is None:
            raise OSError("the temporary file vanished")
        name = generation_name(number, _wall(stamps))
        ledger = _ledger(view, number, name, Version(digest(text), version, found, spans, view.offsets))
        write_ledger(layout, ledger)
        _swap(layout, temporary, layout.damaged if view.damaged else layout.generations, name)
    except OSError:
        with suppress(OSError):
            if identity_of(temporary) == found:
                disk.remove(temporary)
        raise
    _tidy(layout, view)
    built_on = "" if view.stale else view.digest
    return view.but(
        raw=text,
        spans=spans,
        meta=meta,
        identity=found,
        digest=ledger.versions[0].digest,
        built_on=built_on,
        ledger=ledger,
        waiting=0,
        stale=False,
        mixed=False,
        damaged=False,
    )


def _wall(stamps: StampClock) -> Stamp:
    """The moment of the wall clock: what a generation is thinned by, so that one wrong clock does not last."""
    return stamp_at(stamps.now(), 0, stamps.writer)


def _next_version(view: View, stamps: StampClock) -> Stamp:
    """A stamp later than all that the file will hold."""
    written = (max(entry.newest, entry.gone) for entry in view.entries.values())
    newest = max(
        [stamps.last, view.meta.version, view.last_step, *(known.version for known in view.ledger.versions), *written]
    )
    return after(newest, stamps.now(), stamps.writer)


def _keep_written(layout: Layout, text: bytes, name: str) -> None:
    """Keep a copy of a file that holds what no journal holds, in case the file itself is replaced from outside."""
    path = layout.at("generations", name)
    disk.remove(path)
    disk.put(path, text)
    disk.sync_folder(layout.generations)


def _put_temporary(layout: Layout, text: bytes, version: Stamp) -> str:
    """The new file beside the old one's place, with the old one's rights."""
    folder = os.path.dirname(layout.file)
    if not os.path.isdir(folder):
        disk.make_folder(folder)
    near = os.stat(folder).st_dev == os.stat(layout.folder).st_dev
    temporary = layout.at(TEMPORARY + version) if near else os.path.join(folder, HIDDEN_TEMPORARY + version)
    disk.put(temporary, text)
    with suppress(FileNotFoundError):
        old = os.stat(layout.file)
        os.chmod(temporary, old.st_mode & 0o7777)
        if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (os.getuid(), os.getgid()):
            with suppress(PermissionError):
                os.chown(temporary, old.st_uid, old.st_gid)
    return temporary


def _ledger(view: View, number: int, name: str, new: Version) -> Ledger:
    aside = None
    if view.identity is not None:
        folder = "damaged" if view.damaged else "generations"
        aside = Aside(os.path.join(folder, name), view.digest, view.identity)
    return Ledger([new, *view.ledger.versions[:1]], aside, number + 1)


def _swap(layout: Layout, temporary: str, keep_in: str, name: str) -> None:
    """Put the new file in place and the old one among the generations (or the damaged files)."""
    disk.make_folder(keep_in)
    kept = os.path.join(keep_in, name)
    if not os.path.lexists(layout.file):
        disk.rename(temporary, layout.file)
    elif disk.exchange(temporary, layout.file):
        _move(temporary, kept)
    else:
        _keep_copy(layout.file, kept)
        disk.rename(temporary, layout.file)
    disk.sync_folder(os.path.dirname(layout.file))
    disk.sync_folder(layout.folder)
    disk.sync_folder(keep_in)


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
        with open(old, "rb") as file:
            disk.put(new, file.read())


def _tidy(layout: Layout, view: View) -> None:
    """Remove what is needed no more; what cannot be removed may stay."""
    with suppress(OSError):
        thin(layout)
        for name in spare_journals(layout, view.offsets):
            disk.remove(layout.at("journals", name))
        for path in temporaries(layout):
            disk.remove(path)
