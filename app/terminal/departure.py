"""What happens once the program is asked to end: nothing is waited for any longer than a few seconds."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from functools import partial
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

    def listen_in_loop(self, leave: Callable[[], object]) -> None:
        """Call `leave` in the running loop when a signal asks the program to end; nothing outside the main thread."""
        if threading.current_thread() is threading.main_thread():
            self.listen(partial(_call_in_loop, asyncio.get_running_loop(), leave))

    def _overdue(self, number: int, frame: FrameType | None) -> None:
        """Break off whatever keeps the program; if even that does not end it, end it here."""
        if self._interrupted:
            os._exit(1)
        self._interrupted = True
        # The message loop still runs once, so that everything typed is saved and the terminal is given back.
        raise SystemExit(0)


def _call_in_loop(loop: asyncio.AbstractEventLoop, leave: Callable[[], object]) -> None:
    # Not a handler of the loop: that may wait for a terminal that nobody reads.
    if not loop.is_closed():
        loop.call_soon_threadsafe(leave)
