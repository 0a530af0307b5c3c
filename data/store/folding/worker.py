"""Folding beside the program: one thread at a time, so that whoever paints never waits for the disk."""

import threading

from data.errors import StudyError
from data.language import Notice
from data.locations import Locations
from data.store.folding.fold import fold, prepare
from data.store.folding.snapshot import View
from data.store.journals.layout import Layout
from data.store.merging.stamps import StampClock
from data.user_files import reason


class FoldWorker:
    """Runs at most one fold and keeps what came of it until it is asked for."""

    def __init__(self, locations: Locations) -> None:
        """Name the study; no thread is started yet."""
        self._locations = locations
        self._thread: threading.Thread | None = None
        self._result: View | None = None
        self.trouble: Notice | None = None
        """Why the last fold did not reach the file, None when it did."""

    @property
    def busy(self) -> bool:
        """Whether a fold is under way or its result waits to be taken."""
        return self._thread is not None

    def begin(self, layout: Layout, stamps: StampClock, patience: float) -> None:
        """Start a fold, unless one is under way."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, args=(layout, stamps, patience), name="fold")
            self._thread.start()

    def finished(self, wait: float | None) -> View | None:
        """The result of a fold that is over, waiting up to `wait` seconds (None: to its end); each result once."""
        if self._thread is None:
            return None
        self._thread.join(wait)
        if self._thread.is_alive():
            return None
        self._thread = None
        result, self._result = self._result, None
        return result

    def _run(self, layout: Layout, stamps: StampClock, patience: float) -> None:
        try:
            prepare(layout)
            self._result = fold(self._locations, layout, stamps, patience)
            busy = Notice("Another program has been writing the study file for a while.")
            self.trouble = None if self._result else busy
        except OSError as error:
            self.trouble = Notice(
                "{file} could not be written ({why}): "
                "every change is safe in {folder} and goes into the file as soon as that is possible.",
                file=layout.file,
                why=reason(error),
                folder=layout.folder,
            )
        except StudyError as error:
            self.trouble = Notice(str(error))
