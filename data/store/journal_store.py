"""The store of a study file: every step is durable in a journal at once and folded into the file later."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from data.clock import Clock
from data.errors import BadFile, NotSaved
from data.language import Notice, say
from data.locations import Locations
from data.store.folding.ledger import identity_of
from data.store.folding.loading import load
from data.store.folding.merged_tables import Handed, Shelf
from data.store.folding.snapshot import View, newer
from data.store.journals.journals import Touched, Written, has_grown, read_journals
from data.store.journals.layout import Layout, device_of
from data.store.merging.stamped_document import edited
from data.store.merging.stamps import StampClock
from data.store.text.protocol import DocumentChange, Step

if TYPE_CHECKING:
    from data.store.folding.study_writer import Pen
    from data.store.folding.worker import FoldWorker

FOLD_AFTER_STEPS = 300
FOLD_AFTER_SECONDS = 5.0
"""Quiet seconds after which a window folds; a study without a file gets one at once."""
RETRY_AFTER_SECONDS = 60.0
SMALL = 2 * 1024 * 1024
"""Bytes of a file that a command folds at its end; a larger one waits for the next long-lived program."""
MANY = 50
"""Steps that a command folds at its end whatever the size."""
PATIENCE = 3.0
"""Seconds to wait for another program's fold."""


def open_store(locations: Locations, clock: Clock, random: Random) -> "JournalStore":
    """The store of a study; raises `BadFile` when there is a file and it is no study."""
    return JournalStore(locations, clock, random)


