"""A screen whose keys are the commands of a place: the bottom line names them, a click on one runs it."""

from typing import ClassVar

from textual import on
from textual.getters import query_one
from textual.screen import Screen, ScreenResultType

from app.keys.commands import COMMANDS, Place
from app.session.session import Sitting
from widgets.bars.key_hints import KeyHints


class CommandScreen(Screen[ScreenResultType]):
    """Has a line of hints and a page of help."""

    PLACES: ClassVar[tuple[Place, ...]] = ()
    """Whose commands the palette offers here."""
    HELPED: ClassVar[tuple[Place, ...]] = ()
    """Whose commands the help lists, where these are others."""

    sitting: Sitting

    hints = query_one(KeyHints)

    async def action_keys(self) -> None:
        """Show the keys that work here."""
        from app.screens.dialogs.help import HelpScreen

        await self.app.push_screen(HelpScreen(self.sitting, *(self.HELPED or self.PLACES)))

    @on(KeyHints.Pressed)
    async def _hint_pressed(self, event: KeyHints.Pressed) -> None:
        await self.run_action(next(each.action for each in COMMANDS if each.id == event.command))
