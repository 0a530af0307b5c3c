"""The first start: a person who has nothing yet gets a study."""

from datetime import date, timedelta

import pytest
from textual.widgets import Input

from app.screens.setup.screen import SetupScreen
from app.session.environment import Environment
from data.model.plan import Plan, Task
from data.settings import Settings
from data.study.study import Study
from tests.app.cockpit import Seat, seated


def made(env: Environment) -> Study:
    """The study another program finds."""
    return env.open_study()


def form(seat: Seat) -> SetupScreen:
    """The set-up that is shown."""
    assert isinstance(seat.app.screen, SetupScreen)
    return seat.app.screen


async def test_enter_alone_starts_the_twelve_weeks_today_with_the_first_task_ready(env: Environment) -> None:
    async with seated(env, fresh=True) as seat:
        await seat.press("enter")
        await seat.settle()
        plan = made(env).plan
        assert (plan.start, plan.weeks, plan.minutes_a_day, plan.language) == (date(2026, 1, 27), 12, 60, "en")
        assert plan.exam_day == plan.start + timedelta(days=83)
        await seat.press("space")
        first = made(env).tasks.on(plan.start)
        assert [task.done for task in first] == [True]


async def test_the_plan_is_offered_in_the_language_of_the_settings(
    env: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the system speaks."""
    monkeypatch.setenv("LC_ALL", "C")
    async with seated(env._replace(settings=Settings(language="ko")), fresh=True) as seat:
        await seat.press("enter")
        await seat.settle()
        assert made(env).plan.language == "ko"


async def test_plan_language_start_and_minutes_can_be_chosen_with_the_arrows(env: Environment) -> None:
    async with seated(env, fresh=True) as seat:
        await seat.press("right", "down", "right")
        form(seat).query_one("#start", Input).value = "monday"
        form(seat).query_one("#minutes", Input).value = "30"
        form(seat).query_one("#exam", Input).value = "2026-03-20"
        await seat.press("enter")
        await seat.settle()
        plan = made(env).plan
        assert (plan.start, plan.weeks, plan.minutes_a_day, plan.language) == (date(2026, 2, 2), 6, 30, "ko")
        assert plan.exam_day == date(2026, 3, 20)
        assert "로드맵" in str(seat.screen.query_one("RoadmapPane").border_title)


async def test_what_cannot_be_is_said_and_nothing_is_written(env: Environment) -> None:
    async with seated(env, fresh=True) as seat:
        for field, value, words in (
            ("#start", "someday", "is not a date"),
            ("#minutes", "two", "is not a whole number"),
            ("#minutes", "3", "is out of range"),
            ("#exam", "2026-01-26", "is before the first study day (2026-01-27)"),
        ):
            entry = form(seat).query_one(field, Input)
            before, entry.value = entry.value, value
            await seat.press("enter")
            assert words in str(form(seat).query_one("#complaint").content)
            entry.value = before
        assert made(env).is_new


@pytest.mark.parametrize("said", ["none", "없음", "-"])
async def test_a_study_may_begin_without_an_exam_day(env: Environment, said: str) -> None:
    async with seated(env, fresh=True) as seat:
        assert form(seat).exam.placeholder == "empty: Mon 20 Apr, as planned; “none”: no exam day"
        form(seat).exam.value = said
        await seat.press("enter")
        await seat.settle()
    assert made(env).plan.exam_day is None


async def test_a_plan_that_has_no_exam_says_so_before_and_after(env: Environment) -> None:
    async with seated(env, fresh=True) as seat:
        await seat.press("right", "right")
        assert "no exam day yet" in str(form(seat).summary.content)
        assert form(seat).exam.placeholder == "empty: no exam day"
        await seat.press("enter")
        await seat.settle()
    assert (made(env).plan.weeks, made(env).plan.exam_day) == (2, None)


async def test_another_exam_begins_with_an_empty_plan_of_its_name(env: Environment) -> None:
    async with seated(env, fresh=True) as seat:
        await seat.press("left")
        assert "Starts empty" in str(form(seat).summary.content)
        form(seat).exam.value = "2026-03-20"
        await seat.press("enter")
        assert "Enter the exam's name." in str(form(seat).query_one("#complaint").content)
        await seat.press("down")
        await seat.write("정보처리기사")
        await seat.press("enter")
        await seat.settle()
        await seat.press("a")
        await seat.write("산 오르기")
        await seat.press("enter")
        await seat.settle()
    plan = made(env).plan
    assert (plan.name, plan.weeks, plan.exam_day, plan.pack) == ("정보처리기사", 8, date(2026, 3, 20), "")
    assert [task.title for task in made(env).all(Task).values()] == ["산 오르기"]


async def test_what_lies_after_the_exam_day_is_told_and_refused_nowhere(env: Environment) -> None:
    async with seated(env, fresh=True) as seat:
        form(seat).exam.value = "+20"
        await seat.press("enter")
        await seat.settle()
        words = "After the exam day (Mon 16 Feb): 63 open tasks, the last on Mon 20 Apr."
        assert words in seat.said()
        seat.app.clear_notifications()
        await seat.screen.run_action("run('study.plan')")
        await seat.fill(exam="+10")
        await seat.settle()
        assert "After the exam day (Fri 6 Feb): 73 open tasks, the last on Mon 20 Apr." in seat.said()
        await seat.screen.run_action("run('study.plan')")
        await seat.fill(exam="none")
    assert made(env).plan.exam_day is None


async def test_it_says_in_one_line_that_the_exam_is_over(env: Environment, clock) -> None:
    async with seated(env, fresh=True) as seat:
        assert "was last offered" not in str(form(seat).query_one("#life").content)
    clock.advance(days=70)
    async with seated(env, fresh=True) as seat:
        life = str(form(seat).query_one("#life").content)
        assert "was last offered on 2026-03-31" in life
        assert "MLA-C01" in life
        await seat.press("enter")
        await seat.settle()
    assert not made(env).is_new


async def test_escape_leaves_without_a_study(env: Environment) -> None:
    async with seated(env, fresh=True) as seat:
        await seat.press("escape")
        assert seat.app.return_code == 0
    assert made(env).is_new
    assert not env.locations.study.exists()


async def test_undo_stops_at_the_setup(env: Environment) -> None:
    async with seated(env, fresh=True) as seat:
        await seat.press("enter")
        await seat.settle()
        await seat.press("space", "u", "u", "u")
        assert (len(seat.on_disk(Task)), len(seat.on_disk(Plan))) == (84, 1)
        assert "Nothing to undo." in seat.said()


async def test_a_long_complaint_leaves_the_keys_in_view_on_24_lines(env: Environment) -> None:
    async with seated(env, fresh=True, size=(80, 24)) as seat:
        form(seat).query_one("#exam", Input).value = "2020-01-01"
        await seat.press("enter")
        assert form(seat).query_one("#how").region.bottom <= 23
