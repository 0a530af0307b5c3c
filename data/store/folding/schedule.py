"""When the journals are folded into the study file beside the program's work."""

from typing import TYPE_CHECKING

from data.clock import Clock
from data.language import Notice
from data.store.journals.layout import Layout
from data.store.journals.study_file import StudyFile
from data.store.merging.stamps import StampClock
from data.store.snapshots.ledger import identity_of
from data.store.snapshots.snapshot import Snapshot

if TYPE_CHECKING:
    from data.store.folding.worker import FoldWorker

AFTER_STEPS = 300
AFTER_SECONDS = 5.0
"""Quiet seconds after which a window folds; a study without a file gets one at once."""
RETRY_AFTER_SECONDS = 60.0
PATIENCE = 3.0
"""Seconds to wait for another program's fold."""


class FoldSchedule:
    """Starts a fold when it is time and hands on what it made of the file; the thread comes with the first fold."""

    def __init__(self, clock: Clock) -> None:
        """Count quiet seconds from now on."""
        self._clock = clock
        self._last_change = self._tried_at = clock.steady()
        self._worker: FoldWorker | None = None

    @property
    def trouble(self) -> Notice | None:
        """Why the last fold that is over did not reach the file."""
        return self._worker.trouble if self._worker is not None and not self._worker.busy else None

    def changed(self) -> None:
        """Something was changed just now."""
        self._last_change = self._clock.steady()

    def is_due(self, snapshot: Snapshot, layout: Layout, waiting: int) -> bool:
        """Whether a fold shall begin now; `waiting` steps are not in the file."""
        steady, worker = self._clock.steady(), self._worker
        if worker and (worker.busy or (worker.trouble and steady - self._tried_at < RETRY_AFTER_SECONDS)):
            return False
        if identity_of(layout.file) != snapshot.identity or _still_written(snapshot, layout):
            return True
        idle = snapshot.identity is None or steady - self._last_change >= AFTER_SECONDS
        return waiting >= AFTER_STEPS or (idle and (waiting > 0 or snapshot.stale))

    def begin(self, study_file: StudyFile, snapshot: Snapshot, stamps: StampClock) -> None:
        """Start a fold of a study that has a folder, unless one is under way; only a new study's file is made."""
        if snapshot.layout is None:
            return
        if self._worker is None:
            from data.store.folding.worker import FoldWorker

            self._worker = FoldWorker()
        self._tried_at = self._clock.steady()
        self._worker.begin(study_file.locations, snapshot.layout, stamps, PATIENCE, snapshot.identity is None)

    def wait(self) -> None:
        """Let a fold that is under way come to its end."""
        if self._worker is not None:
            self._worker.wait()

    def finished(self, wait: float | None) -> Snapshot | None:
        """What a fold that is over made of the file, once; waits up to `wait` seconds (None: to its end)."""
        return self._worker.finished(wait) if self._worker is not None else None


def _still_written(snapshot: Snapshot, layout: Layout) -> bool:
    """Whether somebody wrote into the file that was replaced last."""
    aside = snapshot.ledger.replaced
    return aside is not None and identity_of(layout.at(aside.name)) not in (None, aside.identity)
