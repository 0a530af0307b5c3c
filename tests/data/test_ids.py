"""Ids of records grow with time and stay below 2^53."""

from datetime import timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from data.clock import FixedClock
from data.ids import IdSource
from tests.conftest import NOW


@given(st.lists(st.integers(-5_000, 5_000), max_size=60), st.integers())
def test_every_id_is_larger_than_the_one_before_even_when_the_clock_goes_back(steps: list[int], seed: int) -> None:
    clock = FixedClock(NOW)
    ids = IdSource(clock, Random(seed))
    made = [ids.new()]
    for step in steps:
        clock.set_wall(clock.now() + timedelta(milliseconds=step))
        made.append(ids.new())
    assert all(earlier < later for earlier, later in pairwise(made))
    assert all(0 < each < 2**53 for each in made)


def test_two_machines_at_the_same_moment_do_not_meet(clock: FixedClock) -> None:
    one, other = (IdSource(clock, Random(seed)) for seed in (1, 2))
    assert not {one.new() for _ in range(500)} & {other.new() for _ in range(500)}
