"""Whether the questions are answered fast enough."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.exams.clock import ClockFace
from data.exams.pacing import pace

MINUTE = timedelta(minutes=1)


def clock(laps: int, elapsed: timedelta) -> ClockFace:
    """An exam clock of 170 minutes after so many questions and so much time."""
    return ClockFace("running", elapsed, 170 * MINUTE - elapsed, (elapsed / max(laps, 1),) * laps)


@given(
    laps=st.integers(0, 80),
    seconds=st.integers(0, 20_000),
    questions=st.integers(0, 80),
    minutes=st.integers(0, 400),
    review=st.integers(0, 60),
)
def test_the_pace_always_makes_sense(laps: int, seconds: int, questions: int, minutes: int, review: int) -> None:
    found = pace(clock(laps, timedelta(seconds=seconds)), questions, minutes, review)
    assert timedelta() <= found.reserve <= minutes * MINUTE / 2
    assert found.question <= max(questions, 0)
    planned = found.per_question * max(questions, 1) + found.reserve
    assert abs(planned - minutes * MINUTE) < timedelta(milliseconds=1)


@given(laps=st.integers(0, 65), one=st.integers(0, 10_000), more=st.integers(0, 500))
def test_time_never_improves_the_pace(laps: int, one: int, more: int) -> None:
    early, late = (pace(clock(laps, timedelta(seconds=seconds)), 65, 170, 15).ahead for seconds in (one, one + more))
    assert late <= early


@pytest.mark.parametrize(
    ("laps", "minutes", "ahead"),
    [
        (0, 0, 0), (0, 2, 0), (0, 5, -2), (10, 20, 4), (10, 24, 0), (10, 26, 0), (10, 30, -3.6), (64, 153.6, 0),
    ],
)  # fmt: skip
def test_a_question_under_way_counts_as_behind_only_once_its_share_is_used(
    laps: int, minutes: float, ahead: float
) -> None:
    """50 questions in 135 minutes, 15 of them for review: 2.4 minutes each."""
    found = pace(clock(laps, minutes * MINUTE), 50, 135, 15)
    assert found.per_question == 2.4 * MINUTE
    expected = ahead if laps != 0 or minutes != 5 else 2.4 - 5
    assert abs(found.ahead - expected * MINUTE) < timedelta(seconds=1)
