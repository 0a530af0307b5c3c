"""Records that one machine has and another lacks, last changed before what either still remembers of removals.

Nothing tells any more whether such a record was removed or never arrived: the file decides, and the learner is asked.
"""

import os
from zlib import crc32

from data.language import Notice
from data.store.disk import disk
from data.store.foreign_files.foreign import Foreign
from data.store.foreign_files.reconcile import Entries
from data.store.journals.layout import Layout
from data.store.merging.stamped_document import TEXTS, StampedDocument
from data.store.merging.stamps import Stamp, is_stamp, milliseconds_of
from data.store.merging.types import Key
from data.store.snapshots.ledger import Ledger
from data.store.text.render import forgotten_before, text_of_entries
from data.store.text.study_text import SCHEMA, Meta

FOLDER = "left-out"
NAMED = 3
"""Records that are named in a sentence."""


def settle_old_removals(
    path: str, layout: Layout, ledger: Ledger, foreign: Foreign, local_state: Entries, theirs: Entries
) -> list[Notice]:
    """Take out of `ours` what the file would bring back silently; what is told of that and of what comes back."""
    version = foreign.meta.version
    if not is_stamp(version) or not foreign.whole or foreign.lost:
        return []
    notices = []
    left_out = _unknown(local_state, theirs, version)
    aside_path = _put(layout, left_out, version) if left_out else None
    if aside_path is not None:
        for key in left_out:
            del local_state[key]
        notices.append(_left_out_notice(aside_path, left_out))
    back = _unknown(theirs, local_state, ledger.versions[0].version) if ledger.versions else {}
    if back:
        notices.append(
            Notice(
                "{file} brought {n} records unknown here and last changed more than 90 days ago ({titles}). "
                "If you removed them before, remove them again.",
                file=path,
                n=f"{len(back):,}",
                titles=_titles(back),
            )
        )
    return notices


def _unknown(mine: Entries, other: Entries, version: Stamp) -> Entries:
    """The records that the other lacks and whose removal it would have forgotten in a file of this version."""
    limit = forgotten_before(version)
    return {
        key: entry
        for key, entry in mine.items()
        if entry.visible and key not in other and milliseconds_of(max(entry.newest, entry.removed_at)) < limit
    }


def _put(layout: Layout, left_out: Entries, version: Stamp) -> str | None:
    """Keep the records as a file that can be merged; its path, None where they cannot be kept and so have to stay."""
    entries: Entries = {key: _stamped_anew(entry, version) for key, entry in left_out.items()}
    raw = text_of_entries(entries, Meta(layout.study, SCHEMA, "")).raw
    path = layout.at(FOLDER, f"{crc32(raw):08x}.json")
    try:
        disk.make_folder(layout.at(FOLDER))
        if not os.path.exists(path):
            disk.put(path, raw)
            disk.sync_folder(layout.at(FOLDER))
    except OSError:
        return None
    return path


def _stamped_anew(entry: StampedDocument, version: Stamp) -> StampedDocument:
    """The record as one that was changed when the file was written, so that its return is not asked about again."""
    name = next((name for name in sorted(entry.fields) if name not in TEXTS), "")
    return (
        entry._replace(field_stamps=entry.field_stamps | {name: version}) if name else entry._replace(stamp=version)
    )


def _left_out_notice(path: str, left_out: Entries) -> Notice:
    return Notice(
        "Left out {n} records that only this computer has ({titles}). They were removed elsewhere more than "
        "90 days ago or never arrived there. To bring them back, run `cockpit merge {file}`.",
        n=f"{len(left_out):,}",
        titles=_titles(left_out),
        file=path,
    )


def _titles(entries: Entries) -> str:
    titles = [_title(key, entry) for key, entry in sorted(entries.items())]
    return "; ".join(titles[:NAMED]) + ("; …" if len(titles) > NAMED else "")


def _title(key: Key, entry: StampedDocument) -> str:
    for name in ("title", "name", "text", "stem"):
        value = entry.fields.get(name)
        if isinstance(value, str) and value.strip():
            return f"{value.strip().splitlines()[0]:.60}"
    return f"{key[0]} {key[1]}"
