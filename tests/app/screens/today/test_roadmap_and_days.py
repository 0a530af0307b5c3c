"""Moving about in time: the roadmap's selection moves the whole cockpit."""

from datetime import date, timedelta

import pytest

from app.session.environment import Environment
from data.clock import FixedClock
from data.planning.new_task import new_task
from tests.app.cockpit import seated
from widgets.panes.checklist import ChecklistPane
from widgets.panes.roadmap import RoadmapPane

TODAY = date(2026, 1, 27)


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["right"], date(2026, 1, 28)),
        (["left"], date(2026, 1, 26)),
        (["down"], date(2026, 2, 3)),
        (["up"], date(2026, 1, 20)),
        (["pagedown"], date(2026, 2, 27)),
        (["pageup"], date(2025, 12, 27)),
        (["left_square_bracket"], date(2026, 1, 26)),
        (["right_square_bracket"], date(2026, 1, 28)),
        (["down", "t"], TODAY),
    ],
)
async def test_keys_on_the_roadmap_select_a_day(env: Environment, keys: list[str], day: date) -> None:
    async with seated(env) as seat:
        await seat.press("1", *keys)
        assert seat.screen.panes.day == day
        assert all(controller.day == day for controller in seat.screen.query("PaneController"))


async def test_a_month_with_fewer_days_keeps_to_its_last(env: Environment) -> None:
    async with seated(env) as seat:
        seat.screen.panes.day = date(2026, 1, 31)
        await seat.press("1", "pagedown")
        assert seat.screen.panes.day == date(2026, 2, 28)


async def test_enter_opens_the_selected_day(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("1", "right", "enter")
        assert seat.screen.panes.active == "checklist"
        assert "Outlier detection" in seat.texts("ChecklistPane") or "Outliers" in seat.texts("ChecklistPane")
        assert "Overdue" not in seat.texts("ChecklistPane")


async def test_g_goes_to_a_day_said_as_people_say_it(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("g")
        await seat.fill(day="fri")
        assert seat.screen.panes.day == date(2026, 1, 30)
        await seat.press("g")
        await seat.fill(day="0001-01-01")
        assert "too far away" in str(seat.app.screen.query_one("#complaint").content)
        await seat.press("escape")
        assert seat.screen.panes.day == date(2026, 1, 30)


async def test_w_shows_iso_weeks(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("1", "w")
        assert "\n  5 " in seat.texts("RoadmapPane").replace("   5 ", "\n  5 ")
        assert seat.screen.query_one("RoadmapPane").month.week_numbers


async def test_a_click_on_a_day_selects_it(env: Environment) -> None:
    async with seated(env) as seat:
        pane = seat.screen.query_one("RoadmapPane")
        y = next(n for n, line in enumerate(seat.texts("RoadmapPane").split("\n")) if "15" in line and "16" in line)
        x = seat.texts("RoadmapPane").split("\n")[y].index("15")
        await seat.pilot.click(pane, offset=(x + 2, y + 1))
        await seat.settle()
        assert seat.screen.panes.day == date(2026, 1, 15)


async def test_the_days_done_are_shaded_and_phases_tell_their_state(env: Environment) -> None:
    async with seated(env) as seat:
        text = seat.texts("RoadmapPane")
        assert "13█" in text
        assert "14·" in text
        assert "11/14" in text
        assert "2/14" in text


async def test_midnight_does_not_end_the_evening_but_four_does(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        clock.advance(hours=16)
        seat.screen.updates.second_passed()
        await seat.settle()
        assert seat.screen.panes.day == TODAY
        clock.advance(hours=2)
        seat.screen.updates.second_passed()
        await seat.settle()
        assert seat.screen.panes.day == TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["pagedown"], date(2026, 2, 27)),
        (["pageup"], date(2025, 12, 27)),
        (["down"], date(2026, 2, 3)),
        (["up"], date(2026, 1, 20)),
        (["right"], date(2026, 1, 28)),
        (["left"], date(2026, 1, 26)),
    ],
)
async def test_keys_on_a_roadmap_that_does_not_fit_move_in_time(env: Environment, keys: list[str], day: date) -> None:
    """No key scrolls a pane where it has another meaning."""
    async with seated(env, size=(80, 15)) as seat:
        await seat.press("1", *keys)
        pane = seat.screen.query_one("RoadmapPane", RoadmapPane)
        assert pane.max_scroll_y > 0, "the pane must overflow"
        assert seat.screen.panes.day == day


async def test_the_arrows_on_a_checklist_that_does_not_fit_go_from_task_to_task(env: Environment) -> None:
    async with seated(env, size=(80, 15)) as seat:
        pane = seat.screen.query_one("ChecklistPane", ChecklistPane)
        for _ in range(3):
            seat.study.commit("more", *(new_task(seat.study, f"Read {n}", TODAY, minutes=5) for n in range(6)))
        await seat.settle()
        assert pane.max_scroll_y > 0, "the pane must overflow"
        await seat.press("down", "down", "up")
        assert pane.cursor == 1
