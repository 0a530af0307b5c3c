"""Copies of the study that a sync tool left beside it: each is merged in by itself and moved to the state folder.

A copy that a person made stays where it is and is merged only when asked for. Where the name does not tell who made
it, the content does: a person copies what the study holds, a sync tool what it does not hold.
"""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from data.errors import BadFile, StudyError
from data.language import Notice, say
from data.locations import Locations
from data.store.care.backups import layout_of
from data.store.care.sibling_copies import Naming, naming, siblings, study_in_head
from data.store.disk import disk
from data.store.disk.lock import Lock
from data.store.foreign_files.foreign import parse_foreign
from data.store.journals.layout import Identity, Layout, names_in, origin_of, read_file, real_path
from data.store.snapshots.ledger import identity_of
from data.store.text.checksummed_lines import journal_line, journal_value
from data.store.text.study_text import Meta, quick_meta
from data.values import Values

SEEN = "copies-seen"
FOLDER = "copies"
SIZES, SPARE = 4, 1_000_000
"""How many times as large as the study a copy may be, and bytes beyond that."""


class Mergeable(Protocol):
    """What copies are merged into."""

    def merge(self, path: Path, label: str, only_count: bool = False) -> int:
        """Merge a file in as one undoable change; how many records that changes."""


class TakenIn(Values):
    """A copy that was merged in, and where it is now."""

    path: Path
    records: int
    """Records that were new or newer in it."""
    folder: str

    def notice(self) -> Notice:
        """What the learner reads."""
        if not self.records:
            return Notice(
                "{file} was a copy of this study with nothing new. It is now in {folder}.",
                file=self.path.name,
                folder=self.folder,
            )
        records = Notice("{n} record" if self.records == 1 else "{n} records", n=f"{self.records:,}")
        return Notice(
            "Merged {file}, a copy of this study: {records} (you can undo this). The copy is now in {folder}.",
            file=self.path.name,
            records=records,
            folder=self.folder,
        )


