"""Every command in Textual's command palette, in the learner's words."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from app.commands import COMMANDS, DASHBOARD, Command, command
from app.keymap import shown_keys
from app.screens.today.screen import TodayScreen
from data.language import say


class CockpitCommands(Provider):
    """Finds commands by their sentence; choosing one does it on the pane it belongs to."""

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for each in self._commands():
            yield DiscoveryHit(self._title(each), partial(self._run, each.id), help=say(each.place.value))

    async def search(self, query: str) -> Hits:
        """The commands that fit what is typed."""
        matcher = self.matcher(query)
        for each in self._commands():
            title = self._title(each)
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, matcher.highlight(title), partial(self._run, each.id), help=say(each.place.value))

    def _commands(self) -> list[Command]:
        places = DASHBOARD if isinstance(self.screen, TodayScreen) else getattr(self.screen, "PLACES", ())
        return [each for each in COMMANDS if each.place in places and each.id != "app.commands"]

    def _title(self, each: Command) -> str:
        sitting = getattr(self.screen, "sitting", None)
        keys = shown_keys(sitting.keys[each.id]) if sitting else ""
        sentence = say(each.sentence).rstrip(".")
        return f"{sentence}  ({keys})" if keys else sentence

    def _run(self, id_: str) -> None:
        if isinstance(self.screen, TodayScreen):
            self.screen.run_command(id_)
        else:
            self.screen.call_later(self.screen.run_action, command(id_).action)
