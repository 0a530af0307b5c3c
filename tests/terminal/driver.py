"""Drives a real program in a pseudo-terminal and reads its screen."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

ROOT = Path(__file__).parents[2]
LIMIT = 30.0
"""Seconds after which something that should have come has not come."""
WRITING, READING = "done writing", "Enter write"
"""Hints of the notes while one is written, and while none is."""
ESCAPE = "\x1b[27u"
"""The key as newer terminals send it: whatever follows at once makes no other key of it."""


class Terminal:
    """One program on a terminal of a given size."""

    def __init__(
        self,
        command: list[str],
        environment: dict[str, str],
        columns: int = 120,
        lines: int = 40,
        folder: Path = ROOT,
        draws: bool = True,
    ) -> None:
        """Start the program in a folder, in the time zone of the test. One that draws nothing only reads."""
        self._draws = draws
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.handle, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        if not draws:
            _silence(inner)
        self.process = subprocess.Popen(
            command,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            cwd=folder,
            env={
                "PATH": os.environ["PATH"],
                "TZ": os.environ.get("TZ", "UTC"),
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                **environment,
            },
        )
        os.close(inner)

    def read(self, seconds: float) -> bytes:
        """What arrives within some seconds, at the first sign of anything; empty when nothing does."""
        ready, _, _ = select.select([self.handle], [], [], seconds)
        if not ready:
            return b""
        try:
            chunk = os.read(self.handle, 65536)
        except OSError:
            return b""
        if self._draws:
            self._stream.feed(chunk)
        return chunk

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process.pid, signal.SIGWINCH)

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing has come for a while."""
        while self.read(quiet):
            continue

    def press(self, keys: str) -> None:
        """Type keys."""
        os.write(self.handle, keys.encode())

    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self.screen.display)

    def wait_for(self, seen: Callable[[str], bool] | str, limit: float = LIMIT) -> str:
        """Read until the screen shows something; raises AssertionError with the screen when it never does."""
        wanted = seen if callable(seen) else lambda text: seen in text
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if wanted(self.text()):
                return self.text()
            self.read(0.05)
        raise AssertionError(f"never seen: {seen}\n{self.text()}")

    def wait_for_exit(self, limit: float = LIMIT) -> int:
        """The program's exit code once it has ended."""
        end = time.monotonic() + limit
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.05)
        return self.process.wait(timeout=1)

    def write_note(self, text: str) -> None:
        """Write in the notes, without leaving them."""
        self.press("3i")
        self.wait_for(WRITING)
        self.press(text)
        self.wait_for(text)

    def kill(self) -> None:
        """SIGKILL, if it still runs, and close the terminal."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self.handle)


def _silence(terminal: int) -> None:
    """Let the system not write back what is typed before the program reads it."""
    attributes = termios.tcgetattr(terminal)
    attributes[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, attributes)
