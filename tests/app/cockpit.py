"""Opens the cockpit under a pilot, on a real file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from textual.pilot import Pilot
from textual.widgets import Input

from app.cockpit import CockpitApp
from app.keys.keymap import keymap
from app.screens.today.screen import TodayScreen
from app.session.environment import Environment
from app.session.faults import FaultLog
from app.session.session import Session
from data.model.record import Record
from data.packs.demo import demo_study
from data.packs.pack import open_pack
from data.study.study import Study
from widgets.dialogs.choice_row import ChoiceRow

Kind = TypeVar("Kind", bound=Record)


@dataclass
class Seat:
    """A person at the cockpit."""

    pilot: Pilot[None]
    app: CockpitApp
    env: Environment

    @property
    def screen(self) -> TodayScreen:
        """The dashboard."""
        assert isinstance(self.app.screen_stack[0], TodayScreen)
        return self.app.screen_stack[0]

    @property
    def study(self) -> Study:
        """The study that is open."""
        return self.app.session.study

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, waiting until each has had its effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def write(self, text: str) -> None:
        """Type a text into whatever has the focus."""
        for character in text:
            await self.pilot.press(character)
        await self.settle()

    async def fill(self, **values: str) -> None:
        """Fill fields of the form that is open, and accept it."""
        for name, value in values.items():
            field = self.app.screen.query_one(f"#field-{name}")
            if isinstance(field, ChoiceRow):
                await self._choose(field, value)
            else:
                self.app.screen.query_one(f"#field-{name}", Input).value = value
        await self.press("enter")

    async def _choose(self, row: ChoiceRow, words: str) -> None:
        """Choose with the arrows, by the words that the learner sees."""
        focused = self.app.screen.focused
        row.focus()
        await self.press(*["right"] * ((row.choices.index(words) - row.chosen) % len(row.choices)))
        assert row.choices[row.chosen] == words
        if focused is not None:
            focused.focus()

    async def settle(self) -> None:
        """Wait until nothing is left to do."""
        for _ in range(3):
            await self.pilot.pause()

    def texts(self, selector: str) -> str:
        """What a pane shows, as plain text."""
        pane = self.app.screen.query_one(selector)
        lines = [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]
        return "\n".join(lines)

    def on_disk(self, kind: type[Kind]) -> list[Kind]:
        """The records another program finds in the file now."""
        return list(self.env.open_study().all(kind).values())

    def said(self) -> list[str]:
        """The sentences that were shown for a moment."""
        return [notification.message for notification in self.app._notifications]


@asynccontextmanager
async def seated(
    env: Environment,
    language: str = "en",
    size: tuple[int, int] = (120, 40),
    fresh: bool = False,
    faults: FaultLog | None = None,
) -> AsyncIterator[Seat]:
    """Someone sits down at a demo study, or at a fresh one; without a log for them every fault fails the test."""
    study = env.open_study()
    if study.is_new and not fresh:
        study.commit(
            "demo", *demo_study(open_pack("mls_c01"), language, env.today(), env.clock.now(), env.ids(), Random(1))
        )
    keys, complaints = keymap(env.settings.keys)
    app = CockpitApp(Session(env, study, keys, tuple(complaints)), faults)
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        seat = Seat(pilot, app, env)
        await seat.settle()
        yield seat
    study.close()
