"""The list of study sessions: corrected, removed, and brought back."""

from textual.widgets import OptionList

from app.session.environment import Environment
from data.clock import FixedClock
from data.model.plan import Task
from data.model.sessions import StudySession
from tests.app.cockpit import Seat, seated


async def opened(seat: Seat) -> OptionList:
    """The list, as the palette opens it."""
    seat.screen.run_command("study.sessions")
    await seat.settle()
    return seat.app.screen.query_one(OptionList)


def newest(seat: Seat) -> StudySession:
    """The session made last, as another program reads it."""
    return max(seat.on_disk(StudySession), key=lambda each: (each.day, each.id))


async def test_a_session_is_corrected_removed_and_brought_back(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("s")
        clock.advance(minutes=50)
        await seat.press("s")
        rows = await opened(seat)
        assert "50 min" in str(rows.get_option_at_index(0).prompt)
        await seat.press("enter")
        await seat.fill(minutes="1:10", what="Read the paper")
        assert (newest(seat).minutes, newest(seat).title, newest(seat).task) == (70.0, "Read the paper", None)
        count = len(seat.on_disk(StudySession))
        await seat.press("delete")
        assert len(seat.on_disk(StudySession)) == count - 1
        await seat.press("u", "u", "escape")
        assert newest(seat).minutes == 50.0
        assert seat.app.screen is seat.screen


async def test_a_task_is_found_by_its_title_however_that_is_typed(env: Environment) -> None:
    async with seated(env) as seat:
        seat.study.commit("Add", Task(id=5, title="Café", day=env.today()))
        await opened(seat)
        await seat.press("e")
        await seat.fill(what="CAFE", day="today")
        assert newest(seat).task == 5


async def test_minutes_for_a_running_clock_stop_it(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("s")
        await opened(seat)
        await seat.press("enter")
        await seat.fill(minutes="")
        assert newest(seat).running
        await seat.press("enter")
        await seat.fill(minutes="25")
        assert newest(seat).minutes == 25.0


async def test_a_study_without_sessions_says_so(env: Environment) -> None:
    async with seated(env) as seat:
        seat.study.commit("Remove", removed=list(seat.study.all(StudySession).values()))
        await opened(seat)
        assert "No study sessions yet." in str(seat.app.screen.query_one("#count").content)
        await seat.press("enter", "delete", "e", "q")
        assert seat.app.screen is seat.screen
