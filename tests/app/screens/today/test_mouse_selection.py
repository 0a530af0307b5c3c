"""On the dashboard the mouse selects what it is dragged over, the usual key copies it, and nothing else happens."""

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from app.session.environment import Environment
from data.model.plan import Task
from tests.app.cockpit import Seat, seated
from widgets.panes.checklist import ChecklistPane

NOTE = "가중치를 공유한다"


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press on one cell of the screen and release on another."""
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)


def cell_of(seat: Seat, text: str) -> tuple[int, int]:
    """The cell of the screen in which a text begins."""
    for y, strip in enumerate(seat.app.screen._compositor.render_strips()):
        line = strip.text
        if text in line:
            return cell_len(line[: line.index(text)]), y
    raise AssertionError(text)


async def test_a_title_is_copied_and_no_task_is_chosen_or_ticked(env: Environment) -> None:
    async with seated(env, language="ko", size=(160, 45)) as seat:
        pane = seat.screen.query_one(ChecklistPane)
        title = pane.listed()[1].title
        x, y = cell_of(seat, title)
        await drag(seat.pilot, (x - 2, y), (x + cell_len(title) - 1, y))
        await seat.press("ctrl+c")
        assert seat.app.clipboard.endswith(title)
        assert pane.cursor == 0
        assert [task.done for task in seat.on_disk(Task)] == [task.done for task in seat.study.all(Task).values()]


@pytest.mark.parametrize("keys", [(), ("p",)], ids=["note", "preview"])
async def test_words_of_a_note_are_copied(env: Environment, keys: tuple[str, ...]) -> None:
    async with seated(env, size=(160, 45)) as seat:
        await seat.press("3", "i", "enter", "enter")
        await seat.write(f"{NOTE} x")
        await seat.press("escape", *keys, "end")
        await seat.settle()
        x, y = cell_of(seat, NOTE)
        await drag(seat.pilot, (x, y), (x + 7, y))
        await seat.press("ctrl+c")
        assert seat.app.clipboard == NOTE[:4]
        assert not seat.screen.panes.writing
