"""Every command and theme in Textual's command palette, found by words of the learner's language or of English."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from textual.app import App
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.theme import ThemeProvider
from textual.widgets import OptionList

from app.keys.commands import COMMANDS, DASHBOARD, Command, command
from app.keys.keymap import shown_keys
from app.screens.today.screen import TodayScreen
from data.language import say
from data.text_folding import fold, spans_of
from widgets.dialogs.choice_list import can_choose
from widgets.dialogs.top_screen import TopScreen

OTHER_WORDS = {
    "app.theme": ("theme", "light", "dark", "colours", "colors"),
    "study.backups": ("backup", "restore"),
    "study.export": ("export", "save"),
    "study.import": ("import",),
    "study.plan": ("settings", "exam time", "pass mark"),
    "study.sessions": ("log", "minutes", "study time", "correct"),
    "study.find": ("find", "search"),
}
"""Words people look for that stand neither in the id nor in the hint of a command."""
NAMED, WORD, BEGINNING, INSIDE, FUZZY = 1.0, 0.9, 0.8, 0.7, 0.5
"""How well a query fits: as a name, a word, the beginning of a word, a part of one, letters in order."""


SPREAD = 2
"""Letters of a title that one letter of a query may stand for."""
NO_MATCHES = "--no-matches"
"""Id of the option in which Textual says that nothing fits."""


class Palette(CommandPalette, TopScreen[None]):
    """Textual's palette, closed once and quiet while it lists nothing."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether the action may run now."""
        if action == "command_list" and not all(map(can_choose, self.query(OptionList))):
            return False
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Textual says only in English that nothing fits."""
        self.watch(self.query_one(CommandList), "virtual_size", self._say_no_matches, init=False)

    def _say_no_matches(self) -> None:
        options = self.query_one(CommandList)
        words = say("No matches.")
        for option in options.options:
            if option.id == NO_MATCHES and option.prompt != words:
                options.replace_option_prompt(NO_MATCHES, words)


def command_palette() -> Palette:
    """Finds commands and themes."""
    return Palette(placeholder=say("Search commands…"))


def theme_palette() -> Palette:
    """Finds themes alone."""
    return Palette([ThemeProvider], placeholder=say("Search themes…"))


class CockpitCommands(Provider):
    """Finds commands by their words; choosing one does it on the pane it belongs to."""

    _chosen = False
    """Whether a command was chosen: a second Enter in the same burst does not choose it again."""

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for entry in self._commands():
            yield DiscoveryHit(self._title(entry), partial(self._run, entry.id), help=say(entry.scope.label))

    async def search(self, query: str) -> Hits:
        """The commands and themes that fit what is typed; letters merely in order count where nothing else does."""
        hits = [hit for hit in self._by_words(query) if hit.score > 0]
        for hit in hits or self._by_letters(query):
            yield hit

    def _by_words(self, query: str) -> Iterator[Hit]:
        for entry in self._commands():
            title = self._title(entry)
            yield self._hit(
                fit(query, names(entry), (entry.sentence, say(entry.sentence))),
                query, title, partial(self._run, entry.id), say(entry.scope.label),
            )  # fmt: skip
        for theme in self.app.available_themes.values():
            kind = "dark" if theme.dark else "light"
            title = say("Theme: {name}", name=theme.name)
            words = (title, theme.name, "theme", say("theme"), kind, say(kind))
            # Below the command of the same words, the cockpit's own themes first.
            score = fit(query, (), words) * (0.99 if theme.name.startswith("cockpit-") else 0.98)
            yield self._hit(score, query, title, partial(_wear, self.app, theme.name), "")

    def _by_letters(self, query: str) -> Iterator[Hit]:
        matcher = self.matcher(query)
        for entry in self._commands():
            title = self._title(entry)
            score = matcher.match(title)
            if score > 0 and close_together(query, title):
                yield self._hit(score * FUZZY, query, title, partial(self._run, entry.id), say(entry.scope.label))

    def _hit(self, score: float, query: str, title: str, run: Callable[[], None], scope: str) -> Hit:
        shown = Content(title)
        for start, end in spans_of(tuple(fold(query).split()), title):
            shown = shown.stylize(self.match_style or "reverse", start, end)
        return Hit(score, shown, run, text=title, help=scope or None)

    def _commands(self) -> list[Command]:
        scopes = DASHBOARD if isinstance(self.screen, TodayScreen) else getattr(self.screen, "SCOPES", ())
        return [entry for entry in COMMANDS if entry.scope in scopes and entry.id != "app.commands"]

    def _title(self, entry: Command) -> str:
        session = getattr(self.screen, "session", None)
        keys = shown_keys(session.keys[entry.id]) if session else ""
        sentence = say(entry.sentence)
        return f"{sentence}  ({keys})" if keys else sentence

    def _run(self, id_: str) -> None:
        if self._chosen:
            return
        self._chosen = True
        if isinstance(self.screen, TodayScreen):
            self.screen.run_command(id_)
        else:
            self.screen.call_later(self.screen.run_action, command(id_).action)


def names(entry: Command) -> tuple[str, ...]:
    """What a command is called: the words of its id, its hint and other words for it, these in both languages."""
    spoken = [word for word in (entry.hint, *OTHER_WORDS.get(entry.id, ())) if word]
    return (entry.id, *entry.id.split(".")[1].split("_"), *spoken, *map(say, spoken))


def fit(query: str, called: Iterable[str], sentences: Iterable[str]) -> float:
    """How well a query fits names and sentences, from 0 to 1: as well as its word that fits worst."""
    folded_query = fold(query)
    folded_names = {fold(name) for name in called}
    if folded_query in folded_names:
        return NAMED
    words = {word for text in (*folded_names, *sentences) for word in re.findall(r"\w+", fold(text))}
    text = " ".join((*folded_names, *map(fold, sentences)))
    return min((_word_fit(word, words, text) for word in folded_query.split()), default=0.0)


def close_together(query: str, title: str) -> bool:
    """Whether the letters of a query stand in order from the beginning of a word on, without wide gaps."""
    letters = "".join(fold(query).split())
    spans = re.findall(rf"(?=(\b{'.*?'.join(map(re.escape, letters))}))", fold(title))
    return any(len(span) <= SPREAD * len(letters) for span in spans)


def _word_fit(word: str, words: set[str], text: str) -> float:
    if word in words:
        return WORD
    if any(candidate.startswith(word) for candidate in words):
        return BEGINNING
    return INSIDE if word in text else 0.0


def _wear(app: App[object], theme: str) -> None:
    app.theme = theme
