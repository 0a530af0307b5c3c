"""The terminal of the cockpit: bytes that mean nothing are dropped, a closed terminal ends the program in order.

Textual's own driver ends the program at a byte that is not UTF-8, waits for ever once nobody reads what it writes,
and reads the keyboard twice after a stop that it did not ask for. It offers no hook for that, so this subclass uses
its output file by its private name.
"""

import os
import selectors
from collections.abc import Callable, Iterable
from typing import Any, cast

from textual import constants
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from app.terminal.departure import Departure
from app.terminal.output import TerminalOutput

MOMENT = 0.1
"""Seconds without a byte after which it is asked what still waits."""
CHUNK = 1 << 12


class TerminalClosed(Message):
    """Nobody is at the terminal any more."""


class CockpitDriver(LinuxDriver):
    """Linux, macOS and other systems with a POSIX terminal."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Drive the terminal of standard input and standard error."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._departure: Departure = getattr(app, "departure", None) or Departure()
        self._output: TerminalOutput | None = None
        self._leave: Callable[[], object] = getattr(app, "leave", bool)
        if self._file is not None:
            self._output = TerminalOutput(self._file.fileno(), self._departure)
            self._file = cast(Any, self._output)
        self._is_on = False

    def start_application_mode(self) -> None:
        """Take the terminal over; whoever ends the program from now on gets it back."""
        self._departure.listen_in_loop(self._leave)
        start: Callable[[], None] = super().start_application_mode
        start()
        self._is_on = True

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._is_on = False
        super().stop_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal over again, also where it was never given back: SIGSTOP asks nobody."""
        was_on = self._is_on
        if was_on:
            self.suspend_application_mode()
        super().resume_application_mode()
        if was_on:
            self.send_message(self.SignalResume())

    def _sigtstp_application(self, *_: object) -> None:
        # In the loop's own time: a signal may come while the terminal is being written to.
        if self._auto_restart:
            self._loop.call_soon_threadsafe(super()._sigtstp_application)
        else:
            super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(super()._sigcont_application)

    def write(self, data: str) -> None:
        """Send something to the terminal; nobody waits for one that could not be taken over again."""
        if self._output is None or self._writer_thread is None or not self._writer_thread.is_alive():
            return
        if self._output.can_send:
            if not self._output.send(data):
                return
            data = ""
        self._output.queue()
        super().write(data)

    def run_input_thread(self) -> None:
        """Hand on what the terminal sends until the program leaves or the terminal is gone."""
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set() and not selector.select(MOMENT):
                continue
            # Nobody needs it before the first byte.
            from app.terminal.typed_events import TypedEvents

            typed = TypedEvents(max(1, round(constants.ESCAPE_DELAY / MOMENT)))
            while not self.exit_event.is_set():
                if not selector.select(MOMENT):
                    self._pass_on(typed.silence())
                elif data := self._read():
                    self._pass_on(typed.feed(data))
                else:
                    self._departure.set()
                    self.send_message(TerminalClosed())
                    return

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, CHUNK)
        except OSError:
            return b""

    def _pass_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
