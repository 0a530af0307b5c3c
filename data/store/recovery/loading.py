"""Puts together what a study holds now, from the file, the journals and earlier generations; writes nothing."""

import os

from data.language import Notice
from data.locations import Locations
from data.store.journals.journals import Written, latest, read_journals
from data.store.journals.layout import Identity, Layout, find_layout, identity, read_file
from data.store.merging.stamped_document import merged
from data.store.snapshots.ledger import Ledger, Version, identity_of, read_ledger
from data.store.snapshots.snapshot import Snapshot
from data.store.snapshots.snapshot_lines import ManyLines
from data.store.snapshots.temporaries import temporaries
from data.store.text.study_text import SCHEMA, digest, quick_meta


def load(locations: Locations) -> Snapshot:
    """The study as it stands now; raises `BadFile` when there is a file and it is no study."""
    for _ in range(10):
        path = os.path.realpath(locations.study)
        raw, stat = read_file(path)
        snapshot = _loaded(locations, raw, None if stat is None else identity(stat))
        if identity_of(path) == snapshot.identity:
            break
    return snapshot


def _loaded(locations: Locations, raw: bytes, file_identity: Identity | None) -> Snapshot:
    fingerprint = digest(raw)
    snapshot, offsets = _file_snapshot(locations, raw, file_identity, fingerprint)
    snapshot.digest = fingerprint
    _add_journals(snapshot, offsets)
    if snapshot.layout is not None and not snapshot.read_only and _left_over(snapshot.layout, snapshot.ledger):
        from data.store.recovery.recovery import leftovers

        leftovers(snapshot)
    return snapshot


def _file_snapshot(
    locations: Locations, raw: bytes, file_identity: Identity | None, fingerprint: str
) -> tuple[Snapshot, dict[str, int]]:
    """What the file holds, and which part of each journal it holds already."""
    meta = quick_meta(raw)
    layout = find_layout(locations, meta) if meta.study else None
    ledger = read_ledger(layout) if layout else Ledger()
    version = ledger.find(fingerprint) if layout else None
    if version is not None and meta.schema == SCHEMA and not _is_put_back(layout, ledger, version, file_identity):
        return Snapshot(raw, version.spans, meta, layout, file_identity, ledger), version.offsets
    from data.store.recovery.recovery import recovered

    return recovered(locations, raw, file_identity)


def _is_put_back(layout: Layout | None, ledger: Ledger, version: Version, file_identity: Identity | None) -> bool:
    """Whether the last but one version stands in the place of the last one, which was there already.

    A program that died just before the last one took its place left it there; else somebody brought it back.
    """
    aside = ledger.replaced
    if layout is None or version is ledger.versions[0]:
        return False
    if aside is None or version.digest != aside.digest:
        return True
    aside_identity = identity_of(layout.at(aside.name))
    return aside_identity is not None and file_identity is not None and aside_identity[0] != file_identity[0]


def _left_over(layout: Layout, ledger: Ledger) -> bool:
    """Whether a replaced file was still written to, or a writing was cut short between its last two steps."""
    if ledger.replaced is not None:
        now = identity_of(layout.at(ledger.replaced.name))
        if now is not None and now != ledger.replaced.identity:
            return True
    return bool(temporaries(layout))


def _add_journals(snapshot: Snapshot, offsets: dict[str, int]) -> None:
    if snapshot.layout is None:
        return
    reading = read_journals(snapshot.layout.journals, offsets)
    snapshot.offsets = reading.offsets
    snapshot.waiting = len(reading.steps)
    snapshot.last_step = reading.steps[-1].at if reading.steps else ""
    if reading.steps:
        _add_steps(snapshot, reading.steps)
    for name in reading.damaged:
        path = snapshot.layout.at("journals", name)
        snapshot.notices.append(
            Notice("A line of {file} was damaged. The other lines were applied; the file stays.", file=path)
        )


def _add_steps(snapshot: Snapshot, steps: list[Written]) -> None:
    from data.store.duplicate_ids.parted_steps import leave_ids, parted

    found_steps = parted(steps, ManyLines(snapshot))
    if found_steps.moved:
        leave_ids(snapshot, found_steps.moved)
    for key, entries in latest(found_steps.steps).items():
        for entry in entries:
            existing = snapshot.entries.get(key)
            snapshot.entries[key] = entry if existing is None else merged(existing, entry)
