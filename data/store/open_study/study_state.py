"""What an open program knows of its study, and how it follows what others wrote."""

from collections.abc import Iterable
from contextlib import suppress

from data.errors import BadFile
from data.language import Notice
from data.store.journals.journals import Written
from data.store.journals.study_file import StudyFile
from data.store.merging.stamps import StampClock
from data.store.open_study.merged_tables import MergedTables
from data.store.open_study.study_journals import StudyJournals
from data.store.recovery.loading import load
from data.store.snapshots.snapshot import Snapshot
from data.store.text.protocol import DocumentChange


class StudyState:
    """The text that a program stands on, with all that is newer, and what its study was not told yet."""

    def __init__(self, study_file: StudyFile, stamps: StampClock) -> None:
        """Read the study; raises `BadFile` when the file is no study."""
        self._study_file = study_file
        self._stamps = stamps
        self.snapshot = load(study_file.locations)
        self.merged_tables = MergedTables(self.snapshot)
        self.notices: list[Notice] = list(self.snapshot.notices)
        self.news: list[DocumentChange] = []
        """What others changed."""
        self.is_behind = False
        """Whether records have other ids in the file or in journals than here, until all is read anew."""
        _see(stamps, self.snapshot)

    def take_in(self, steps: list[Written]) -> None:
        """Bring in what other programs wrote into their journals."""
        for step in steps:
            self._stamps.saw(step.at)
        if not steps:
            return
        from data.store.duplicate_ids.parted_steps import parted

        if parted(steps, self.merged_tables).ids:
            self.is_behind = True
            return
        for step in steps:
            self.news += _real(self.merged_tables.merge_entry(one.table, one.id, one.entry) for one in step.touched)

    def switch_to(self, snapshot: Snapshot, journals: StudyJournals) -> None:
        """Stand on a newer text."""
        changes = self.merged_tables.switch_to(snapshot)
        if changes is None:
            self.is_behind = True
            return
        self.news += changes
        journals.count(snapshot)
        self._continue_from(snapshot)

    def reload(self, journals: StudyJournals) -> None:
        """Stand on all that the file and the journals hold: records have other ids there than here."""
        self.is_behind = True
        with suppress(BadFile):
            snapshot = load(self._study_file.locations)
            self.is_behind = False
            self.news += self.merged_tables.reload(snapshot)
            journals.read_with(snapshot)
            self._continue_from(snapshot)

    def _continue_from(self, snapshot: Snapshot) -> None:
        self.notices += [notice for notice in snapshot.notices if notice not in self.notices]
        _see(self._stamps, snapshot)
        self._stamps.carry_on(snapshot.meta.version, 0)
        if snapshot.layout is not None:
            snapshot.layout = self._study_file.layout(snapshot.layout)
        self.snapshot = snapshot


def _see(stamps: StampClock, snapshot: Snapshot) -> None:
    """Never stamp anything earlier than what is there."""
    for stamp in (
        snapshot.meta.version,
        snapshot.last_step,
        *(version.version for version in snapshot.ledger.versions),
    ):
        stamps.saw(stamp)
    for entry in snapshot.entries.values():
        stamps.saw(max(entry.newest, entry.removed_at))


def _real(changes: Iterable[DocumentChange | None]) -> list[DocumentChange]:
    return [change for change in changes if change is not None]
