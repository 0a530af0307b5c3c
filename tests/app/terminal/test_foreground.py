"""A program that has the terminal for a while hears every request to leave, and so does the cockpit afterwards."""

import os
import signal
import subprocess
import sys

import pytest

from app.terminal import foreground

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_leave_while_the_program_starts_ends_both(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    heard_by_cockpit: list[int] = []
    before = signal.signal(number, lambda received, frame: heard_by_cockpit.append(received))

    class AskedWhileStarting(subprocess.Popen):
        """The signal arrives when the program runs and nobody has its handle yet."""

        def __init__(self, command: list[str]) -> None:
            super().__init__(command)
            os.kill(os.getpid(), number)

    monkeypatch.setattr(foreground.subprocess, "Popen", AskedWhileStarting)
    try:
        assert foreground.run_in_foreground(SLEEPER) == -number
        assert heard_by_cockpit == [number]
    finally:
        signal.signal(number, before)


def test_the_exit_code_is_the_programs() -> None:
    assert foreground.run_in_foreground([sys.executable, "-c", "raise SystemExit(3)"]) == 3
