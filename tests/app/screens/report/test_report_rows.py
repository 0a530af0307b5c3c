"""The rows of a report: the first missed question is chosen from the start."""

import pytest

from app.screens.report.question_screen import QuestionScreen
from app.screens.report.screen import ReportScreen
from app.session.environment import Environment
from data.model.attempts import Answer
from tests.app.cockpit import Seat, seated
from tests.app.screens.exam.sitting import EXAM, go_into


async def report_of(seat: Seat) -> ReportScreen:
    """The report of an exam of which nothing was answered."""
    await go_into(seat, EXAM, questions="12", unscored="no")
    await seat.press("ctrl+s", "down", "enter")
    screen = seat.app.screen
    assert isinstance(screen, ReportScreen)
    return screen


@pytest.mark.parametrize("size", [(120, 60), (80, 24)])
async def test_enter_opens_the_first_missed_question_at_once(env: Environment, size: tuple[int, int]) -> None:
    async with seated(env, size=size) as seat:
        report = await report_of(seat)
        assert report.page.scroll_offset.y == 0, "the report is read from its top"
        assert report.page.current == report.page.missed[0]
        await seat.press("enter")
        assert isinstance(seat.app.screen, QuestionScreen)
        assert "Question 1" in seat.texts("QuestionCard")


async def test_the_first_row_is_marked_before_any_key(env: Environment) -> None:
    async with seated(env, size=(120, 60)) as seat:
        await report_of(seat)
        rows = seat.texts("ReportPage").split("Missed (12)")[1].splitlines()[1:]
        assert rows[0].lstrip().startswith("▸")
        await seat.press("down")
        rows = seat.texts("ReportPage").split("Missed (12)")[1].splitlines()[1:]
        assert rows[1].lstrip().startswith("▸")


async def test_a_reason_is_kept_only_for_a_question_that_is_seen(env: Environment) -> None:
    async with seated(env, size=(80, 24)) as seat:
        report = await report_of(seat)
        await seat.press("2")
        assert not any(answer.reason for answer in seat.on_disk(Answer))
        assert "▸" in seat.texts("ReportPage")
        await seat.press("2")
        assert [a.number for a in seat.on_disk(Answer) if a.reason == "misread"] == [report.page.missed[0].number]


async def test_up_goes_back_to_the_top_of_the_report(env: Environment) -> None:
    async with seated(env, size=(80, 24)) as seat:
        report = await report_of(seat)
        await seat.press(*["down"] * 12)
        assert report.page.cursor > 0
        await seat.press(*["up"] * 24)
        assert (report.page.cursor, report.page.scroll_offset.y) == (0, 0)
