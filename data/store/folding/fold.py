"""Folding: what the journals hold is written into the study file, which is replaced whole or not at all."""

import errno
import os
import time
from contextlib import suppress

from data.errors import BadFile, InTheWay
from data.language import say
from data.locations import Locations
from data.store.disk import disk
from data.store.disk.lock import Lock
from data.store.folding.swap import put_in_place, write_over
from data.store.journals.history import spare_journals
from data.store.journals.layout import (
    HOME,
    ORIGIN_FILE,
    Identity,
    Layout,
    find_layout,
    new_layout,
    read_file,
    was_copied,
)
from data.store.journals.renamed_ids import keep_short_ids
from data.store.merging.stamps import ZERO, Stamp, StampClock, digits, stamp_at
from data.store.recovery.loading import load
from data.store.snapshots.generations import generation_name, generations, keep, thin
from data.store.snapshots.ledger import Ledger, ReplacedFile, Version, identity_of, write_ledger
from data.store.snapshots.snapshot import Snapshot
from data.store.snapshots.temporaries import forget_record, temporaries
from data.store.text.render import text_with
from data.store.text.study_text import Meta, digest, quick_meta

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
    with suppress(InTheWay):
        # Where a file has its name, changes are still safe in the journals.
        disk.make_folder(layout.generations)
    if was_copied(layout.folder) is not False:
        with suppress(InTheWay):
            disk.replace(layout.at(HOME), os.fsencode(os.path.realpath(layout.folder)))
    origin = os.fsencode(layout.file)
    path = layout.at(ORIGIN_FILE)
    with suppress(OSError):
        if disk.read(path) == origin:
            return
    with suppress(InTheWay):
        disk.replace(path, origin)
    disk.sync_folder(layout.folder)


def fold(
    locations: Locations, layout: Layout, stamps: StampClock, patience: float, new: bool = True
) -> Snapshot | None:
    """Bring everything into the study file and return what it holds then; None when another program is at it.

    Raises OSError when the file cannot be written, and also when there is none and it is not `new`, and `BadFile`
    when it is another study now; it is as it was then, and the journals still hold all.
    """
    lock = Lock(layout.at("lock"))
    if not lock.take(patience):
        return None
    written = None
    try:
        for _ in range(TRIES):
            snapshot = load(locations)
            _refuse_stranger(snapshot, layout)
            if snapshot.identity is None and not new:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), layout.file)
            if snapshot.read_only or not (snapshot.entries or snapshot.stale):
                return _settled(snapshot, layout)
            if snapshot.damaged and not _still(snapshot, locations):
                continue
            if snapshot.stale:
                keep_short_ids(layout.folder)
            written = _write(snapshot.but(layout=layout), stamps)
            if written.ledger.replaced is None or _arrived_unchanged(layout, written.ledger.replaced):
                break
        return written
    finally:
        lock.release()


def _refuse_stranger(snapshot: Snapshot, layout: Layout) -> None:
    if snapshot.meta.study and snapshot.meta.study != layout.study:
        raise BadFile(
            say(
                "{file} is now another study and was not changed. Your changes are safe in {folder}.",
                file=layout.file,
                folder=layout.folder,
            )
        )


def _settled(snapshot: Snapshot, layout: Layout) -> Snapshot:
    """The view, with what dead programs left behind cleared away now that nothing of it is missing."""
    aside = snapshot.ledger.replaced
    if snapshot.read_only or snapshot.layout is None:
        return snapshot
    _clear(layout)
    if aside is not None and snapshot.replaced_identity not in (None, aside.identity):
        snapshot.ledger.replaced = aside._replace(identity=snapshot.replaced_identity)
        write_ledger(layout, snapshot.ledger)
    return snapshot


def _arrived_unchanged(layout: Layout, aside: ReplacedFile) -> bool:
    """Whether the file that was replaced is the one that was read; else something came in the last instant."""
    now = identity_of(layout.at(aside.name))
    return now is None or now == aside.identity


def _still(snapshot: Snapshot, locations: Locations) -> bool:
    """Whether nobody is in the middle of writing a file that looks damaged."""
    time.sleep(PAUSE)
    return identity_of(os.path.realpath(locations.study)) == snapshot.identity


