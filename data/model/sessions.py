"""Minutes really studied."""

from datetime import date, datetime
from typing import ClassVar

from data.frozen import replace
from data.model.record import Record


class StudySession(Record):
    """One stretch of studying; without `minutes` its clock is still running."""

    table: ClassVar[str] = "sessions"

    day: date
    """The study day it counts for."""
    started_at: datetime | None = None
    minutes: float | None = None
    task: int | None = None
    title: str = ""
    """What was studied, where there is no task."""
    source: str = ""
    """Where an import found it, so that importing again updates it."""

    @property
    def running(self) -> bool:
        """Whether the study clock is running."""
        return self.minutes is None

    def minutes_at(self, now: datetime) -> float:
        """Minutes studied so far; a clock set back never counts below zero."""
        if self.minutes is not None:
            return self.minutes
        if self.started_at is None:
            return 0.0
        return max(0.0, (now - self.started_at).total_seconds() / 60)

    def stopped(self, now: datetime) -> "StudySession":
        """The session ended at `now`, to a tenth of a minute."""
        return replace(self, minutes=round(self.minutes_at(now), 1))
