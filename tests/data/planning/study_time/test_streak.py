"""Days in a row."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.planning.study_time.streak import streak
from tests.conftest import TODAY


def naively(studied: set[int]) -> int:
    """The streak counted in days before today, as a person would with a calendar."""
    ago = 0 if 0 in studied else 1
    count = 0
    while ago + count in studied:
        count += 1
    return count


def days_ago(*numbers: int) -> dict[date, date]:
    """Studied days, each known for itself alone."""
    return {TODAY - timedelta(days=number): TODAY - timedelta(days=number) for number in numbers}


@given(st.sets(st.integers(0, 12)), st.data())
def test_the_streak_is_what_a_person_counts(studied: set[int], data: st.DataObject) -> None:
    since = {}
    for ago in studied:
        stretch = [further for further in range(ago, 13) if set(range(ago, further + 1)) <= studied]
        since[TODAY - timedelta(days=ago)] = TODAY - timedelta(days=data.draw(st.sampled_from(stretch)))
    assert streak(since.get, TODAY) == naively(studied)


def test_today_is_still_open_so_yesterday_keeps_the_streak() -> None:
    assert streak(days_ago(1, 2).get, TODAY) == 2
    assert streak(days_ago(1, 2).get, TODAY + timedelta(days=1)) == 0
    assert streak(days_ago(0, 1, 2).get, TODAY) == 3
