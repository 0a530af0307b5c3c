"""Folding beside the program: one thread at a time, so that whoever paints never waits for the disk."""

import threading

from data.errors import StudyError
from data.language import Notice
from data.locations import Locations
from data.store.folding.fold import fold, prepare
from data.store.journals.layout import Layout
from data.store.merging.stamps import StampClock
from data.store.snapshots.snapshot import Snapshot
from data.user_files import reason


class FoldWorker:
    """Runs at most one fold and keeps what came of it until it is asked for."""

    def __init__(self) -> None:
        """Start no thread yet."""
        self._thread: threading.Thread | None = None
        self._result: Snapshot | None = None
        self.trouble: Notice | None = None
        """Why the last fold did not reach the file, None when it did."""

    @property
    def busy(self) -> bool:
        """Whether a fold is under way or its result waits to be taken."""
        return self._thread is not None

    def begin(self, locations: Locations, layout: Layout, stamps: StampClock, patience: float, new: bool) -> None:
        """Start a fold, unless one is under way; only a `new` study's file is made."""
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._run, args=(locations, layout, stamps, patience, new), name="fold"
            )
            self._thread.start()

    def wait(self) -> None:
        """Let a fold that is under way come to its end; its result can be taken then."""
        if self._thread is not None:
            self._thread.join()

    def finished(self, wait: float | None) -> Snapshot | None:
        """The result of a fold that is over, waiting up to `wait` seconds (None: to its end); each result once."""
        if self._thread is None:
            return None
        self._thread.join(wait)
        if self._thread.is_alive():
            return None
        self._thread = None
        result, self._result = self._result, None
        return result

    def _run(self, locations: Locations, layout: Layout, stamps: StampClock, patience: float, new: bool) -> None:
        try:
            prepare(layout)
            self._result = fold(locations, layout, stamps, patience, new)
            busy = Notice("Another program is writing to the study file.")
            self.trouble = None if self._result else busy
        except OSError as error:
            self.trouble = Notice(
                "{file} could not be written ({why}). Your changes are safe in {folder} and go into the file "
                "as soon as possible.",
                file=layout.file,
                why=reason(error),
                folder=layout.folder,
            )
        except StudyError as error:
            self.trouble = Notice(str(error))
