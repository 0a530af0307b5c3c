"""The study day rolls over in the small hours."""

from datetime import date, datetime

import pytest

from data.clock import FixedClock, study_day
from tests.conftest import NOW, ZONE


@pytest.mark.parametrize(
    ("moment", "rollover", "day"),
    [
        (datetime(2026, 1, 27, 3, 59, tzinfo=ZONE), 4, date(2026, 1, 26)),
        (datetime(2026, 1, 27, 4, 0, tzinfo=ZONE), 4, date(2026, 1, 27)),
        (datetime(2026, 1, 27, 23, 59, tzinfo=ZONE), 4, date(2026, 1, 27)),
        (datetime(2026, 1, 1, 0, 0, tzinfo=ZONE), 0, date(2026, 1, 1)),
        (datetime(2026, 1, 1, 11, 59, tzinfo=ZONE), 12, date(2025, 12, 31)),
    ],
)
def test_the_small_hours_belong_to_the_evening_before(moment: datetime, rollover: int, day: date) -> None:
    assert study_day(moment, rollover) == day


def test_a_fixed_clock_moves_only_when_told_to() -> None:
    clock = FixedClock(NOW)
    clock.advance(minutes=5)
    assert ((clock.now() - NOW).total_seconds(), clock.steady()) == (300, 300)
    clock.set_wall(NOW)
    assert (clock.now(), clock.steady()) == (NOW, 300)
    with pytest.raises(ValueError, match="aware"):
        FixedClock(datetime(2026, 1, 27))
