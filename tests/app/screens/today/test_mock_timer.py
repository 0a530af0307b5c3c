"""The mock exam timer: it runs on whatever else happens, and the score is written down at the end."""

from datetime import timedelta

from app.session.environment import Workplace
from data.clock import FixedClock
from data.model.attempts import Attempt
from tests.app.cockpit import Seat, seated


def attempt(seat: Seat, title: str = "Practice exam 3") -> Attempt:
    """A mock exam as another program reads it."""
    return next(each for each in seat.on_disk(Attempt) if each.title == title)


def tick(seat: Seat) -> None:
    """Let the screen notice that time passed."""
    seat.screen._second_passed()


async def test_the_clock_starts_pauses_and_goes_on(place: Workplace, clock: FixedClock) -> None:
    async with seated(place) as seat:
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


async def test_the_clock_runs_on_while_the_program_is_closed(place: Workplace, clock: FixedClock) -> None:
    async with seated(place) as seat:
        await seat.press("4", "j", "j", "space")
    clock.advance(minutes=45)
    async with seated(place) as seat:
        assert seat.screen.query_one("MockTimerPane").seconds == 125 * 60
        assert "running" in seat.texts("MockTimerPane")


async def test_laps_tell_the_pace(place: Workplace, clock: FixedClock) -> None:
    async with seated(place) as seat:
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


async def test_it_warns_at_thirty_fifteen_and_five_minutes(place: Workplace, clock: FixedClock) -> None:
    async with seated(place) as seat:
        await seat.press("4", "j", "j", "space")
        tick(seat)
        for passed in (140, 15, 10):
            clock.advance(minutes=passed)
            tick(seat)
        await seat.settle()
        warnings = [sentence for sentence in seat.said() if "minutes left" in sentence]
        assert warnings == [f"{n} minutes left in the mock exam." for n in (30, 15, 5)]


async def test_time_up_asks_for_the_score_and_keeps_it(place: Workplace, clock: FixedClock) -> None:
    async with seated(place) as seat:
        await seat.press("4", "j", "j", "space")
        clock.advance(hours=5)
        tick(seat)
        await seat.settle()
        await seat.fill(score="52/65", memo="지쳤다", target="75")
        done = attempt(seat)
        assert (done.right, done.total, done.percent, done.memo) == (52, 65, 80.0, "지쳤다")
        assert "✓ Practice exam 3" in seat.texts("MockTimerPane")


async def test_e_ends_early_and_a_wrong_score_is_refused(place: Workplace) -> None:
    async with seated(place) as seat:
        await seat.press("4", "j", "j", "space", "e")
        await seat.fill(score="70/65")
        assert "“70/65” is no score" in str(seat.app.screen.query_one("#complaint").content)
        await seat.fill(score="12/12")
        assert attempt(seat).percent == 100.0
        assert "100 %" in seat.texts("MockTimerPane")


async def test_r_sets_the_clock_back_and_undo_gives_it_back(place: Workplace, clock: FixedClock) -> None:
    async with seated(place) as seat:
        await seat.press("4", "j", "j", "space")
        clock.advance(minutes=5)
        await seat.press("r")
        assert attempt(seat).events == ()
        await seat.press("u")
        assert len(attempt(seat).events) == 1


async def test_scores_can_be_added_changed_and_removed(place: Workplace) -> None:
    async with seated(place) as seat:
        await seat.press("4", "a")
        await seat.fill(title="Tutorials set 1", score="81 %", target="70", day="yesterday")
        made = attempt(seat, "Tutorials set 1")
        assert (made.percent, made.day) == (81.0, place.today() - timedelta(days=1))
        await seat.press("j", "j", "j", "enter")
        await seat.fill(score="64 %")
        assert attempt(seat, "Tutorials set 1").percent == 64.0
        await seat.press("k", "j", "delete")
        assert "Tutorials set 1" not in {each.title for each in seat.on_disk(Attempt)}


async def test_domain_scores_move_the_radar(place: Workplace) -> None:
    async with seated(place) as seat:
        before = seat.texts("RadarPane")
        await seat.press("4", "j", "j", "enter")
        first = next(iter(seat.screen.query_one("RadarPane").domains)).id
        await seat.fill(**{"score": "70 %", f"domain-{first}": "3/4"})
        assert "75%" in seat.texts("RadarPane")
        assert seat.texts("RadarPane") != before
