"""The journals of one study as an open program has them: its own, which it writes, and those of others."""

from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

from data.errors import NotSaved
from data.language import Notice, say
from data.store.journals.journals import KEEP, Written, has_grown, is_short, read_journals
from data.store.journals.layout import Layout
from data.store.journals.study_file import StudyFile
from data.store.merging.stamps import StampClock
from data.store.open_study.merged_tables import MergedTables
from data.store.snapshots.ledger import Ledger, read_ledger
from data.store.snapshots.snapshot import Snapshot, newer

if TYPE_CHECKING:
    from data.store.open_study.study_writer import StudyWriter


class StudyJournals:
    """Writes steps down durably and reads those of others; a journal that is removed meanwhile is written anew."""

    def __init__(self, study_file: StudyFile, stamps: StampClock, random: Random, snapshot: Snapshot) -> None:
        """Start from what was read at opening; nothing is made before the first step."""
        self._study_file = study_file
        self._stamps = stamps
        self._random = random
        self._offsets = dict(snapshot.offsets)
        self._study_writer: StudyWriter | None = None
        self.waiting = snapshot.waiting
        """Steps that the file does not hold."""

    @property
    def is_used(self) -> bool:
        """Whether this program wrote anything."""
        return self._study_writer is not None

    def look(self, snapshot: Snapshot) -> list[Notice]:
        """Follow the study file and this machine's folder to where they are now; each move in a sentence."""
        self._study_file.look(snapshot.identity)
        if self._study_file.moves and snapshot.layout is not None:
            snapshot.layout = self._study_file.layout(snapshot.layout)
            if self._study_writer is not None:
                self._study_writer.move(snapshot.layout)
        moves, self._study_file.moves = self._study_file.moves, []
        return moves

    def start(self, snapshot: Snapshot) -> None:
        """Have something to write with; raises `NotSaved` where the study may not be changed now."""
        if snapshot.read_only:
            raise NotSaved(str(newer(self._study_file.file)))
        if self._study_writer is None:
            from data.store.journals.other_clocks import follow
            from data.store.open_study.study_writer import StudyWriter

            self._study_writer = StudyWriter(
                self._study_file, snapshot.layout, snapshot.meta, dict(self._offsets), self._random
            )
            snapshot.layout = self._study_writer.layout
            follow(self._study_writer.layout, self._stamps, snapshot.meta.version)
        else:
            self._study_file.refuse_if_shut()
        self._stamps.writer = self._study_writer.writer

    def write(self, written: Written, snapshot: Snapshot, merged_tables: MergedTables) -> None:
        """Make a step durable after `start`; raises `NotSaved` and then changes nothing."""
        try:
            line = written.line()
        except ValueError as error:
            raise NotSaved(say("The change cannot be saved ({why}). Nothing was changed.", why=error)) from error
        if self._append(line, written.at):
            with suppress(NotSaved):
                self._keep_all(snapshot, merged_tables)

    def read(self, layout: Layout) -> list[Written]:
        """What other programs wrote since the last reading."""
        if not has_grown(layout.journals, self._offsets):
            return []
        reading = read_journals(layout.journals, self._offsets)
        self._offsets = self._offsets | reading.offsets
        self.waiting += len(reading.steps)
        return reading.steps

    def read_with(self, snapshot: Snapshot) -> None:
        """All that a snapshot was loaded from was read."""
        self._offsets = self._offsets | snapshot.offsets
        self.waiting = snapshot.waiting

    def secure(self, snapshot: Snapshot, merged_tables: MergedTables) -> None:
        """Where journals were removed or replaced, write what this program knows of them into its own."""
        if snapshot.layout is None or not (self._is_own_lost() or self._lacks(snapshot.layout, snapshot.ledger)):
            return
        # Another program removes journals when the file holds them.
        if self._is_own_lost() or self._lacks(snapshot.layout, read_ledger(snapshot.layout)):
            with suppress(NotSaved):
                self.start(snapshot)
                self._keep_all(snapshot, merged_tables)

    def count(self, snapshot: Snapshot) -> None:
        """Count what waits anew, now that the file holds what the snapshot read."""
        self.waiting = sum(1 for name, size in self._offsets.items() if size > snapshot.offsets.get(name, 0))

    def are_in(self, snapshot: Snapshot) -> bool:
        """Whether the file of the snapshot holds all that this program wrote."""
        return (
            self._study_writer is None
            or snapshot.offsets.get(self._study_writer.journal.name, 0) >= self._study_writer.journal.size
        )

    def keep_beside(self, snapshot: Snapshot, merged_tables: MergedTables, notices: list[Notice]) -> None:
        """At the end keep beside the file what neither it nor a journal holds."""
        if self._study_writer is None:
            return
        lost = self._is_own_lost() or (snapshot.layout is not None and self._lacks(snapshot.layout, snapshot.ledger))
        if lost and snapshot.layout is not None and not self.are_in(snapshot):
            from data.store.snapshots.kept_beside import keep_beside

            # What was said of changes that are safe in that folder is true no more.
            notices[:] = [notice for notice in notices if snapshot.layout.folder not in str(notice)]
            notices.append(keep_beside(snapshot.layout, snapshot, merged_tables.newer(), self._stamps.last))

    def close(self) -> None:
        """Let the next program have the slot."""
        if self._study_writer is not None:
            self._study_writer.journal.close()

    def _append(self, line: bytes, stamp: str) -> bool:
        """Write a line; whether the journal had been removed or replaced before."""
        if self._study_writer is None:
            raise ValueError("writing comes after starting")
        was_lost = self._study_writer.write(line, stamp)
        self._offsets[self._study_writer.journal.name] = self._study_writer.journal.size
        self.waiting += 1
        return was_lost

    def _keep_all(self, snapshot: Snapshot, merged_tables: MergedTables) -> None:
        """Write down every document that is newer than the file, as one step that changes nothing.

        Where the file and every earlier version of it are gone too, its text is kept as one.
        """
        if self._study_file.is_missing and snapshot.layout is not None:
            _keep_text(snapshot.layout, snapshot, self._stamps.last)
        newer = merged_tables.newer()
        step = Written(self._stamps.next(), "", KEEP, newer, merged_tables.first_stamps.named_in(newer))
        self._append(step.line(), step.at)
        if self._study_writer is not None:
            # Every other journal is read anew: one that was put back may be older than it was.
            self._offsets = {self._study_writer.journal.name: self._study_writer.journal.size}

    def _is_own_lost(self) -> bool:
        return self._study_writer is not None and self._study_writer.journal.is_lost

    def _lacks(self, layout: Layout, ledger: Ledger) -> bool:
        folded = ledger.versions[0].offsets if ledger.versions else {}
        return is_short(layout.journals, self._offsets, folded)


def _keep_text(layout: Layout, snapshot: Snapshot, now: str) -> None:
    from data.store.snapshots.generations import generation_name, generations, keep

    if not generations(layout):
        with suppress(OSError):
            keep(layout, snapshot.raw, generation_name(snapshot.ledger.sequence + 1, now))
