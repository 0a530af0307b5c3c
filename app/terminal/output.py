"""What the program writes to its terminal, which may be closed or stop reading at any moment."""

import os
import select

from app.terminal.departure import Departure

PATIENCE = 5
"""How often somebody who is in a hurry waits for a terminal that does not read."""
WAIT = 0.1
"""Seconds of each wait."""
ROOM_WAIT, ROOM_WAITS = 0.002, 12
"""Seconds that the program itself waits for room at a terminal that is reading, and how often for one text."""


class TerminalOutput:
    """Writes to a terminal, until that is closed, or does not read while the program ends.

    Textual waits for what was written, so nothing here may raise or wait for ever. The program writes with `send`;
    only what the terminal does not take at once goes through a thread, which would begin some milliseconds later.
    """

    def __init__(self, number: int, departure: Departure) -> None:
        """Write to the file of that number; `departure` is set when the program is asked to end."""
        self._number = number
        self._departure = departure
        self._out = _opened_anew(number)
        self._gone = False
        self._rest = memoryview(b"")
        """What the terminal did not take at once, until the thread writes it."""
        self._queued = 0
        self._written = 0

    def send(self, text: str) -> bool:
        """Write at once what the terminal takes; whether a thread has to `write` the rest, an empty text standing in.

        Call it only while it `can_send`, and let the thread `write` next where it says so.
        """
        self._rest = memoryview(text.encode("utf-8", "replace"))
        waits = 0
        while self._rest and not self._gone:
            try:
                self._rest = self._rest[os.write(self._out, self._rest) :]
            except BlockingIOError:
                waits += 1
                if waits > ROOM_WAITS or not select.select([], [self._out], [], ROOM_WAIT)[1]:
                    return True
            except OSError:
                self._gone = True
        return False

    @property
    def can_send(self) -> bool:
        """Whether nothing waits for the thread, and the terminal lets nobody wait who writes to it."""
        return self._queued == self._written and self._out != self._number

    def queue(self) -> None:
        """Count a text that the thread will write."""
        self._queued += 1

    def write(self, text: str) -> int:
        """Write, as far as somebody reads; in a thread of its own."""
        rest, self._rest = self._rest, memoryview(b"")
        self._write_all(rest)
        self._write_all(memoryview(text.encode("utf-8", "replace")))
        self._written += 1
        return len(text)

    def _write_all(self, rest: memoryview) -> None:
        waits = 0
        while rest and not self._gone:
            try:
                rest = rest[os.write(self._out, rest) :]
            except BlockingIOError:
                waits += self._departure.is_set()
                self._gone = waits > PATIENCE
                select.select([], [self._out], [], WAIT)
            except OSError:
                self._gone = True

    def flush(self) -> None:
        """Nothing waits to be sent."""

    def fileno(self) -> int:
        """The number of the file."""
        return self._number


def _opened_anew(number: int) -> int:
    """The same terminal opened once more, so that waiting for it can end; the file itself where that is refused."""
    try:
        return os.open(os.ttyname(number), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    except OSError:
        return number
