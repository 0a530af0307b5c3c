"""Puts together what a study holds now, from the file, the journals and earlier generations; writes nothing."""

import os

from data.language import Notice
from data.locations import Locations
from data.store.folding.ledger import Ledger, identity_of, read_ledger
from data.store.folding.snapshot import View, temporaries
from data.store.journals.journals import latest, read_journals
from data.store.journals.layout import Identity, Layout, find_layout, identity, read_file
from data.store.merging.stamped_document import merged
from data.store.text.study_text import SCHEMA, digest, quick_meta


def load(locations: Locations) -> View:
    """The study as it stands now; raises `BadFile` when there is a file and it is no study."""
    for _ in range(10):
        path = os.path.realpath(locations.study)
        raw, stat = read_file(path)
        view = _loaded(locations, raw, None if stat is None else identity(stat))
        if identity_of(path) == view.identity:
            break
    return view


def _loaded(locations: Locations, raw: bytes, found: Identity | None) -> View:
    view, offsets = _file_view(locations, raw, found)
    view.digest = digest(raw)
    _add_journals(view, offsets)
    if view.layout is not None and not view.read_only and _left_over(view.layout, view.ledger):
        from data.store.folding.recovery import leftovers

        leftovers(view)
    return view


def _file_view(locations: Locations, raw: bytes, found: Identity | None) -> tuple[View, dict[str, int]]:
    """What the file holds, and which part of each journal it holds already."""
    meta = quick_meta(raw)
    layout = find_layout(locations, meta) if meta.study else None
    ledger = read_ledger(layout) if layout else Ledger()
    version = ledger.find(digest(raw)) if layout else None
    if version is not None and meta.schema == SCHEMA:
        return View(raw, version.spans, meta, layout, found, ledger), version.offsets
    from data.store.folding.recovery import recovered

    return recovered(locations, raw, found)


def _left_over(layout: Layout, ledger: Ledger) -> bool:
    """Whether a replaced file was still written to, or a writing was cut short between its last two steps."""
    if ledger.aside is not None:
        now = identity_of(layout.at(ledger.aside.name))
        if now is not None and now != ledger.aside.identity:
            return True
    return bool(temporaries(layout))


def _add_journals(view: View, offsets: dict[str, int]) -> None:
    if view.layout is None:
        return
    reading = read_journals(view.layout.journals, offsets)
    view.offsets = reading.offsets
    view.waiting = len(reading.steps)
    view.last_step = reading.steps[-1].at if reading.steps else ""
    for key, found in latest(reading.steps).items():
        for entry in found:
            known = view.entries.get(key)
            view.entries[key] = entry if known is None else merged(known, entry)
    for name in reading.damaged:
        path = view.layout.at("journals", name)
        view.notices.append(
            Notice("A line of {file} was damaged: all others were taken in, the file is kept.", file=path)
        )
