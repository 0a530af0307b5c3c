"""Keys and clicks that come all at once open and close each screen once; a closed one does nothing more."""

import pytest
from textual import events
from textual.widgets import OptionList, Static

from app.screens.setup.screen import SetupScreen
from app.session.environment import Environment
from data.model.plan import Plan, Task
from tests.app.cockpit import Seat, seated

KEYS = {"enter": "\r", "escape": "\x1b"}


async def burst(seat: Seat, *keys: str) -> None:
    """All keys before any of them has had its effect."""
    for key in keys:
        seat.app.post_message(events.Key(key, KEYS.get(key, key if len(key) == 1 else None)))
    for _ in range(4):
        await seat.settle()


@pytest.mark.parametrize(
    "opened",
    [
        ("a",), ("e",), ("g",), ("slash",), ("question_mark",), ("m",), ("ctrl+p",), ("m", "j", "enter"),
        ("m", "j", "j", "enter"), ("m", "j", "j", "j", "enter"), ("4", "r"), ("5", "a"), ("5", "e"),
    ],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("key", ["escape", "enter"])
async def test_a_burst_of_one_key_leaves_the_dashboard_standing(
    env: Environment, opened: tuple[str, ...], key: str
) -> None:
    async with seated(env) as seat:
        await seat.press(*opened)
        await burst(seat, *[key] * 6)
        assert seat.app.screen_stack[0] is seat.screen
        if key == "enter":
            return  # it may have led into an exam
        assert len(seat.app.screen_stack) == 1
        before = {task.id for task in seat.on_disk(Task) if task.done}
        await seat.press("2", "space")
        assert {task.id for task in seat.on_disk(Task) if task.done} != before


async def test_two_clicks_on_a_choice_take_it_once(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("m")
        await seat.settle()
        choices = seat.app.screen.query_one(OptionList)
        x, y = choices.region.x + 2, choices.region.y + 1
        for _ in range(3):
            for kind in (events.MouseDown, events.MouseUp):
                seat.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y))
        for _ in range(4):
            await seat.settle()
        assert len(seat.app.screen_stack) == 2


async def test_a_click_on_what_was_removed_and_is_still_painted_does_nothing(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("question_mark")
        removed = seat.app.screen.query_one(Static)
        x, y = removed.region.offset
        assert seat.app.screen.get_widget_and_offset_at(x, y)[0] is removed
        await removed.remove()
        assert seat.app.screen.get_widget_and_offset_at(x, y)[0] is None
        await seat.app.on_event(events.MouseDown(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y))


async def test_a_command_of_the_palette_runs_once(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("ctrl+p")
        await seat.write("add a task")
        await burst(seat, "enter", "enter", "enter")
        await seat.pilot.pause(0.3)
        await seat.settle()
        assert len(seat.app.screen_stack) == 2


async def test_the_set_up_makes_one_study(env: Environment) -> None:
    async with seated(env, fresh=True) as seat:
        assert isinstance(seat.app.screen, SetupScreen)
        await burst(seat, "enter", "enter", "enter")
        assert len(seat.on_disk(Plan)) == 1
