"""The one place that asks the time: everything else is handed a clock."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

FIRST_YEAR, LAST_YEAR = 1970, 2200
"""The years the program counts in."""


class Clock(Protocol):
    """Tells the time of day and a steady count of seconds."""

    def now(self) -> datetime:
        """The moment, aware, in the learner's own time zone."""

    def seconds(self) -> float:
        """Seconds since the start of 1970 UTC: the same moment as `now`, at a tenth of its cost."""

    def steady(self) -> float:
        """Seconds that never jump when the system clock is changed; only differences mean anything."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The moment in the local time zone."""
        return datetime.now(UTC).astimezone()

    def seconds(self) -> float:
        """Seconds since the start of 1970 UTC."""
        return time.time()

    def steady(self) -> float:
        """Seconds of the monotonic clock."""
        return time.monotonic()


class FixedClock:
    """A clock that stands still until it is moved: for tests, the demo and pictures."""

    def __init__(self, moment: datetime) -> None:
        """Start at an aware moment."""
        if moment.tzinfo is None:
            raise ValueError("FixedClock needs an aware moment")
        self._moment = moment
        self._steady = 0.0

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._moment

    def seconds(self) -> float:
        """Seconds from the start of 1970 UTC to the moment it was set to."""
        return self._moment.timestamp()

    def steady(self) -> float:
        """Seconds it was advanced since it was made."""
        return self._steady

    def advance(self, **span: float) -> None:
        """Let time pass, as in `advance(minutes=5)`; both clocks move."""
        step = timedelta(**span)
        self._moment += step
        self._steady += step.total_seconds()

    def set_wall(self, moment: datetime) -> None:
        """Change the wall clock alone, as a user or a time server would."""
        self._moment = moment


def study_day(moment: datetime, rollover_hour: int = 4) -> date:
    """The day a moment is studied on: the small hours before `rollover_hour` belong to the evening before."""
    return (moment - timedelta(hours=rollover_hour)).date()
