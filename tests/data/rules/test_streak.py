"""Days in a row."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.rules.streak import streak
from tests.conftest import TODAY


def naively(studied: set[int]) -> int:
    """The streak counted in days before today, as a person would with a calendar."""
    ago = 0 if 0 in studied else 1
    count = 0
    while ago + count in studied:
        count += 1
    return count


@given(st.sets(st.integers(0, 12)))
def test_the_streak_is_what_a_person_counts(days_ago: set[int]) -> None:
    studied = {TODAY - timedelta(days=ago) for ago in days_ago}
    assert streak(studied.__contains__, TODAY) == naively(days_ago)


def test_today_is_still_open_so_yesterday_keeps_the_streak() -> None:
    studied = {TODAY - timedelta(days=1), TODAY - timedelta(days=2)}
    assert streak(studied.__contains__, TODAY) == 2
    assert streak(studied.__contains__, TODAY + timedelta(days=1)) == 0
    assert streak({*studied, TODAY}.__contains__, TODAY) == 3
