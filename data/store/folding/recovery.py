"""Opening a file that is not as this machine left it: edited, replaced, damaged, missing or from an older version."""

import os

from data.errors import BadFile
from data.language import Notice, say
from data.locations import Locations
from data.store.folding.foreign import Foreign, parse_foreign
from data.store.folding.generations import Generation, content, generations
from data.store.folding.ledger import Ledger, read_ledger
from data.store.folding.reconcile import Ours, own_entries, pour, stamped
from data.store.folding.snapshot import View, newer, temporaries
from data.store.folding.upgrades import upgraded
from data.store.journals.journals import latest, read_journals
from data.store.journals.layout import Identity, Layout, find_layout, identity, read_file
from data.store.merging.stamps import EPOCH_MILLISECONDS
from data.store.text.render import text_of_entries
from data.store.text.study_text import SCHEMA, Meta, digest, quick_meta

GENERATIONS_LOOKED_AT = 12
"""How many earlier versions are read to find the one that a foreign file was made from."""


def recovered(locations: Locations, raw: bytes, found: Identity | None) -> tuple[View, dict[str, int]]:
    """The view of a file that has to be looked at in full, and which part of each journal it holds already."""
    path = os.path.realpath(locations.study)
    foreign = parse_foreign(raw) if raw.strip() else None
    layout = find_layout(locations, foreign.meta if foreign else Meta())
    if foreign is None and layout is None:
        if raw.strip():
            raise BadFile(
                say("{file} is not a study file: it was left as it is. Name another file with `--study`.", file=path)
            )
        view = View(identity=found)
        view.stale = found is not None
        return view, {}
    ledger = read_ledger(layout) if layout else Ledger()
    if layout and not raw.strip() and not ledger.versions and not generations(layout):
        # A new study: so far there are only journals.
        return View(layout=layout, identity=found, ledger=ledger), {}
    foreign, notices, damaged = _understood(path, raw, foreign, layout)
    if foreign.meta.schema > SCHEMA:
        text = text_of_entries(stamped(foreign, Ours(), 0), foreign.meta)
        view = View(text.raw, text.spans, foreign.meta, layout, found, ledger)
        view.notices = [newer(path)]
        return view, {}
    ours, offsets = held(layout, ledger, foreign) if layout else (Ours(), {})
    rotten = any(version.identity == found and version.digest != digest(raw) for version in ledger.versions)
    entries = dict(ours.entries)
    pour(entries, stamped(upgraded(foreign), ours, changed_at(found) if found else 0, rotten))
    meta = Meta(foreign.meta.study or (layout.study if layout else ""), SCHEMA, "")
    text = text_of_entries(entries, meta)
    view = View(text.raw, text.spans, meta, layout, found, ledger)
    view.stale, view.damaged, view.notices = True, damaged, notices
    return view, offsets


def _understood(
    path: str, raw: bytes, foreign: Foreign | None, layout: Layout | None
) -> tuple[Foreign, list[Notice], bool]:
    """The foreign file, what the learner is told of it, and whether it is kept aside for good."""
    aside = Notice("the damaged file is kept aside")
    if layout:
        aside = Notice("the damaged file is kept in {folder}", folder=layout.damaged)
    if foreign is None:
        if not raw.strip():
            said = Notice(
                "{file} was missing or empty: the study was put together again from this machine's own copies.",
                file=path,
            )
            return Foreign(whole=False), [said], False
        said = Notice(
            "{file} could not be read: the study was put together from this machine's own copies, {aside}.",
            file=path,
            aside=aside,
        )
        return Foreign(whole=False), [said], True
    if foreign.whole and not foreign.lost:
        return foreign, [], False
    said = Notice(
        "{file} was damaged ({places}): {n} records were read from it, "
        "the rest comes from this machine's own copies; {aside}.",
        file=path,
        places=Notice("{n} place" if foreign.lost == 1 else "{n} places", n=f"{foreign.lost:,}"),
        n=f"{len(foreign.found):,}",
        aside=aside,
    )
    return foreign, [said], True


def held(layout: Layout, ledger: Ledger, foreign: Foreign) -> tuple[Ours, dict[str, int]]:
    """What this machine holds: the newest good generation with the journals up to the last writing."""
    ours = Ours()
    newest_digest = ""
    kept = list(reversed(generations(layout)))
    for generation in kept:
        raw = content(layout, generation)
        newest = own_entries(raw)
        if newest is not None:
            ours.entries, newest_digest = newest.entries, digest(raw)
            break
    last = ledger.versions[0] if ledger.versions else None
    offsets = last.offsets if last else {}
    for key, found in latest(read_journals(layout.journals, {}, offsets).steps).items():
        for entry in found:
            pour(ours.entries, {key: entry})
    # What was written last is the newest generation itself, or the file it replaced with the journals; unless
    # another file than the one that was read was there in the last instant.
    if last is not None and newest_digest in (last.digest, ledger.aside.digest if ledger.aside else ""):
        ours.versions[last.version] = ours.entries
    wanted = foreign.meta.version
    if wanted and wanted not in ours.versions:
        _find_version(layout, kept[:GENERATIONS_LOOKED_AT], wanted, ours)
    return ours, offsets


def _find_version(layout: Layout, kept: list[Generation], wanted: str, ours: Ours) -> None:
    """The version a foreign file was made from, if it is still kept just as it was written."""
    for generation in kept:
        raw = content(layout, generation)
        if quick_meta(raw).version == wanted:
            read = own_entries(raw)
            if read is not None and read.as_written:
                ours.versions[wanted] = read.entries
                return


def leftovers(view: View) -> None:
    """Merge into a view what was written to a replaced file, or left by a program that died while writing."""
    layout, aside = view.layout, view.ledger.aside
    if layout is None:
        return
    known = {view.digest, aside.digest if aside else "", *(version.digest for version in view.ledger.versions)}
    for path in [*temporaries(layout), *([layout.at(aside.name)] if aside else [])]:
        raw, stat = read_file(path)
        if stat is not None and aside is not None and path == layout.at(aside.name):
            view.aside_identity = identity(stat)
        foreign = parse_foreign(raw)
        if stat is None or foreign is None or not foreign.whole or digest(raw) in known:
            continue
        ours, _ = held(layout, view.ledger, foreign)
        pour(view.entries, stamped(upgraded(foreign), ours, changed_at(identity(stat))))
        view.mixed = True


def changed_at(found: Identity) -> int:
    """Milliseconds since 2020."""
    return max(found[1] // 1_000_000 - EPOCH_MILLISECONDS, 0)
