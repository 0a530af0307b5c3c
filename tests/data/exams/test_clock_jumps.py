"""A suspended computer and a changed system clock are noticed; small corrections are not."""

from datetime import timedelta

from data.clock import FixedClock
from data.exams.clock_jumps import ClockWatch
from data.exams.sitting import started, without
from data.model.attempts import Attempt
from tests.conftest import NOW


def watched(clock: FixedClock) -> ClockWatch:
    """A watch that has taken its first look."""
    return ClockWatch(clock.now(), clock.steady())


def test_time_that_passes_on_both_clocks_is_no_jump() -> None:
    clock = FixedClock(NOW)
    watch = watched(clock)
    clock.advance(minutes=40)
    assert watch.look(clock.now(), clock.steady()) is None
    clock.set_wall(clock.now() + timedelta(seconds=4))
    assert watch.look(clock.now(), clock.steady()) is None


def test_a_suspended_computer_is_a_jump_forward_that_need_not_count() -> None:
    clock = FixedClock(NOW)
    watch = watched(clock)
    paper = started(Attempt(id=1, title="Mock", kind="exam", minutes=60), [1, 2], iter(range(9)).__next__, NOW)
    clock.advance(minutes=5)
    clock.set_wall(clock.now() + timedelta(minutes=34))
    jump = watch.look(clock.now(), clock.steady())
    assert jump is not None
    assert jump.forward
    assert jump.size == timedelta(minutes=34)
    assert paper.time_left(clock.now()) == timedelta(minutes=21)
    assert without(paper, jump.expected, jump.actual).time_left(clock.now()) == timedelta(minutes=55)
    assert watch.look(clock.now(), clock.steady()) is None


def test_a_clock_set_back_gives_no_time_back() -> None:
    clock = FixedClock(NOW)
    watch = watched(clock)
    paper = started(Attempt(id=1, title="Mock", kind="exam", minutes=60), [1, 2], iter(range(9)).__next__, NOW)
    clock.advance(minutes=20)
    clock.set_wall(clock.now() - timedelta(hours=3))
    jump = watch.look(clock.now(), clock.steady())
    assert jump is not None
    assert not jump.forward
    kept = without(paper, jump.expected, jump.actual)
    clock.advance(minutes=10)
    assert kept.time_left(clock.now()) == timedelta(minutes=30)
