"""Another copy of the study: found beside it, or named by the learner, and read for merging."""

import re
from pathlib import Path

from data.errors import BadFile, BadInput
from data.language import say
from data.store.folding.foreign import parse_foreign
from data.store.folding.ledger import Ledger
from data.store.folding.reconcile import Entries, Ours, stamped
from data.store.folding.recovery import changed_at, held
from data.store.folding.upgrades import upgraded
from data.store.journals.layout import Layout, identity, read_file
from data.store.text.study_text import SCHEMA

CONFLICT = re.compile(r"\.sync-conflict-|conflicted copy|\(conflict|\.conflict|_conf\(|충돌", re.IGNORECASE)
"""How Syncthing, Dropbox, Nextcloud, git tools and others mark a copy they could not merge."""


def conflict_copies(study: Path) -> list[Path]:
    """Copies of the study file beside it that a sync tool could not merge, by name."""
    try:
        names = sorted(path.name for path in study.parent.iterdir())
    except OSError:
        return []
    own = study.name.removesuffix(study.suffix)
    return [
        study.with_name(name)
        for name in names
        if name != study.name and name.startswith(own) and name.endswith(study.suffix) and CONFLICT.search(name)
    ]


def read_other(path: Path, study: str, layout: Layout | None, ledger: Ledger) -> Entries:
    """The documents of another copy of the study with this id; raises `BadFile` and `BadInput`."""
    raw, stat = read_file(str(path))
    if stat is None:
        raise BadFile(say("There is no file {file}: nothing was merged.", file=path))
    foreign = parse_foreign(raw)
    if foreign is None:
        raise BadFile(say("{file} is not a study file: nothing was merged.", file=path))
    if foreign.meta.schema > SCHEMA:
        raise BadFile(
            say("{file} was written by a newer version of the study cockpit: nothing was merged.", file=path)
        )
    if study and foreign.meta.study and foreign.meta.study != study:
        raise BadInput(say("{file} is another study, not a copy of this one: nothing was merged.", file=path))
    ours = held(layout, ledger, foreign)[0] if layout else Ours()
    # What a copy lacks is not taken out here: it may be older, or cut short.
    foreign.whole = False
    ours.entries = {}
    return stamped(upgraded(foreign), ours, changed_at(identity(stat)))
