"""An app on a real terminal: clean output, its own driver, an orderly end, and a new paint after a stop."""

import sys
from collections.abc import Callable, Sequence

from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter

from app.session.faults import Barrier
from app.terminal.contained_app import ContainedApp
from app.terminal.departure import Departure
from widgets.drawing.clean_filter import CleanFilter


class TerminalApp(ContainedApp):
    """Leaves when a signal asks it to or when the terminal is closed."""

    departure = Departure()
    """Set when the program is asked to end; from then on it does not wait for a terminal that does not read."""
    own_filters: tuple[LineFilter, ...] = ()
    """Filters of lines that come after all others."""
    saves: tuple[Callable[[], object], ...] = ()
    """What is saved before the program ends, in this order; a fault in one does not stop the next."""
    _clean = CleanFilter()

    def get_driver_class(self) -> type[Driver]:
        """The cockpit's own driver on a POSIX terminal, unless another driver was named."""
        textual_class = super().get_driver_class()
        if sys.platform == "win32" or textual_class.__name__ != "LinuxDriver":
            return textual_class
        from app.terminal.driver import CockpitDriver

        return CockpitDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """One filter that joins Textual's and removes control sequences, then our own."""
        textual_filters = tuple(super().get_line_filters())
        if textual_filters != self._clean.others:
            self._clean = CleanFilter(textual_filters)
        return [self._clean, *self.own_filters]

    def on_mount(self) -> None:
        """Listen for the signals that end and stop a program; the cockpit's own driver does that earlier."""
        self.app_resume_signal.subscribe(self, _paint_anew)
        if not self.is_headless:
            self.departure.listen_in_loop(self.leave)

    def on_terminal_closed(self) -> None:
        """Leave when nobody can see the screen any more."""
        self.leave()

    def leave(self) -> None:
        """End the program without a question, which nobody may be there to answer; everything is saved first."""
        for save in self.saves:
            with Barrier(self.report):
                save()
        self.exit()


def _paint_anew(app: App[object]) -> None:
    app.refresh(layout=True)
    app.screen.refresh(layout=True)
