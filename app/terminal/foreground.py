"""Runs another program in the terminal while the cockpit waits for it."""

import os
import select
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread, Timer
from types import FrameType

GRACE = 2.0
"""Seconds that a program has to end after it was asked to."""
LOOK = 500
"""Milliseconds between two looks at whether the terminal is still there."""


def run_in_foreground(command: list[str]) -> int:
    """The exit code of a program; it ends with the cockpit and with the terminal. Raises `OSError`."""
    with (
        _leave_requests_heard() as requests,
        subprocess.Popen(command) as process,
        _ended_with_terminal(process),
    ):
        requests.pass_on_to(process)
        return process.wait()


class _LeaveRequests:
    """Signals that ask the cockpit to leave while another program has the terminal."""

    def __init__(self) -> None:
        self.received: list[int] = []
        self._process: subprocess.Popen[bytes] | None = None

    def receive(self, number: int, frame: FrameType | None) -> None:
        """Remember a signal for the cockpit, and hand it to the program at once."""
        self.received.append(number)
        if self._process is not None:
            _end(self._process, number)

    def pass_on_to(self, process: "subprocess.Popen[bytes]") -> None:
        """Hand a program what came while it was starting, and whatever comes from now on."""
        self._process = process
        for number in tuple(self.received):
            _end(process, number)


@contextmanager
def _leave_requests_heard() -> Iterator[_LeaveRequests]:
    """Hold requests to leave back from the cockpit until the program has ended.

    The handlers stand before the program starts, so that no signal falls between the two.
    """
    requests = _LeaveRequests()
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, requests.receive) for number in numbers}
    try:
        yield requests
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in requests.received:
            os.kill(os.getpid(), number)


@contextmanager
def _ended_with_terminal(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """End the program when its terminal is closed, also where the system tells nobody."""
    over = Event()

    def watch() -> None:
        terminal = select.poll()
        terminal.register(0, 0)
        while not over.is_set():
            if terminal.poll(LOOK):
                _end(process, signal.SIGHUP)
                return

    if not hasattr(select, "poll"):
        yield
        return
    Thread(target=watch, name="terminal-watch", daemon=True).start()
    try:
        yield
    finally:
        over.set()


def _end(process: "subprocess.Popen[bytes]", number: int) -> None:
    process.send_signal(number)
    timer = Timer(GRACE, process.kill)
    timer.daemon = True
    timer.start()
