"""The program on the screen: its modes, its themes, its keys."""

import gc
from collections.abc import Sequence
from io import StringIO

from rich.console import Console
from textual import events
from textual.binding import Binding
from textual.command import CommandPalette, Provider
from textual.filter import LineFilter
from textual.reactive import Initialize, Reactive
from textual.screen import Screen
from textual.theme import Theme

from app.keys.commands import COMMANDS
from app.keys.typing_app import TypingApp
from app.screens.today.screen import TodayScreen
from app.session.faults import Barrier, FaultLog
from app.session.session import Session
from app.theme_choice import keep_choices
from app.themes import DARK, OWN
from app.unsaved_forms import UnsavedFormsApp
from data.language import say


def _commands() -> type[Provider]:
    """What the palette finds; nobody needs it before it is opened."""
    from app.palette import CockpitCommands

    return CockpitCommands


def first_theme(cockpit: "CockpitApp") -> str:
    """Name of the theme of the settings, known before the first style sheet is read so that none is read twice."""
    wished = cockpit.session.env.settings.theme
    return wished if cockpit.get_theme(wished) else DARK.name


class CockpitApp(TypingApp, UnsavedFormsApp):
    """Opens on the dashboard, or on the set-up while there is no study."""

    TITLE = "Study cockpit"
    BINDINGS = [
        Binding(
            "ctrl+z", "suspend_process", "Suspend", show=False, priority=True, id="app.suspend",
            tooltip="Suspend and return to the shell (fg resumes)",
        ),
    ]  # fmt: skip
    COMMANDS = {_commands}
    ENABLE_COMMAND_PALETTE = True

    theme: Reactive[str] = Reactive(Initialize(first_theme))

    def __init__(self, session: Session, faults: FaultLog | None = None) -> None:
        """Show the session's study; a fault of the program goes to `faults` and does not end it."""
        self.faults = faults
        self.session = session
        self._plain: list[LineFilter] = []
        if session.env.settings.ascii:
            from widgets.drawing.ascii_filter import PlainFilter

            self._plain.append(PlainFilter())
        style = "setup/setup.tcss" if session.study.is_new else "today/today.tcss"
        super().__init__(css_path=f"screens/{style}")
        if faults is not None:
            self.error_console = Console(file=StringIO())
        for theme in OWN.values():
            self.register_theme(theme)
        self.set_keymap({each.id: session.keys[each.id] for each in COMMANDS if session.keys[each.id] != each.keys})
        self.add_mode("today", self._today)
        for each in COMMANDS:
            if not each.keys and session.keys[each.id]:
                action = each.action if each.action.startswith("app.") else f"screen.{each.action}"
                self.bind(session.keys[each.id], action, description=say(each.sentence), show=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters; after them, where ASCII is wished, the one that leaves no other sign."""
        return [*super().get_line_filters(), *self._plain]

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by its name; the cockpit's own are there from the first moment on."""
        return OWN.get(theme_name) or super().get_theme(theme_name)

    def get_default_screen(self) -> Screen[None]:
        """The dashboard, or the set-up of a new study."""
        if not self.session.study.is_new:
            return self._today()
        from app.screens.setup.screen import SetupScreen

        setup: Screen[None] = SetupScreen(self.session, lambda: self.switch_mode("today"))
        return setup

    def _today(self) -> Screen[None]:
        screen = TodayScreen(self.session)
        screen.set_class(self.session.env.settings.ascii, "-ascii")
        return screen

    def on_mount(self) -> None:
        """Keep a theme that is chosen."""
        keep_choices(self, self.session.env)
        self.app_suspend_signal.subscribe(self, lambda app: self._saves_all())

    def on_ready(self) -> None:
        """The first picture stands: what was made for it is no garbage, what comes may be."""
        gc.freeze()
        gc.enable()

    def begin(self) -> None:
        """What was typed before the first picture has its effect now."""
        super().begin()
        self.open_for_keys()

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        unseen = isinstance(self.screen, TodayScreen) and self.screen.too_small
        if not unseen and not isinstance(self.screen, CommandPalette):
            from app.palette import command_palette

            self.push_screen(command_palette())

    async def on_event(self, event: events.Event) -> None:
        """Before a key or the mouse has its effect, the study clock hears that somebody is there."""
        if isinstance(event, events.InputEvent):
            for screen in self.screen_stack[:1]:
                if isinstance(screen, TodayScreen) and screen.is_mounted:
                    screen.checklist.study_clock.clock.touch()
        await super().on_event(event)

    def search_themes(self) -> None:
        """Find a theme by its name."""
        from app.palette import theme_palette

        self.push_screen(theme_palette())

    async def action_quit(self) -> None:
        """Leave, with every letter saved; where that is not possible, only when the learner says so."""
        if self._saves_all():
            self.leave()
            return
        from app.screens.today.notes.recovered_notes import ask_before_quitting

        await ask_before_quitting(self, self._saves_all, self.leave)

    def leave(self) -> None:
        """Leave without a question: nobody may be there to answer it."""
        with Barrier(self.report):
            self._saves_all()
        super().leave()

    def _saves_all(self) -> bool:
        """Save every letter; whether that could be done."""
        screens = self.screen_stack if self.stands else ()
        return all(screen.panes.flush() for screen in screens if isinstance(screen, TodayScreen))
