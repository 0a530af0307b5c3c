"""Opening a file that is not as this machine left it: edited, replaced, damaged, missing or from an older version."""

import os

from data.errors import BadFile
from data.language import Notice, say
from data.locations import Locations
from data.store.duplicate_ids.known_records import InEntries
from data.store.duplicate_ids.parted_steps import parted
from data.store.duplicate_ids.same_ids import apart, under_other_ids
from data.store.foreign_files.foreign import Foreign, parse_foreign
from data.store.foreign_files.reconcile import Entries, LocalState, merge_into, own_entries, stamped
from data.store.foreign_files.upgrades import upgraded
from data.store.journals.journals import latest, read_journals
from data.store.journals.layout import Identity, Layout, find_layout, identity, read_file
from data.store.merging.stamps import EPOCH_MILLISECONDS
from data.store.recovery.old_removals import settle_old_removals
from data.store.recovery.older_state import earlier_state
from data.store.snapshots.generations import Generation, content, generations
from data.store.snapshots.ledger import Ledger, read_ledger
from data.store.snapshots.snapshot import Snapshot, newer
from data.store.snapshots.snapshot_lines import SnapshotLines
from data.store.snapshots.temporaries import temporaries
from data.store.text.render import text_of_entries
from data.store.text.study_text import SCHEMA, Meta, digest, quick_meta

GENERATIONS_LOOKED_AT = 12
"""How many earlier versions are read to find the one that a foreign file was made from."""


def recovered(locations: Locations, raw: bytes, file_identity: Identity | None) -> tuple[Snapshot, dict[str, int]]:
    """The snapshot of a file that has to be looked at in full, and which part of each journal it holds already."""
    path = os.path.realpath(locations.study)
    foreign = parse_foreign(raw) if raw.strip() else None
    layout = find_layout(locations, foreign.meta if foreign else Meta())
    if foreign is None and layout is None:
        if raw.strip():
            raise BadFile(
                say("{file} is not a study file and was not changed. Name another file with `--study`.", file=path)
            )
        snapshot = Snapshot(identity=file_identity)
        snapshot.stale = file_identity is not None
        return snapshot, {}
    ledger = read_ledger(layout) if layout else Ledger()
    if layout and not raw.strip() and not ledger.versions and not generations(layout):
        # A new study: so far there are only journals.
        return Snapshot(layout=layout, identity=file_identity, ledger=ledger), {}
    foreign, notices, damaged = _understood(path, raw, foreign, layout)
    if foreign.meta.schema > SCHEMA:
        text = text_of_entries(stamped(foreign, LocalState(), 0), foreign.meta)
        snapshot = Snapshot(text.raw, text.spans, foreign.meta, layout, file_identity, ledger)
        snapshot.notices = [newer(path)]
        return snapshot, {}
    local_state, offsets = read_local_state(layout, ledger, foreign) if layout else (LocalState(), {})
    rotten = any(version.identity == file_identity and version.digest != digest(raw) for version in ledger.versions)
    entries, asked = _with_file(
        path, foreign, layout, ledger, local_state, changed_at(file_identity) if file_identity else 0, rotten
    )
    if layout and not notices:
        notices = asked or earlier_state(path, layout, ledger, foreign, local_state.entries, entries)
    else:
        notices += asked
    newest = max((max(entry.newest, entry.removed_at) for entry in entries.values()), default="")
    meta = Meta(foreign.meta.study or (layout.study if layout else ""), SCHEMA, newest)
    text = text_of_entries(entries, meta)
    snapshot = Snapshot(text.raw, text.spans, meta, layout, file_identity, ledger)
    snapshot.stale, snapshot.damaged, snapshot.notices = True, damaged, notices
    return snapshot, offsets


def _with_file(
    path: str,
    foreign: Foreign,
    layout: Layout | None,
    ledger: Ledger,
    local_state: LocalState,
    edited_at: int,
    rotten: bool,
) -> tuple[Entries, list[Notice]]:
    """What this machine holds with everything the file holds, and what is told of old removals."""
    entries, asked = dict(local_state.entries), list[Notice]()
    for version in list(foreign.versions()):
        theirs = stamped(upgraded(version, layout), local_state, edited_at, rotten)
        entries, theirs = apart(entries, theirs)
        if layout and foreign.other is None:
            asked = settle_old_removals(path, layout, ledger, foreign, entries, theirs)
        merge_into(entries, theirs)
    return entries, asked


