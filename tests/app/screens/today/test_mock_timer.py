"""The mock exam timer: it runs on whatever else happens, and the score is written down at the end."""

from datetime import timedelta

import pytest

from app.session.environment import Environment
from data.clock import FixedClock
from data.model.attempts import Attempt
from tests.app.cockpit import Seat, seated
from widgets.dialogs.choice_dialog import ChoiceDialog


def attempt(seat: Seat, title: str = "Practice exam 3") -> Attempt:
    """A mock exam as another program reads it."""
    return next(each for each in seat.on_disk(Attempt) if each.title == title)


def tick(seat: Seat) -> None:
    """Let the screen notice that time passed."""
    seat.screen.updates.second_passed()


async def test_the_clock_starts_pauses_and_goes_on(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("4", "j", "j", "space")
        clock.advance(minutes=10)
        tick(seat)
        await seat.settle()
        assert seat.screen.query_one("MockTimerPane").seconds == 160 * 60
        await seat.press("space")
        clock.advance(minutes=30)
        await seat.press("space")
        clock.advance(minutes=1)
        tick(seat)
        assert seat.screen.query_one("MockTimerPane").seconds == 159 * 60
        assert [event.kind for event in attempt(seat).events] == ["started", "paused", "resumed"]


async def test_the_clock_runs_on_while_the_program_is_closed(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("4", "j", "j", "space")
    clock.advance(minutes=45)
    async with seated(env) as seat:
        assert seat.screen.query_one("MockTimerPane").seconds == 125 * 60
        assert "running" in seat.texts("MockTimerPane")


async def test_laps_tell_the_pace(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("4", "j", "j", "space")
        for _ in range(30):
            clock.advance(minutes=2, seconds=30)
            await seat.press("n")
        assert "Q 31 of 65" in seat.texts("MockTimerPane")
        # 155 minutes for 65 questions: 30 of them earn 71:32, 75:00 were used, and question 31 has 2:23 of its own.
        clock.advance(minutes=3)
        tick(seat)
        await seat.settle()
        assert "4:04 behind · 15 min kept for review" in seat.texts("MockTimerPane")


async def test_it_warns_at_thirty_fifteen_and_five_minutes(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("4", "j", "j", "space")
        tick(seat)
        for passed in (140, 15, 10):
            clock.advance(minutes=passed)
            tick(seat)
        await seat.settle()
        warnings = [sentence for sentence in seat.said() if "minutes left" in sentence]
        assert warnings == [f"{n} minutes left in the mock exam." for n in (30, 15, 5)]


async def test_time_up_asks_for_the_score_and_keeps_it(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("4", "j", "j", "space")
        clock.advance(hours=5)
        tick(seat)
        await seat.settle()
        await seat.fill(score="52/65", memo="지쳤다", target="75")
        done = attempt(seat)
        assert (done.right, done.total, done.percent, done.memo) == (52, 65, 80.0, "지쳤다")
        assert "✓ Practice exam 3" in seat.texts("MockTimerPane")


async def test_e_ends_early_and_a_wrong_score_is_refused(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("4", "j", "j", "space", "e")
        await seat.fill(score="70/65")
        assert "“70/65” is not a score" in str(seat.app.screen.query_one("#complaint").content)
        await seat.fill(score="12/12")
        assert attempt(seat).percent == 100.0
        assert "100%" in seat.texts("MockTimerPane")


async def test_r_sets_the_clock_back_and_undo_gives_it_back(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("4", "j", "j", "space")
        clock.advance(minutes=5)
        await seat.press("r")
        assert attempt(seat).events == ()
        await seat.press("u")
        assert len(attempt(seat).events) == 1


async def test_scores_can_be_added_changed_and_removed(env: Environment) -> None:
    async with seated(env) as seat:
        await seat.press("4", "a")
        await seat.fill(title="Tutorials set 1", score="81 %", target="70", day="yesterday")
        made = attempt(seat, "Tutorials set 1")
        assert (made.percent, made.day) == (81.0, env.today() - timedelta(days=1))
        await seat.press("j", "j", "j", "enter")
        await seat.fill(score="64 %")
        assert attempt(seat, "Tutorials set 1").percent == 64.0
        await seat.press("k", "j", "delete")
        assert "Tutorials set 1" not in {each.title for each in seat.on_disk(Attempt)}


async def test_domain_scores_move_the_radar(env: Environment) -> None:
    async with seated(env) as seat:
        before = seat.texts("RadarPane")
        await seat.press("4", "j", "j", "enter")
        first = next(iter(seat.screen.query_one("RadarPane").domains)).id
        await seat.fill(**{"score": "70 %", f"domain-{first}": "3/4"})
        assert "75%" in seat.texts("RadarPane")
        assert seat.texts("RadarPane") != before


def left(seat: Seat) -> int:
    """Minutes left on the clock of the pane."""
    tick(seat)
    return seat.screen.query_one("MockTimerPane").seconds // 60


@pytest.mark.parametrize(("hours", "choice", "minutes"), [(2, 0, 150), (2, 1, 30), (-1, 0, 150), (-1, 1, 170)])
async def test_a_clock_that_jumped_is_asked_about_as_in_the_timed_exam(
    env: Environment, clock: FixedClock, hours: int, choice: int, minutes: int
) -> None:
    async with seated(env) as seat:
        await seat.press("4", "j", "j", "space")
        tick(seat)
        clock.advance(minutes=20)
        tick(seat)
        clock.set_wall(clock.now() + timedelta(hours=hours))
        tick(seat)
        await seat.settle()
        assert isinstance(seat.app.screen, ChoiceDialog)
        await seat.press(*["down"] * choice, "enter")
        assert left(seat) == minutes
        await seat.settle()
        assert not isinstance(seat.app.screen, ChoiceDialog)
        clock.advance(minutes=5)
        assert left(seat) == minutes - (5 if choice == 0 or hours > 0 else 0)


async def test_a_jump_past_the_end_ends_nothing_before_it_is_decided(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("4", "j", "j", "space")
        tick(seat)
        clock.set_wall(clock.now() + timedelta(hours=9))
        for _ in range(3):
            tick(seat)
            await seat.settle()
        assert attempt(seat).running
        await seat.press("escape")
        assert left(seat) == 170
        assert attempt(seat).running


async def test_a_clock_set_back_while_the_cockpit_was_closed_is_asked_about(
    env: Environment, clock: FixedClock
) -> None:
    async with seated(env) as seat:
        await seat.press("4", "j", "j", "space")
        tick(seat)
        clock.advance(minutes=50)
        tick(seat)
    clock.set_wall(clock.now() - timedelta(minutes=30))
    async with seated(env) as seat:
        tick(seat)
        await seat.settle()
        await seat.press("enter")
        assert left(seat) == 120


async def test_a_paused_clock_asks_nothing(env: Environment, clock: FixedClock) -> None:
    async with seated(env) as seat:
        await seat.press("4", "j", "j", "space", "space")
        tick(seat)
        clock.set_wall(clock.now() + timedelta(hours=9))
        tick(seat)
        await seat.settle()
        assert seat.app.screen is seat.screen
