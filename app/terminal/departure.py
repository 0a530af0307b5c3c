"""What happens once the program is asked to end: nothing is waited for any longer than a few seconds."""

import os
import signal
from collections.abc import Callable
from types import FrameType

PATIENCE = 5.0
"""Seconds that the program has to end in its own way, and again as many after it was interrupted."""
ENDING = ("SIGTERM", "SIGHUP")
"""Signals after which the program leaves."""


class Departure:
    """Whether the program was asked to end.

    A thread's event would not do: a second signal may come while the first one sets it.
    """

    def __init__(self) -> None:
        """Nobody asked yet."""
        self._asked = False
        self._interrupted = False
        self._is_bounded = False

    def is_set(self) -> bool:
        """Whether the program was asked to end."""
        return self._asked

    def set(self) -> None:
        """The program was asked to end."""
        if not self._asked and self._is_bounded:
            signal.setitimer(signal.ITIMER_REAL, PATIENCE, PATIENCE)
        self._asked = True

    def listen(self, leave: Callable[[], object]) -> None:
        """Call `leave` when a signal asks the program to end; main thread only."""

        def asked(number: int, frame: FrameType | None) -> None:
            self.set()
            leave()

        for name in ENDING:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), asked)
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self._overdue)
            self._is_bounded = True

    def _overdue(self, number: int, frame: FrameType | None) -> None:
        """Break off whatever keeps the program; if even that does not end it, end it here."""
        if self._interrupted:
            os._exit(1)
        self._interrupted = True
        # The message loop still runs once, so that everything typed is saved and the terminal is given back.
        raise SystemExit(0)