def _understood(
    path: str, raw: bytes, foreign: Foreign | None, layout: Layout | None
) -> tuple[Foreign, list[Notice], bool]:
    """The foreign file, what the learner is told of it, and whether it is kept aside for good."""
    aside = Notice("the damaged file is set aside")
    if layout:
        aside = Notice("the damaged file is in {folder}", folder=layout.damaged)
    if foreign is None:
        if not raw.strip():
            notice = Notice(
                "{file} was missing or empty. The study was restored from this computer's own copies.",
                file=path,
            )
            return Foreign(whole=False), [notice], False
        notice = Notice(
            "{file} could not be read. The study was restored from this computer's own copies; {aside}.",
            file=path,
            aside=aside,
        )
        return Foreign(whole=False), [notice], True
    if foreign.whole and not foreign.lost:
        return foreign, [], False
    if foreign.merged_by_git:
        notice = Notice("{file} had Git conflict markers. Both sides were merged; {aside}.", file=path, aside=aside)
        return foreign, [notice], True
    if foreign.other and not foreign.lost:
        notice = Notice("{file} contained records twice. Both versions were merged; {aside}.", file=path, aside=aside)
        return foreign, [notice], True
    notice = Notice(
        "{file} was damaged ({places}). {n} records come from it, the rest from this computer's own copies; {aside}.",
        file=path,
        places=Notice("{n} place" if foreign.lost == 1 else "{n} places", n=f"{foreign.lost:,}"),
        n=f"{len(foreign.documents):,}",
        aside=aside,
    )
    return foreign, [notice], True


def read_local_state(layout: Layout, ledger: Ledger, foreign: Foreign) -> tuple[LocalState, dict[str, int]]:
    """What this machine holds: the newest good generation with the journals up to the last writing."""
    local_state = LocalState()
    newest_digest = ""
    newest_first = list(reversed(generations(layout)))
    for generation in newest_first:
        raw = content(layout, generation)
        newest = own_entries(raw, layout)
        if newest is not None:
            local_state.entries, newest_digest = newest.entries, digest(raw)
            break
    last = ledger.versions[0] if ledger.versions else None
    offsets = last.offsets if last else {}
    read = parted(read_journals(layout.journals, {}, offsets).steps, InEntries(local_state.entries))
    local_state.entries = under_other_ids(local_state.entries, read.moved)
    for key, entries in latest(read.steps).items():
        for entry in entries:
            merge_into(local_state.entries, {key: entry})
    # What was written last is the newest generation itself, or the file it replaced with the journals; unless
    # another file than the one that was read was there in the last instant.
    if last is not None and newest_digest in (last.digest, ledger.replaced.digest if ledger.replaced else ""):
        local_state.versions[last.version] = local_state.entries
    wanted = foreign.meta.version
    if wanted and wanted not in local_state.versions:
        _find_version(layout, newest_first[:GENERATIONS_LOOKED_AT], wanted, local_state)
    return local_state, offsets


def _find_version(layout: Layout, newest_first: list[Generation], wanted: str, local_state: LocalState) -> None:
    """The version a foreign file was made from, if it is still kept just as it was written."""
    for generation in newest_first:
        raw = content(layout, generation)
        if quick_meta(raw).version == wanted:
            read = own_entries(raw, layout)
            if read is not None and read.as_written:
                local_state.versions[wanted] = read.entries
                return


def leftovers(snapshot: Snapshot) -> None:
    """Merge into a snapshot what was written to a replaced file, or left by a program that died while writing."""
    layout, aside = snapshot.layout, snapshot.ledger.replaced
    if layout is None:
        return
    seen_digests = {
        snapshot.digest,
        aside.digest if aside else "",
        *(version.digest for version in snapshot.ledger.versions),
    }
    for path in [*temporaries(layout), *([layout.at(aside.name)] if aside else [])]:
        try:
            raw, stat = read_file(path)
        except BadFile:
            # Something else stands there now.
            continue
        if stat is not None and aside is not None and path == layout.at(aside.name):
            snapshot.replaced_identity = identity(stat)
        foreign = parse_foreign(raw)
        if stat is None or foreign is None or not foreign.whole or digest(raw) in seen_digests:
            continue
        local_state, _ = read_local_state(layout, snapshot.ledger, foreign)
        for version in list(foreign.versions()):
            _pour_in(snapshot, stamped(upgraded(version, layout), local_state, changed_at(identity(stat))))
        snapshot.mixed = True


def _pour_in(snapshot: Snapshot, theirs: Entries) -> None:
    """Merge entries into a snapshot."""
    mine = dict(SnapshotLines(snapshot).all())
    merge_into(mine, snapshot.entries)
    now, theirs = apart(mine, theirs)
    if now is not mine:
        text = text_of_entries(now, snapshot.meta)
        snapshot.raw, snapshot.spans, snapshot.stale, snapshot.entries = text.raw, text.spans, True, {}
    merge_into(snapshot.entries, theirs)


def changed_at(file_identity: Identity) -> int:
    """Milliseconds since 2020."""
    return max(file_identity[1] // 1_000_000 - EPOCH_MILLISECONDS, 0)
