"""The study clock asks what counts when it ran over a gap: the night is never counted unasked, study never lost."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from textual.widgets import OptionList

from app.session.environment import Environment
from data.clock import FixedClock
from data.model.sessions import StudySession
from tests.app.cockpit import Seat, seated
from widgets.dialogs.choice_dialog import ChoiceDialog


def own(seat: Seat) -> list[StudySession]:
    """Today's sessions as another program reads them, oldest first."""
    return sorted(
        (each for each in seat.on_disk(StudySession) if each.day == seat.env.today()), key=lambda each: each.id
    )


def minutes(seat: Seat) -> list[float | None]:
    """Minutes of today's sessions; None for the running one."""
    return [each.minutes for each in own(seat)]


def stop_seconds(seat: Seat) -> None:
    """Let no second pass of itself, so that the key comes before the question of the next second."""
    for timer in list(seat.screen._timers):
        timer.stop()


async def second(seat: Seat) -> None:
    """Let the screen notice that time passed."""
    seat.screen.updates.second_passed()
    await seat.settle()


async def choose(seat: Seat, words: str) -> None:
    """Choose what begins with, or holds, some words."""
    assert isinstance(seat.app.screen, ChoiceDialog)
    rows = seat.app.screen.query_one(OptionList)
    rows.highlighted = next(n for n in range(rows.option_count) if words in str(rows.get_option_at_index(n).prompt))
    await seat.press("enter")


def asked(seat: Seat) -> bool:
    """Whether a question stands on the screen."""
    return isinstance(seat.app.screen, ChoiceDialog)


async def test_real_study_is_counted_without_a_question(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("s")
        for _ in range(7):
            clock.advance(minutes=30)
            await second(seat)
            await seat.press("j")
        await seat.press("k", "k", "k", "k", "s")
        assert not asked(seat)
        assert minutes(seat) == [210.0]


@pytest.mark.parametrize(
    ("choice", "left"),
    [("Up to your last activity", [25.0]), ("All of it", [565.0]), ("Nothing", []), ("Enter the minutes", [90.0])],
)
async def test_a_forgotten_clock_is_asked_about_when_it_is_stopped(
    env: Environment, clock: FixedClock, choice: str, left: list[float]
) -> None:
    async with seated(env) as seat:
        stop_seconds(seat)
        await seat.press("s")
        clock.advance(minutes=25)
        await seat.press("j", "k")
        clock.advance(hours=9)
        await seat.press("s")
        assert asked(seat)
        assert minutes(seat) == [None]
        await choose(seat, choice)
        if choice == "Enter the minutes":
            await seat.fill(minutes="1:30")
        assert minutes(seat) == left
        await seat.press("u")
        assert minutes(seat) == [None]


async def test_the_question_stands_on_the_screen_when_the_night_is_over(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("s")
        for _ in range(9):
            clock.advance(hours=1)
            await second(seat)
        assert asked(seat)
        assert seat.screen.title_bar.clock.endswith(" 0 min")
        await choose(seat, "and continue from now")
        assert minutes(seat) == [None]
        assert own(seat)[0].started_at == clock.now()


@pytest.mark.parametrize("hours", [9, -1, 0.1])
async def test_a_suspended_computer_and_a_changed_clock_are_asked_about(
    env: Environment, clock: FixedClock, hours: float
) -> None:
    async with seated(env) as seat:
        await seat.press("s")
        clock.advance(minutes=40)
        await second(seat)
        clock.set_wall(clock.now() + timedelta(hours=hours))
        await second(seat)
        assert asked(seat)
        await choose(seat, "40 min, and continue")
        assert minutes(seat) == [40.0, None]
        clock.advance(minutes=10)
        await seat.press("s")
        assert minutes(seat) == [40.0, 10.0]


async def test_all_of_it_goes_on_and_is_not_asked_about_again(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("s")
        clock.set_wall(clock.now() + timedelta(hours=3))
        await second(seat)
        await choose(seat, "All of it")
        clock.advance(minutes=5)
        await second(seat)
        assert not asked(seat)
        await seat.press("s")
        assert minutes(seat) == [185.0]


async def test_an_open_question_is_asked_again_and_counts_nothing_meanwhile(
    env: Environment, clock: FixedClock
) -> None:
    async with seated(env) as seat:
        await seat.press("s")
        clock.set_wall(clock.now() + timedelta(hours=9))
        await second(seat)
        await seat.press("escape")
        clock.advance(minutes=20)
        await second(seat)
        assert not asked(seat)
        assert "Study timer: 20 min" in seat.texts("ChecklistPane")
        await seat.press("s")
        await choose(seat, "Up to your last activity")
        assert minutes(seat) == [20.0]


@asynccontextmanager
async def left_running(env: Environment, clock: FixedClock, by: str) -> AsyncIterator[Seat]:
    """The cockpit is left with the clock at half an hour."""
    async with seated(env) as seat:
        await seat.press("s")
        clock.advance(minutes=29)
        await second(seat)
        clock.advance(minutes=1)
        if by == "quit":
            await seat.press("q")
        yield seat


@pytest.mark.parametrize(("by", "counted"), [("quit", 30.0), ("kill", 29.0)])
async def test_a_clock_that_ran_while_the_cockpit_was_closed_is_asked_about_at_the_start(
    env: Environment, clock: FixedClock, by: str, counted: float
) -> None:
    async with left_running(env, clock, by):
        pass
    clock.advance(hours=9)
    async with seated(env) as seat:
        await second(seat)
        assert asked(seat)
        await choose(seat, "and stop")
        assert minutes(seat) == [counted]


async def test_a_short_way_out_and_back_counts(env: Environment, clock: FixedClock) -> None:
    async with left_running(env, clock, "quit"):
        pass
    clock.advance(minutes=4)
    async with seated(env) as seat:
        await second(seat)
        assert not asked(seat)
        await seat.press("s")
        assert minutes(seat) == [34.0]


async def test_a_clock_of_another_machine_is_asked_about(env: Environment, clock: FixedClock) -> None:
    async with left_running(env, clock, "quit"):
        pass
    (env.locations.state / "study-clock.json").unlink()
    async with seated(env) as seat:
        await second(seat)
        assert asked(seat)


async def test_nobody_is_asked_while_a_note_is_being_written(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("s", "3", "i")
        clock.set_wall(clock.now() + timedelta(hours=3))
        await second(seat)
        assert not asked(seat)
        await seat.press("escape")
        await second(seat)
        assert asked(seat)


@pytest.mark.parametrize("width", [50, 80, 120])
@pytest.mark.parametrize("language", ["en", "ko"])
async def test_the_header_shows_a_running_clock(
    env: Environment, clock: FixedClock, width: int, language: str
) -> None:
    async with seated(env, language, size=(width, 30)) as seat:
        await seat.press("s")
        clock.advance(minutes=75)
        await second(seat)
        assert "◷ 1" in seat.texts("TitleBar")
        await seat.press("4" if width < 100 else "5")
        assert "15" in seat.texts("TitleBar").partition("◷")[2]
        await seat.press("2", "s")
        assert "◷" not in seat.texts("TitleBar")
