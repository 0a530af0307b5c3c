"""An app on a real terminal: clean output, its own driver, an orderly end, and back on the screen after a stop."""

import asyncio
import sys
import threading
from collections.abc import Sequence

from textual.driver import Driver
from textual.filter import LineFilter

from app.terminal.contained_app import ContainedApp
from app.terminal.departure import Departure
from widgets.drawing.clean_filter import CleanFilter


class TerminalApp(ContainedApp):
    """Leaves when it is asked to or when nobody is at the terminal any more."""

    _clean = CleanFilter()
    departure = Departure()
    """Set when the program is asked to end: nobody waits any more for a terminal that does not read."""

    def get_driver_class(self) -> type[Driver]:
        """The cockpit's own driver where there is a POSIX terminal and nobody named another one."""
        theirs = super().get_driver_class()
        if sys.platform == "win32" or theirs.__name__ != "LinuxDriver":
            return theirs
        from app.terminal.driver import CockpitDriver

        return CockpitDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, joined with the one that leaves nothing to obey."""
        theirs = tuple(super().get_line_filters())
        if theirs != self._clean.others:
            self._clean = CleanFilter(theirs)
        return [self._clean]

    def on_mount(self) -> None:
        """Listen for the signals that end and stop a program; the cockpit's own driver does that earlier."""
        self.app_resume_signal.subscribe(self, self._redraw)
        if not self.is_headless:
            self.listen()

    def listen(self) -> None:
        """Hear of signals that end a program."""
        if threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()

        def leave_soon() -> None:
            # Not a handler of the loop: that may wait for a terminal that nobody reads.
            if not loop.is_closed():
                loop.call_soon_threadsafe(self.leave)

        self.departure.listen(leave_soon)

    def on_terminal_closed(self) -> None:
        """Nobody is there any more."""
        self.leave()

    def leave(self) -> None:
        """End the program."""
        self.exit()

    def _redraw(self, app: object) -> None:
        self.refresh(layout=True)
        self.screen.refresh(layout=True)
