"""The base of the screens on the study: commands, hints, help, undo, and changes that say why they are refused."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Literal

from textual import on
from textual.getters import query_one
from textual.screen import ScreenResultType

from app.keys.commands import Scope, command
from app.session.notices import LatestNotice, do_or_say
from app.session.session import Session
from widgets.bars.key_hints import KeyHints
from widgets.dialogs.top_screen import TopScreen


class StudyScreen(TopScreen[ScreenResultType]):
    """Works on the session's study."""

    SCOPES: ClassVar[tuple[Scope, ...]] = ()
    """Whose commands the palette offers here."""
    HELPED: ClassVar[tuple[Scope, ...]] = ()
    """Whose commands the help lists, where these are others."""

    hints = query_one(KeyHints)

    def __init__(self, session: Session, classes: str | None = None) -> None:
        """Open on the session's study."""
        super().__init__(classes=classes)
        self.session = session
        self.study = session.study
        self._undone = LatestNotice()

    def do(self, change: Callable[[], object], severity: Literal["warning", "error"] = "error") -> bool:
        """Make a change, or say why it is refused; whether it was made."""
        return do_or_say(self.app, change, severity)

    def action_undo(self) -> None:
        "Undo the last change"
        self._undone.undo(self.app, partial(self.study.undo, keeps_plan=True))

    async def action_keys(self) -> None:
        "Show the keys for this screen"
        from app.screens.dialogs.help import HelpScreen

        await self.app.push_screen(HelpScreen(self.session, *(self.HELPED or self.SCOPES)))

    @on(KeyHints.Pressed)
    async def _hint_pressed(self, event: KeyHints.Pressed) -> None:
        await self.run_action(command(event.command).action)
