"""All that a program knows, kept beside the study when it ends and neither the file nor its journal can be written.

That is so where this machine's folder was removed and cannot be made again. The copy is named as sync tools name
theirs, so that the next start takes it in by itself.
"""

import os
import tempfile
from collections.abc import Iterable

from data.language import Notice
from data.store.disk import disk
from data.store.journals.journals import Touched
from data.store.journals.layout import Layout
from data.store.merging.stamps import Stamp
from data.store.snapshots.snapshot import Snapshot
from data.store.text.render import text_with


def keep_beside(layout: Layout, snapshot: Snapshot, newer: Iterable[Touched], newest: Stamp) -> Notice:
    """Write the study with what is newer than its file beside that, else into the temporary folder; what is said."""
    text, _ = text_with(snapshot.raw, snapshot.spans, {one.key: one.entry for one in newer}, layout.study, newest)
    folder, name = os.path.split(layout.file)
    stem, ending = os.path.splitext(name)
    for candidate_folder in (folder, tempfile.gettempdir()):
        path = os.path.join(candidate_folder, f"{stem} (conflict {os.getpid()}-{newest}){ending}")
        try:
            disk.put(path, text.raw)
            disk.sync_folder(candidate_folder)
        except OSError:
            continue
        return Notice(
            "{file} could not be written, and this computer's own folder for it is gone. Everything is saved "
            "in {copy}. The next start merges it; if it does not, run `cockpit merge`.",
            file=layout.file,
            copy=path,
        )
    return Notice(
        "{file} could not be written, and this computer's own folder for it is gone. The last changes are lost.",
        file=layout.file,
    )
