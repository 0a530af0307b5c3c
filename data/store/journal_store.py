"""The store of a study file: every step is durable in a journal at once and folded into the file later."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

from data.clock import Clock
from data.errors import BadFile
from data.language import Notice
from data.locations import Locations
from data.store.folding.schedule import FoldSchedule
from data.store.journals.journals import Touched, Written, read_journals
from data.store.journals.study_file import StudyFile
from data.store.merging.stamped_document import edited
from data.store.merging.stamps import ZERO, StampClock
from data.store.open_study.merged_tables import LazyTables
from data.store.open_study.study_journals import StudyJournals
from data.store.open_study.study_state import StudyState
from data.store.recovery.loading import load
from data.store.snapshots.ledger import identity_of
from data.store.snapshots.snapshot import gone
from data.store.text.protocol import DocumentChange, Step

TRIES = 3
"""Folds at the end of a program; a second one is needed where journals were lost during the first."""


def open_store(locations: Locations, clock: Clock, random: Random) -> "JournalStore":
    """The store of a study; raises `BadFile` when there is a file and it is no study."""
    return JournalStore(locations, clock, random)


class JournalStore:
    """Keeps one study file. Opening it writes nothing; the first step makes this machine's folder for it."""

    def __init__(self, locations: Locations, clock: Clock, random: Random) -> None:
        """Read the study; raises `BadFile` when the file is no study."""
        self._study_file = StudyFile(locations)
        self._stamps = StampClock(clock)
        self._state = StudyState(self._study_file, self._stamps)
        self.notices = self._state.notices
        self.renamed = self._state.merged_tables.first_stamps.renamed
        self.last_read = self._state.merged_tables.last_read
        self._opened_at = self._stamps.last
        self._opened_until = dict(self._state.snapshot.offsets)
        self._journals = StudyJournals(self._study_file, self._stamps, random, self._state.snapshot)
        self._schedule = FoldSchedule(clock)
        self._watched = False

    def tables(self) -> LazyTables:
        """Every document, by table and id, each table parsed when it is asked for."""
        return LazyTables(self._state.merged_tables)

    def append(self, step: Step) -> None:
        """Make a step durable; raises `NotSaved` and changes nothing then."""
        self._start()
        entries = [self._state.merged_tables.entry(one.table, one.id) for one in step.changes]
        seen = (max(entry.newest, entry.removed_at) for entry in entries if entry is not None)
        stamp = self._stamps.next(max(seen, default=ZERO))
        touched = [
            Touched(one.table, one.id, edited(entry, one.before, one.after, stamp), one.before)
            for one, entry in zip(step.changes, entries, strict=True)
        ]
        self._write(
            Written(
                stamp, step.label, step.kind, tuple(touched), self._state.merged_tables.first_stamps.named_in(touched)
            )
        )

    def merge(self, path: Path, label: str, only_count: bool = False) -> Step:
        """Merge another copy of the study in as one step, or only say which.

        Raises `BadFile`, `BadInput` and `NotSaved`.
        """
        from data.store.care.conflict_copies import read_other

        other = read_other(path, self._state.snapshot, self._state.merged_tables.everything())
        written = Written(self._stamps.next(), label, "do", other.touched(), other.means())
        changes = tuple(change for change in written.step().changes if change.before != change.after)
        if changes and not only_count:
            self._start()
            written = written._replace(at=self._stamps.next(other.newest))
            if other.moved:
                self._journals.write(written, self._state.snapshot, self._state.merged_tables)
                self._state.reload(self._journals)
                self.renamed |= other.moved
            else:
                self._write(written)
        return Step(label, changes)

    def history(self) -> tuple[list[Step], list[Step]]:
        """Steps that could be undone and redone at opening; what other programs did since is theirs."""
        from data.store.duplicate_ids.parted_steps import as_known
        from data.store.journals.history import stacks

        if self._state.snapshot.layout is None:
            return [], []
        folder = self._state.snapshot.layout.journals
        read_at_opening = {step.at for step in read_journals(folder, {}, self._opened_until).steps}
        # A journal that was begun again holds lines of the one before.
        unique = {step.at: step for step in read_journals(folder, {}).steps}.values()
        old = [step for step in unique if step.at <= self._opened_at or step.at in read_at_opening]
        steps = as_known(old, self._state.merged_tables)
        for step in steps:
            self._state.merged_tables.first_stamps.note(step.touched)
            self._state.merged_tables.first_stamps.named_in(step.touched)
        return stacks(step.step() for step in steps)

    def news(self) -> tuple[DocumentChange, ...]:
        """What others wrote since it was last asked; also the moment at which folding in the background begins.

        Cheap (a few stats) when nothing happened. A file that somebody replaced is read in a thread, so that the
        caller never waits, and what it brought is told by the next call.
        """
        self._watched = True
        self._finish(0)
        was_missing = self._study_file.is_missing
        self._look()
        layout = self._state.snapshot.layout
        if layout is not None:
            self._journals.secure(self._state.snapshot, self._state.merged_tables)
            self._state.take_in(self._journals.read(layout))
        if self._state.is_behind:
            self._state.reload(self._journals)
        if layout is None:
            if (
                not self._study_file.is_missing
                and identity_of(self._study_file.file) != self._state.snapshot.identity
            ):
                # Somebody else made or changed the file, for which this machine has nothing of its own yet.
                with suppress(BadFile):
                    self._state.switch_to(load(self._study_file.locations), self._journals)
        elif self._study_file.is_missing:
            # Whoever replaces a file may remove the old one a moment before.
            if was_missing:
                self._tell(gone(layout))
        elif self._schedule.is_due(self._state.snapshot, layout, self._journals.waiting):
            self._schedule.begin(self._study_file, self._state.snapshot, self._stamps)
        changes, self._state.news = tuple(self._state.news), []
        return changes

    def wait(self) -> None:
        """Wait until a fold that is under way is over; the next `news` tells what it brought."""
        self._schedule.wait()

    def fold(self) -> None:
        """Bring everything into the study file now; what hinders that is told in `notices`."""
        for _ in range(TRIES):
            self._finish(None)
            self._look()
            layout = self._state.snapshot.layout
            if layout is None or self._state.snapshot.read_only:
                return
            if self._study_file.is_missing:
                self._tell(gone(layout))
                return
            self._journals.secure(self._state.snapshot, self._state.merged_tables)
            self._schedule.begin(self._study_file, self._state.snapshot, self._stamps)
            self._finish(None)
            if self._state.is_behind:
                self._state.reload(self._journals)
            elif self._schedule.trouble or self._journals.are_in(self._state.snapshot):
                return

    def repair(self) -> None:
        """Write the file from what is whole, even when nothing was changed here; raises `NotSaved`."""
        self._start()
        self.fold()

    def close(self) -> None:
        """Bring everything into the study file, if this program changed anything; it is not used afterwards."""
        if self._watched:
            self._journals.secure(self._state.snapshot, self._state.merged_tables)
        if self._journals.is_used:
            self.fold()
        self.wait()
        self._journals.keep_beside(self._state.snapshot, self._state.merged_tables, self.notices)
        self._journals.close()
        self._study_file.close()

    @property
    def unfolded(self) -> int:
        """Steps that the study file does not hold yet, as far as this program knows."""
        return self._journals.waiting

    def remembered(self) -> Any:
        """What was given to `remember` for just the text the tables lie over, else None."""
        if not self._state.snapshot.is_large:
            return None
        from data.store.snapshots.index_cache import read_reminder

        return read_reminder(self._state.snapshot)

    def remember(self, note: Callable[[], Any]) -> None:
        """Keep a note for the next opening, where the file holds just what this program knows and wrote."""
        if (
            self._state.snapshot.is_large
            and self._journals.is_used
            and not self._journals.waiting
            and not self._state.news
        ):
            from data.store.snapshots.index_cache import write_reminder

            write_reminder(self._state.snapshot, note)

    def _start(self) -> None:
        """Get ready to write; raises `NotSaved`."""
        self._look()
        self._journals.start(self._state.snapshot)

    def _look(self) -> None:
        for move in self._journals.look(self._state.snapshot):
            self._tell(move)

    def _tell(self, notice: Notice) -> None:
        if notice not in self.notices:
            self.notices.append(notice)

    def _write(self, written: Written) -> None:
        self._journals.write(written, self._state.snapshot, self._state.merged_tables)
        for one in written.touched:
            self._state.merged_tables.put(one.table, one.id, one.entry)
        self._schedule.changed()

    def _finish(self, wait: float | None) -> None:
        """Go over to what a fold made of the file."""
        snapshot = self._schedule.finished(wait)
        if self._schedule.trouble:
            self._tell(self._schedule.trouble)
        if snapshot is not None:
            self._state.switch_to(snapshot, self._journals)
