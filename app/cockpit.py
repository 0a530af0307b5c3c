"""The program on the screen: its modes, its themes, its keys."""

import gc
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from textual import events
from textual.binding import Binding
from textual.command import CommandPalette, Provider
from textual.geometry import Offset
from textual.reactive import Initialize, Reactive
from textual.screen import Screen
from textual.theme import Theme

from app.keys.commands import COMMANDS
from app.keys.text_fields import cursor_cell, is_text_area, is_text_field
from app.keys.type_ahead import ORDERED, TypeAhead
from app.screens.today.screen import TodayScreen
from app.session.faults import FaultLog
from app.session.session import Session
from app.terminal.terminal_app import TerminalApp
from app.theme_choice import keep_choices
from app.themes import DARK, OWN
from app.unsaved_forms import drop_form, keep_form, put_forms_aside
from data.language import say

if TYPE_CHECKING:
    from widgets.dialogs.form_dialog import FormDialog


def _commands() -> type[Provider]:
    """The commands of the palette, loaded when it is first opened."""
    from app.palette import CockpitCommands

    return CockpitCommands


def _first_theme(cockpit: "CockpitApp") -> str:
    """The theme of the settings, known before the first style sheet is read so that none is read twice."""
    name = cockpit.session.env.settings.theme
    return name if cockpit.get_theme(name) else DARK.name


class CockpitApp(TerminalApp):
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

    theme: Reactive[str] = Reactive(Initialize(_first_theme))

    def __init__(self, session: Session, faults: FaultLog | None = None) -> None:
        """Show the session's study; `faults` logs errors of the program, which then do not end it."""
        self.faults = faults
        self.session = session
        self._type_ahead = TypeAhead(self, super().on_event)
        if session.env.settings.ascii:
            from widgets.drawing.ascii_filter import PlainFilter

            self.own_filters = (PlainFilter(),)
        style = "setup/setup.tcss" if session.study.is_new else "today/today.tcss"
        super().__init__(css_path=f"screens/{style}")
        self.saves = (partial(_save_notes, self), partial(put_forms_aside, self, session))
        if faults is not None:
            self.error_console = Console(file=StringIO())
        for theme in OWN.values():
            self.register_theme(theme)
        self.add_mode("today", partial(_dashboard, session))
        _bind_own_keys(self, session)

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by its name; the cockpit's own are there from the start."""
        return OWN.get(theme_name) or super().get_theme(theme_name)

    def get_default_screen(self) -> Screen[None]:
        """The dashboard, or the set-up of a new study."""
        if not self.session.study.is_new:
            return _dashboard(self.session)
        from app.screens.setup.screen import SetupScreen

        setup: Screen[None] = SetupScreen(self.session, lambda: self.switch_mode("today"))
        return setup

    def on_mount(self) -> None:
        """Store each theme that the learner chooses, and save notes before a stop."""
        keep_choices(self, self.session.env)
        self.app_suspend_signal.subscribe(self, lambda app: _save_notes(self))

    def begin(self) -> None:
        """Collect garbage from now on, except what the first screen is made of, and deliver what was typed ahead."""
        super().begin()
        gc.freeze()
        gc.enable()
        self._type_ahead.open()

    async def on_event(self, event: events.Event) -> None:
        """Deliver keys, pastes and clicks in order, each once the one before has had its effect.

        The study clock hears of each that somebody is there.
        """
        if isinstance(event, events.InputEvent):
            for screen in self.screen_stack[:1]:
                if isinstance(screen, TodayScreen) and screen.is_mounted:
                    screen.checklist.study_clock.clock.touch()
        if isinstance(event, ORDERED) and not event.is_forwarded:
            await self._type_ahead.take(event)
        else:
            await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action may run now; in a text area ^Z undoes."""
        if action == "suspend_process" and is_text_area(self.focused):
            return False
        return super().check_action(action, parameters)

    @property
    def cursor_position(self) -> Offset:
        """The cell of the terminal's cursor at each paint: the cursor of the focused field."""
        focused = self.focused if self.is_running and self.screen_stack else None
        return cursor_cell(focused) if focused is not None and is_text_field(focused) else self._cell

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        """Remember the cell that is used while no field has the focus."""
        self._cell = position

    def on_form_dialog_not_saved(self, form: "FormDialog.NotSaved") -> None:
        """Keep its text for the next start."""
        keep_form(self.session, form)

    def on_form_dialog_settled(self, form: "FormDialog.Settled") -> None:
        """Its text is kept no longer."""
        drop_form(self.session, form)

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        is_hidden = isinstance(self.screen, TodayScreen) and self.screen.too_small
        if not is_hidden and not isinstance(self.screen, CommandPalette):
            from app.palette import command_palette

            self.push_screen(command_palette())

    def search_themes(self) -> None:
        """Find a theme by its name."""
        from app.palette import theme_palette

        self.push_screen(theme_palette())

    async def action_quit(self) -> None:
        """Leave with every letter saved; if that is not possible, only after the learner agrees."""
        if _save_notes(self):
            self.leave()
            return
        from app.screens.today.notes.recovered_notes import ask_before_quitting

        await ask_before_quitting(self, partial(_save_notes, self), self.leave)


def _dashboard(session: Session) -> TodayScreen:
    screen = TodayScreen(session)
    screen.set_class(session.env.settings.ascii, "-ascii")
    return screen


def _bind_own_keys(cockpit: CockpitApp, session: Session) -> None:
    """Set the keys that the learner changed, and bind commands that have none by default."""
    keys = session.keys
    cockpit.set_keymap({command.id: keys[command.id] for command in COMMANDS if keys[command.id] != command.keys})
    for command in COMMANDS:
        if not command.keys and keys[command.id]:
            action = command.action if command.action.startswith("app.") else f"screen.{command.action}"
            cockpit.bind(keys[command.id], action, description=say(command.sentence), show=False)


def _save_notes(cockpit: CockpitApp) -> bool:
    """Save every letter of the notes; whether that was possible."""
    screens = cockpit.screen_stack if cockpit.stands else ()
    return all(screen.panes.flush() for screen in screens if isinstance(screen, TodayScreen))
