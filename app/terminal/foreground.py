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
    with subprocess.Popen(command) as process, _ended_together(process), _ended_with_terminal(process):
        return process.wait()


@contextmanager
def _ended_together(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """Hand a request to leave on to the program; the cockpit hears of it once that is gone."""
    asked: list[int] = []

    def pass_on(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        _end(process, number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, pass_on) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in asked:
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