class JournalStore:
    """Keeps one study file. Opening it writes nothing; the first step makes this machine's folder for it."""

    def __init__(self, locations: Locations, clock: Clock, random: Random) -> None:
        """Read the study; raises `BadFile` when the file is no study."""
        self._locations = locations
        self._clock = clock
        self._random = random
        self._view = load(locations)
        self.notices: list[Notice] = list(self._view.notices)
        self._shelf = Shelf(self._view)
        self._stamps = StampClock(clock)
        _see(self._stamps, self._view)
        self._opened_at = self._stamps.last
        self._device = device_of(os.path.dirname(os.path.realpath(locations.study)))
        self._offsets = self._view.offsets
        self._waiting = self._view.waiting
        self._pen: Pen | None = None
        self._pending: list[DocumentChange] = []
        self._last_change = self._tried_at = clock.steady()
        self._watched = False
        self._worker: FoldWorker | None = None

    def tables(self) -> Handed:
        """Every document, by table and id, each table parsed when it is asked for."""
        return Handed(self._shelf)

    def append(self, step: Step) -> None:
        """Make a step durable; raises `NotSaved` and changes nothing then."""
        pen = self._started()
        known = [self._shelf.entry(one.table, one.id) for one in step.changes]
        for entry in known:
            if entry is not None:
                self._stamps.saw(max(entry.newest, entry.gone))
        stamp = self._stamps.next()
        touched = [
            Touched(one.table, one.id, edited(entry, one.before, one.after, stamp), one.before)
            for one, entry in zip(step.changes, known, strict=True)
        ]
        self._write(pen, Written(stamp, step.label, step.kind, tuple(touched)))

    def merge(self, path: Path, label: str) -> Step:
        """Merge another copy of the study in as one step; raises `BadFile`, `BadInput` and `NotSaved`."""
        from data.store.care.conflict_copies import read_other

        entries = read_other(path, self._view.meta.study, self._view.layout, self._view.ledger)
        written = Written(self._stamps.next(), label, "do", tuple(self._shelf.preview(entries)))
        if written.touched:
            for entry in entries.values():
                self._stamps.saw(max(entry.newest, entry.gone))
            self._write(self._started(), written._replace(at=self._stamps.next()))
        return written.step()

    def history(self) -> tuple[list[Step], list[Step]]:
        """Steps that could be undone and redone at opening; what other programs did since is theirs."""
        from data.store.journals.history import stacks

        if self._view.layout is None:
            return [], []
        steps = read_journals(self._view.layout.journals, {}).steps
        return stacks(step.step() for step in steps if step.at <= self._opened_at)

    def news(self) -> tuple[DocumentChange, ...]:
        """What others wrote since it was last asked; also the moment at which folding in the background begins.

        Cheap (a few stats) when nothing happened. A file that somebody replaced is read in a thread, so that the
        caller never waits, and what it brought is told by the next call.
        """
        self._watched = True
        self._finish(0)
        self._read_journals()
        layout = self._view.layout
        if layout is None and identity_of(os.path.realpath(self._locations.study)) != self._view.identity:
            # Somebody else made or changed the file, for which this machine has nothing of its own yet.
            with suppress(BadFile):
                self._go_over(load(self._locations))
        elif layout is not None and self._is_time_to_fold(layout):
            self._fold(layout)
        changes, self._pending = tuple(self._pending), []
        return changes

    def wait(self) -> None:
        """Wait until a fold that is under way is over; the next `news` tells what it brought."""
        self._finish(None)

    def fold(self) -> None:
        """Bring everything into the study file now; what hinders that is told in `notices`."""
        layout = self._view.layout
        if layout is None or self._view.read_only:
            return
        self.wait()
        self._fold(layout)
        self.wait()

    def repair(self) -> None:
        """Write the file from what is whole, even when nothing was changed here; raises `NotSaved`."""
        self._started()
        self.fold()

    def close(self) -> None:
        """Bring everything into the study file, if this program changed anything; it is not used afterwards.

        A command on a large file leaves that to a program that can do it beside its work.
        """
        if self._pen is not None:
            size = self._view.identity[2] if self._view.identity else 0
            if self._watched or size <= SMALL or self._waiting >= MANY:
                self.fold()
            self._pen.journal.close()
        self.wait()

    def remembered(self) -> Any:
        """What was given to `remember` for just the text the tables lie over, else None."""
        if not self._view.is_large:
            return None
        from data.store.folding.index_cache import read_reminder

        return read_reminder(self._view)

    def remember(self, note: Callable[[], Any]) -> None:
        """Keep a note for the next opening, where the file holds just what this program knows and wrote."""
        if self._view.is_large and self._pen is not None and not self._waiting and not self._pending:
            from data.store.folding.index_cache import write_reminder

            write_reminder(self._view, note)

    def _started(self) -> "Pen":
        """What this program writes with, got at the first change."""
        if self._view.read_only:
            raise NotSaved(str(newer(self._locations.study)))
        if self._pen is None:
            from data.store.folding.study_writer import Pen

            self._pen = Pen(self._locations, self._view.layout, self._view.meta, self._device, self._random)
            self._view.layout = self._pen.layout
            self._stamps.writer = self._pen.writer
        else:
            self._pen.refuse_if_shut()
        return self._pen

    def _write(self, pen: "Pen", written: Written) -> None:
        try:
            line = written.line()
        except ValueError as error:
            raise NotSaved(
                say("The change holds what no file can hold ({why}): nothing was changed.", why=error)
            ) from error
        pen.write(line, written.at)
        for one in written.touched:
            self._shelf.put(one.table, one.id, one.entry)
        self._offsets[pen.journal.name] = pen.journal.size
        self._waiting += 1
        self._last_change = self._clock.steady()

    def _read_journals(self) -> None:
        """Take in what other programs wrote into their journals."""
        layout = self._view.layout
        if layout is None or not has_grown(layout.journals, self._offsets):
            return
        reading = read_journals(layout.journals, self._offsets)
        self._offsets = self._offsets | reading.offsets
        self._waiting += len(reading.steps)
        for step in reading.steps:
            self._stamps.saw(step.at)
            self._pending += _real(self._shelf.take(one.table, one.id, one.entry) for one in step.touched)

    def _is_time_to_fold(self, layout: Layout) -> bool:
        steady, worker = self._clock.steady(), self._worker
        if worker and (worker.busy or (worker.trouble and steady - self._tried_at < RETRY_AFTER_SECONDS)):
            return False
        if identity_of(layout.file) != self._view.identity or _still_written(self._view, layout):
            return True
        idle = self._view.identity is None or steady - self._last_change >= FOLD_AFTER_SECONDS
        return self._waiting >= FOLD_AFTER_STEPS or (idle and (self._waiting > 0 or self._view.stale))

    def _fold(self, layout: Layout) -> None:
        if self._worker is None:
            from data.store.folding.worker import FoldWorker

            self._worker = FoldWorker(self._locations)
        self._tried_at = self._clock.steady()
        self._worker.begin(layout, self._stamps, PATIENCE)

    def _finish(self, wait: float | None) -> None:
        """Go over to what a fold made of the file."""
        if self._worker is None:
            return
        view = self._worker.finished(wait)
        if not self._worker.busy and self._worker.trouble and self._worker.trouble not in self.notices:
            self.notices.append(self._worker.trouble)
        if view is not None:
            self._go_over(view)

    def _go_over(self, view: View) -> None:
        self.notices += [notice for notice in view.notices if notice not in self.notices]
        self._pending += self._shelf.adopt(view)
        _see(self._stamps, view)
        self._waiting = sum(1 for name, size in self._offsets.items() if size > view.offsets.get(name, 0))
        self._view = view


def _see(stamps: StampClock, view: View) -> None:
    """Never stamp anything earlier than what is there."""
    for stamp in (view.meta.version, view.last_step, *(version.version for version in view.ledger.versions)):
        stamps.saw(stamp)
    for entry in view.entries.values():
        stamps.saw(max(entry.newest, entry.gone))


def _real(changes: Iterable[DocumentChange | None]) -> list[DocumentChange]:
    return [change for change in changes if change is not None]


def _still_written(view: View, layout: Layout) -> bool:
    """Whether somebody wrote into the file that was replaced last."""
    aside = view.ledger.aside
    return aside is not None and identity_of(layout.at(aside.name)) not in (None, aside.identity)
