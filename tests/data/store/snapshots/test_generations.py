"""Which earlier versions are kept."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from data.store.merging.stamps import EPOCH, stamp_at
from data.store.snapshots.generations import Generation, generation_name, outdated

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


def kept_after(moments: list[datetime]) -> list[timedelta]:
    """The ages of what is kept of versions made at these moments, thinned after each."""
    kept: list[Generation] = []
    for number, moment in enumerate(moments, 1):
        stamp = stamp_at((moment - EPOCH) // timedelta(milliseconds=1), 0, "000000")
        kept.append(Generation(generation_name(number, stamp), number, stamp))
        going = set(outdated(kept))
        kept = [one for one in kept if one not in going]
    return [moments[-1] - one.moment for one in kept]


def test_a_month_of_versions_every_ten_minutes_is_thinned_with_age() -> None:
    """The newest ten, then half hours for two days, days, weeks, months."""
    moments = [NOW - timedelta(minutes=10 * step) for step in range(6 * 24 * 30, -1, -1)]
    ages = kept_after(moments)
    assert ages[-10:] == [timedelta(minutes=10 * step) for step in range(9, -1, -1)]
    half_hours = [age for age in ages if timedelta(minutes=100) < age <= timedelta(days=2)]
    assert 80 <= len(half_hours) <= 97
    days = [age for age in ages if timedelta(days=2) < age <= timedelta(weeks=2)]
    assert 10 <= len(days) <= 13
    weeks = [age for age in ages if age > timedelta(weeks=2)]
    assert 1 <= len(weeks) <= 4


def test_daily_versions_of_three_years_end_at_a_year() -> None:
    """Weeks for a quarter, months for a year, nothing older."""
    ages = kept_after([NOW - timedelta(days=day) for day in range(3 * 365, -1, -1)])
    assert max(ages) <= timedelta(days=365)
    assert 30 <= len(ages) <= 50
    old = sorted(age for age in ages if age > timedelta(weeks=15))
    assert all(later - earlier >= timedelta(days=28) for earlier, later in pairwise(old))


def test_a_clock_that_is_ten_years_ahead_for_a_day_deletes_next_to_nothing() -> None:
    """Versions are ordered by their number, and age is not counted from a single one."""
    days = [NOW - timedelta(days=day) for day in range(200, 0, -1)]
    ahead = [NOW + timedelta(days=3650, minutes=step) for step in range(4)]
    assert len(kept_after([*days, *ahead])) >= len(kept_after(days))