def _write(snapshot: Snapshot, stamps: StampClock) -> Snapshot:
    layout = snapshot.layout
    if layout is None:
        raise OSError("the study has no folder")
    (text, spans), meta = text_with(
        snapshot.raw, snapshot.spans, snapshot.entries, layout.study, _newest(snapshot, stamps)
    )
    new = Version(digest(text), meta.version, snapshot.identity or (0, 0, 0), spans, snapshot.offsets)
    is_there = new.digest == snapshot.digest and snapshot.identity is not None and not snapshot.damaged
    new_identity, ledger = (_known if is_there else _replace)(snapshot, layout, text, new, stamps)
    _tidy(layout, snapshot)
    built_on = "" if snapshot.stale else snapshot.digest
    return snapshot.but(
        raw=text,
        spans=spans,
        meta=meta,
        identity=new_identity,
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


def _newest(snapshot: Snapshot, stamps: StampClock) -> Stamp:
    """The newest stamp that the file will hold, of those that can be believed."""
    written = (max(entry.newest, entry.removed_at) for entry in snapshot.entries.values())
    return max(stamp for stamp in (ZERO, snapshot.meta.version, *written) if stamps.believes(stamp))


def _known(
    snapshot: Snapshot, layout: Layout, text: bytes, new: Version, stamps: StampClock
) -> tuple[Identity, Ledger]:
    """Remember a file that holds just what would be written, so that it stays; raises OSError."""
    number = max([snapshot.ledger.sequence, *(one.number for one in generations(layout))]) + 1
    if snapshot.stale or snapshot.mixed:
        keep(layout, text, generation_name(number, _wall(stamps)))
    ledger = Ledger([new, *snapshot.ledger.versions[:1]], snapshot.ledger.replaced, number)
    write_ledger(layout, ledger)
    return new.identity, ledger


def _replace(
    snapshot: Snapshot, layout: Layout, text: bytes, new: Version, stamps: StampClock
) -> tuple[Identity, Ledger]:
    """Put the text in the file's place; the file's identity and the ledger then. Raises OSError."""
    number = max([snapshot.ledger.sequence, *(one.number for one in generations(layout))]) + 1
    name, spare = (generation_name(sequence_number, _wall(stamps)) for sequence_number in (number, number + 1))
    aside_path = os.path.join(layout.damaged if snapshot.damaged else layout.generations, name)
    ledger = snapshot.ledger

    def note(new_identity: Identity) -> None:
        nonlocal ledger
        ledger = _ledger(snapshot, number, name, new._replace(identity=new_identity))
        write_ledger(layout, ledger)

    if snapshot.stale or snapshot.mixed:
        keep(layout, text, spare)
    try:
        new_identity = put_in_place(layout, text, new.version, aside_path, snapshot.identity, note)
        if new_identity is None:
            # A crash may tear a file that is written over: what it is to hold is kept first.
            keep(layout, text, spare)
            new_identity = write_over(layout, text, aside_path, snapshot.identity)
            ledger.replaced = None
            ledger.versions[0] = new._replace(identity=new_identity)
            write_ledger(layout, ledger)
    except OSError:
        with suppress(OSError):
            if identity_of(layout.file) == snapshot.identity:
                # The ledger goes on knowing the file that is still there.
                write_ledger(layout, snapshot.ledger)
                disk.remove(layout.at("generations", spare))
        raise
    return new_identity, ledger


def _ledger(snapshot: Snapshot, number: int, name: str, new: Version) -> Ledger:
    aside = None
    if snapshot.identity is not None:
        folder = "damaged" if snapshot.damaged else "generations"
        aside = ReplacedFile(os.path.join(folder, name), snapshot.digest, snapshot.identity)
    in_place = [version for version in snapshot.ledger.versions if version.digest == snapshot.digest]
    return Ledger([new, *(in_place or snapshot.ledger.versions)[:1]], aside, number + 1)


def _tidy(layout: Layout, snapshot: Snapshot) -> None:
    """Remove what is needed no more; what cannot be removed may stay."""
    with suppress(OSError):
        thin(layout)
        for name in spare_journals(layout, snapshot.offsets):
            disk.remove(layout.at("journals", name))
        _clear(layout)


def _clear(layout: Layout) -> None:
    for path in temporaries(layout):
        disk.remove(path)
    forget_record(layout)