class CopyWatch:
    """Looks for copies beside the study whenever something changed in its folder."""

    def __init__(self, locations: Locations) -> None:
        """Name the study; nothing is looked at yet."""
        self._study = Path(real_path(locations.study))
        self._locations = locations
        self._looked_at: tuple[int | None, ...] = ()
        self._waiting = False
        """Whether a copy was not whole yet."""
        self._not_whole: dict[str, Identity] = {}
        """Copies that were not whole when they were last read."""
        self.notices: list[Notice] = []
        """What `take_in` has to say of copies that stay where they are, each version of one once."""

    def take_in(self, study: Mergeable) -> list[TakenIn]:
        """Merge every copy in that is whole, one undoable step each; what cannot be merged now waits."""
        looked_at = (_changed_at(self._study.parent),)
        if looked_at == self._looked_at and not self._waiting:
            return []
        self._looked_at, self._waiting = looked_at, False
        copies = list(self._copies())
        return self._taken(study, copies) if copies else []

    def copies(self) -> list[Path]:
        """The copies that a sync tool left, by their names."""
        return [path for path, named_by in self._copies() if named_by is Naming.TOOL]

    def _copies(self) -> Iterator[tuple[Path, Naming]]:
        """Copies of the study, and who named them."""
        files = siblings(self._study)
        own = study_in_head(self._study) if files else None
        if own is None and files:
            own = _study_in_full(self._study)
        if not own:
            return
        used = None
        for path in files:
            named_by = naming(path.name, self._study.name)
            is_likely = named_by is not Naming.PERSON and self._is_alike(path)
            study = study_in_head(path) or (_study_in_full(path) if is_likely else None)
            if study != own or _same_file(path, self._study):
                continue
            used = _studies_in_use(self._locations) if used is None else used
            if real_path(path) not in used:
                yield path, named_by

    def _is_alike(self, path: Path) -> bool:
        """Whether a file is not much larger than the study: only then is one read whole that does not say its id."""
        try:
            return path.lstat().st_size <= SIZES * self._study.stat().st_size + SPARE
        except OSError:
            return False

    def _taken(self, study: Mergeable, copies: list[tuple[Path, Naming]]) -> list[TakenIn]:
        layout = layout_of(self._locations)
        lock = Lock(layout.at("taking-copies")) if layout and os.path.isdir(layout.folder) else None
        if lock and not lock.take():
            self._waiting = True
            return []
        try:
            results = [self._one(study, path, named_by) for path, named_by in copies]
            return [result for result in results if result]
        finally:
            if lock:
                lock.release()

    def _is_whole(self, path: Path, identity: Identity) -> bool:
        """Whether a copy is complete and at rest; one that is not is read again only after it changed."""
        if self._not_whole.get(path.name) == identity:
            return False
        foreign = parse_foreign(read_file(str(path))[0])
        if foreign is None or not (foreign.whole or foreign.other) or identity_of(str(path)) != identity:
            self._not_whole[path.name] = identity
            return False
        return True

    def _one(self, study: Mergeable, path: Path, named_by: Naming) -> TakenIn | None:
        layout = layout_of(self._locations)
        identity = identity_of(str(path))
        by_tool = named_by is Naming.TOOL
        if identity is None or (layout and not by_tool and _seen(layout).get(path.name) == list(identity)):
            return None
        try:
            if not self._is_whole(path, identity):
                self._waiting = self._waiting or by_tool
                return None
            count = study.merge(path, say("Merge {file}", file=path.name), only_count=named_by is Naming.PERSON)
            layout = layout_of(self._locations)
            if named_by is Naming.PERSON or (named_by is Naming.EITHER and not count):
                self._leave(path, identity, count, layout)
                return None
            if layout is None or identity_of(str(path)) != identity:
                self._waiting = True
                return None
            return TakenIn(path, count, _moved(path, layout))
        except (StudyError, OSError):
            # What cannot be read or written now is looked at again when the folder changes.
            return None

    def _leave(self, path: Path, identity: Identity, count: int, layout: Layout | None) -> None:
        """Leave a copy where it is, and tell once of what it holds that the study does not."""
        if layout and os.path.isdir(layout.folder):
            _remember(layout, path.name, identity)
        if count:
            records = Notice("{n} record" if count == 1 else "{n} records", n=f"{count:,}")
            self.notices.append(
                Notice(
                    "{file} is a copy of this study with changes: {records}. To merge them, run `cockpit "
                    "merge {path}`.",
                    file=path.name, records=records, path=shlex.quote(str(path)),
                )
            )  # fmt: skip


def _moved(path: Path, layout: Layout) -> str:
    """Move a copy to the state folder and return that folder; raises OSError."""
    folder = layout.at(FOLDER)
    disk.make_folder(folder)
    number = 1 + max((int(name[:4]) for name in names_in(folder) if name[:4].isdecimal()), default=0)
    target = os.path.join(folder, f"{number:04d}-{path.name}")
    if os.stat(folder).st_dev == os.stat(path.parent).st_dev:
        disk.rename(str(path), target)
    else:
        disk.put(target, path.read_bytes())
        disk.sync_folder(folder)
        disk.remove(str(path))
    disk.sync_folder(folder)
    return folder


def _seen(layout: Layout) -> dict[str, list[int]]:
    """Copies with nothing new in them that were left where the learner put them."""
    try:
        return dict(journal_value(disk.read(layout.at(SEEN)).rstrip(b"\n")))
    except (OSError, ValueError, TypeError):
        return {}


def _remember(layout: Layout, name: str, identity: Identity) -> None:
    disk.replace(layout.at(SEEN), journal_line([*(_seen(layout) | {name: list(identity)}).items()]))


def _studies_in_use(locations: Locations) -> set[str]:
    """The study files that this machine has a state folder for."""
    states = str(locations.state)
    return {file for name in names_in(states) if (file := origin_of(os.path.join(states, name)))}


def _study_in_full(path: Path) -> str | None:
    """The id of the study in a file that says it further down, as those of earlier versions do."""
    try:
        raw, _ = read_file(str(path))
    except BadFile:
        return None
    return quick_meta(raw).study or (foreign.meta if (foreign := parse_foreign(raw)) else Meta()).study or None


def _same_file(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return True


def _changed_at(folder: Path) -> int | None:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return None
