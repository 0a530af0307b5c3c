"""The program on the screen: its modes, its themes, its keys."""

import asyncio
import gc
import signal
from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from textual.app import App
from textual.command import CommandPalette
from textual.filter import LineFilter
from textual.reactive import Initialize, Reactive
from textual.screen import Screen
from textual.theme import Theme, ThemeProvider

from app.keys.commands import COMMANDS
from app.palette import CockpitCommands
from app.screens.today.screen import TodayScreen
from app.session.session import Sitting
from app.theme_choice import keep_choices
from app.themes import DARK, OWN
from data.language import say


def first_theme(cockpit: "CockpitApp") -> str:
    """Name of the theme of the settings, known before the first style sheet is read so that none is read twice."""
    wished = cockpit.sitting.place.settings.theme
    return wished if cockpit.get_theme(wished) else DARK.name


class CockpitApp(App[None]):
    """Opens on the dashboard, or on the set-up while there is no study."""

    TITLE = "Study cockpit"
    COMMANDS = {CockpitCommands}
    ENABLE_COMMAND_PALETTE = True

    theme: Reactive[str] = Reactive(Initialize(first_theme))

    def __init__(self, sitting: Sitting, faults: TextIO | None = None) -> None:
        """Show the sitting's study; details of a fault in the program go to `faults`, not to the terminal."""
        self.sitting = sitting
        self._plain: list[LineFilter] = []
        if sitting.place.settings.ascii:
            from widgets.drawing.ascii_filter import PlainFilter

            self._plain.append(PlainFilter())
        style = "setup/setup.tcss" if sitting.study.is_new else "today/today.tcss"
        super().__init__(css_path=f"screens/{style}")
        if faults is not None:
            self.error_console = Console(file=faults, width=160, no_color=True)
        for theme in OWN.values():
            self.register_theme(theme)
        self.set_keymap({each.id: sitting.keys[each.id] for each in COMMANDS if sitting.keys[each.id] != each.keys})
        self.add_mode("today", self._today)
        for each in COMMANDS:
            if not each.keys and sitting.keys[each.id]:
                action = each.action if "." in each.action else f"screen.{each.action}"
                self.bind(sitting.keys[each.id], action, description=say(each.sentence), show=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters; after them, where ASCII is wished, the one that leaves no other sign."""
        return [*super().get_line_filters(), *self._plain]

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by its name; the cockpit's own are there from the first moment on."""
        return OWN.get(theme_name) or super().get_theme(theme_name)

    def get_default_screen(self) -> Screen[None]:
        """The dashboard, or the set-up of a new study."""
        if not self.sitting.study.is_new:
            return self._today()
        from app.screens.setup.screen import SetupScreen

        setup: Screen[None] = SetupScreen(self.sitting, lambda: self.switch_mode("today"))
        return setup

    def _today(self) -> Screen[None]:
        screen = TodayScreen(self.sitting)
        screen.set_class(self.sitting.place.settings.ascii, "-ascii")
        return screen

    def on_mount(self) -> None:
        """Keep a theme that is chosen; leave in order when the terminal is closed."""
        keep_choices(self, self.sitting.place)
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                try:
                    loop.add_signal_handler(getattr(signal, name), self._leave)
                except (NotImplementedError, RuntimeError, ValueError):
                    return

    def on_ready(self) -> None:
        """The first picture stands: what was made for it is no garbage, what comes may be."""
        gc.freeze()
        gc.enable()

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=say("Search for commands…"), id="--command-palette"))

    def search_themes(self) -> None:
        """Find a theme by its name."""
        self.push_screen(CommandPalette([ThemeProvider], placeholder=say("Search for themes…")))

    async def action_quit(self) -> None:
        """Leave, with every letter kept."""
        self._leave()

    def _leave(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, TodayScreen):
                screen.flush()
        self.exit()
