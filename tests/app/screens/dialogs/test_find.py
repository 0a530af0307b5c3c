"""Finding text: the list says how much of what there is it shows."""

from textual.widgets import Static

from app.screens.dialogs.find import MOST
from app.session.environment import Workplace
from data.model.plan import Task
from tests.app.cockpit import Seat, seated


async def count_of(seat: Seat, text: str) -> str:
    """The count under the field."""
    await seat.press("slash")
    await seat.write(text)
    said = str(seat.app.screen.query_one("#found", Static).content)
    await seat.press("escape")
    return said


async def test_a_cut_list_says_that_it_is_one(place: Workplace) -> None:
    async with seated(place) as seat:
        for number in range(MOST):
            seat.study.commit("Add", Task(id=number + 1, title="Zebra"))
        assert await count_of(seat, "zebra") == f"{MOST} places"
        seat.study.commit("Add", Task(id=MOST + 1, title="Zebra"))
        assert (await count_of(seat, "zebra")).startswith(f"The first {MOST} places")
