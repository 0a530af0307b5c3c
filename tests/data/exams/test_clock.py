"""The clock of a mock exam: whatever happens, no time is given back and none is made up."""

from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.errors import BadInput
from data.exams.clock import NEXT, WARNING_MINUTES, face, happened, spent, warning
from data.model.attempts import Attempt
from tests.conftest import NOW

MOCK = Attempt(id=1, title="Mock", kind="timer", minutes=170, questions=65)
MINUTE = timedelta(minutes=1)
kinds = st.sampled_from(["started", "paused", "resumed", "lap", "ended"])
happenings = st.lists(st.tuples(kinds, st.integers(-600, 7200)), max_size=25)


def lived(events: list[tuple[str, int]]) -> tuple[Attempt, "timedelta"]:
    """The mock after every event that is allowed, each so many seconds after the one before, and when that was."""
    attempt, now = MOCK, NOW
    for kind, seconds in events:
        now += timedelta(seconds=seconds)
        last = attempt.events[-1].kind if attempt.events else None
        if kind in NEXT[last]:
            attempt = happened(attempt, kind, now)
        else:
            with pytest.raises(BadInput):
                happened(attempt, kind, now)
    return attempt, now


@given(happenings, st.integers(-600, 20_000))
@example([("started", 0), ("lap", 6000), ("lap", 6000), ("lap", 6000)], 0)
def test_time_is_never_negative_and_laps_never_sum_to_more_than_was_spent(
    events: list[tuple[str, int]], later: int
) -> None:
    attempt, now = lived(events)
    clock = face(attempt, now + timedelta(seconds=later))
    assert timedelta() <= clock.elapsed <= MOCK.minutes * MINUTE
    assert clock.elapsed + clock.remaining == MOCK.minutes * MINUTE
    assert all(lap >= timedelta() for lap in clock.laps)
    assert sum(clock.laps, timedelta()) <= clock.elapsed
    assert clock.question == len(clock.laps) + 1
    assert clock.elapsed == min(spent(attempt, now + timedelta(seconds=later)), MOCK.minutes * MINUTE)


@given(happenings, st.integers(0, 7200), st.integers(0, 7200))
def test_time_passes_only_forward(events: list[tuple[str, int]], first: int, more: int) -> None:
    attempt, now = lived(events)
    early = face(attempt, now + timedelta(seconds=first))
    late = face(attempt, now + timedelta(seconds=first + more))
    passed = late.elapsed - early.elapsed
    assert timedelta() <= passed <= timedelta(seconds=more)
    if early.state != "running":
        assert not passed


@given(happenings, st.integers(0, 100_000))
def test_a_pause_adds_nothing_however_long(events: list[tuple[str, int]], seconds: int) -> None:
    attempt, now = lived(events)
    if face(attempt, now).state != "running":
        return
    paused = happened(attempt, "paused", now)
    later = now + timedelta(seconds=seconds)
    resumed = happened(paused, "resumed", later)
    assert face(resumed, later).elapsed == face(paused, later).elapsed == face(attempt, now).elapsed
    assert face(resumed, later).laps == face(attempt, now).laps


def test_a_clock_goes_on_while_the_program_is_closed() -> None:
    attempt = happened(MOCK, "started", NOW)
    clock = face(attempt, NOW + 100 * MINUTE)
    assert (clock.state, clock.remaining) == ("running", 70 * MINUTE)
    assert face(attempt, NOW + 1000 * MINUTE).remaining == timedelta()


def test_a_wall_clock_set_back_takes_no_time_and_gives_none() -> None:
    attempt = happened(happened(MOCK, "started", NOW), "lap", NOW + 5 * MINUTE)
    assert face(attempt, NOW - 60 * MINUTE).elapsed == 5 * MINUTE
    attempt = happened(attempt, "paused", NOW - 60 * MINUTE)
    assert face(attempt, NOW).elapsed == 5 * MINUTE


def test_what_cannot_happen_now_is_refused_by_name() -> None:
    with pytest.raises(BadInput, match=r"paused.*not started"):
        happened(MOCK, "paused", NOW)


@given(st.integers(0, 12_000), st.integers(0, 12_000))
def test_a_warning_is_the_tightest_one_that_was_crossed(one: int, other: int) -> None:
    before, after = timedelta(seconds=max(one, other)), timedelta(seconds=min(one, other))
    crossed = [minutes for minutes in WARNING_MINUTES if after <= minutes * MINUTE < before]
    assert warning(before, after) == min(crossed, default=None)
