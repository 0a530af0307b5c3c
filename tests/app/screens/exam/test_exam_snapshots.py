"""How exam room, grid and report look. After a change that is meant: `make snapshots`, then look at the pictures."""

from collections.abc import Awaitable, Callable
from random import Random

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from app.cockpit import CockpitApp
from app.keys.keymap import keymap
from app.session.environment import Environment
from app.session.session import Session
from data.packs.demo import demo_study
from data.packs.pack import open_pack
from data.settings import Settings

SIZES = [(80, 24), (120, 40)]
Before = Callable[[Pilot[None]], Awaitable[None]]


def cockpit(env: Environment, plain: bool = False) -> CockpitApp:
    """The demo, ready to be sat down at."""
    here = env._replace(settings=Settings(ascii=plain))
    study = here.open_study()
    study.commit(
        "demo", *demo_study(open_pack("mls_c01"), "en", here.today(), here.clock.now(), here.ids(), Random(1))
    )
    app = CockpitApp(Session(here, study, keymap({})[0]))
    app.animation_level = "none"
    return app


def after(*keys: str) -> Before:
    """An exam of twelve questions that was started, and some keys."""

    async def before(pilot: Pilot[None]) -> None:
        for key in ("m", "enter"):
            await pilot.press(key)
            await pilot.pause()
        for name, value in (("title", "Mock 1"), ("questions", "12"), ("minutes", "30"), ("seed", "5")):
            pilot.app.screen.query_one(f"#field-{name}", Input).value = value
        for key in ("enter", *keys):
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause()

    return before


SOME_ANSWERS = ("a", "d", "s", "n", "x", "b", "c", "f", "u", "n", "b", "n", "a")
HANDED_IN = ("ctrl+s", "down", "enter")


@pytest.mark.parametrize("size", SIZES)
def test_a_question(snap_compare: Callable[..., bool], env: Environment, size: tuple[int, int]) -> None:
    assert snap_compare(cockpit(env), terminal_size=size, run_before=after(*SOME_ANSWERS, "p", "p"))


@pytest.mark.parametrize("size", SIZES)
def test_the_grid(snap_compare: Callable[..., bool], env: Environment, size: tuple[int, int]) -> None:
    assert snap_compare(cockpit(env), terminal_size=size, run_before=after(*SOME_ANSWERS, "r"))


@pytest.mark.parametrize("size", SIZES)
def test_the_report(snap_compare: Callable[..., bool], env: Environment, size: tuple[int, int]) -> None:
    assert snap_compare(cockpit(env), terminal_size=size, run_before=after(*SOME_ANSWERS, *HANDED_IN))


def test_a_question_in_ascii(snap_compare: Callable[..., bool], env: Environment) -> None:
    app = cockpit(env, plain=True)
    assert snap_compare(app, terminal_size=(80, 24), run_before=after(*SOME_ANSWERS, "p", "p"))


def test_the_attempts(snap_compare: Callable[..., bool], env: Environment) -> None:
    keys = (*SOME_ANSWERS, *HANDED_IN, "escape", "m", "down", "down", "down", "enter")
    assert snap_compare(cockpit(env), terminal_size=(80, 24), run_before=after(*keys))
