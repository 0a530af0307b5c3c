"""Finding text: the list says how much of what there is it shows."""

from textual.widgets import Input, OptionList, Static

from app.screens.dialogs.find import MOST
from app.session.environment import Environment
from data.model.plan import Task
from data.packs.reference import reference_text
from tests.app.cockpit import Seat, seated


async def count_of(seat: Seat, text: str) -> str:
    """The count under the field."""
    await seat.press("slash")
    await seat.write(text)
    said = str(seat.app.screen.query_one("#count", Static).content)
    await seat.press("escape")
    return said


async def test_a_cut_list_says_that_it_is_one(env: Environment) -> None:
    async with seated(env) as seat:
        for number in range(MOST):
            seat.study.commit("Add", Task(id=number + 1, title="Zebra"))
        assert await count_of(seat, "zebra") == f"{MOST} places"
        seat.study.commit("Add", Task(id=MOST + 1, title="Zebra"))
        assert (await count_of(seat, "zebra")).startswith(f"First {MOST} places")


async def test_the_reference_notes_are_found_and_shown_at_their_line(env: Environment) -> None:
    async with seated(env) as seat:
        last = [line for line in reference_text("mls_c01", "en").splitlines() if len(line.split()) > 4][-1]
        await seat.press("slash")
        seat.app.screen.query_one(Input).value = " ".join(reversed(last.split()))
        await seat.settle()
        rows = seat.app.screen.query_one(OptionList)
        assert rows.option_count == 1
        assert "Reference" in str(rows.get_option_at_index(0).prompt)
        await seat.press("enter")
        assert seat.screen.panes.active == "notes"
        assert last.split()[-1] in seat.texts("NoteText")


async def test_what_was_found_is_marked_in_the_list(env: Environment) -> None:
    async with seated(env) as seat:
        seat.study.commit("Add", Task(id=1, title="Đọc Café chapter"))
        await seat.press("slash")
        await seat.write("cafe doc")
        row = seat.app.screen.query_one(OptionList).get_option_at_index(0).prompt
        marked = [row.plain[span.start : span.end] for span in row.spans if "underline" in str(span.style)]
        assert marked == ["Đọc", "Café"]
