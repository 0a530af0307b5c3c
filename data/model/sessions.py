"""Study sessions: the minutes a learner studied."""

from datetime import date, datetime
from typing import ClassVar

from data.frozen import replace
from data.model.record import Record


class StudySession(Record):
    """One study session; without `minutes` its timer is running."""

    table: ClassVar[str] = "sessions"

    day: date
    """The study day that it counts for."""
    started_at: datetime | None = None
    minutes: float | None = None
    task: int | None = None
    title: str = ""
    """The subject of a session without a task."""
    text: str = ""
    """Details: topics, remarks, results."""
    source: str = ""
    """Origin in an imported file, so that a later import updates it."""

    @property
    def running(self) -> bool:
        """Whether the study timer is running."""
        return self.minutes is None

    def minutes_at(self, now: datetime) -> float:
        """Minutes studied so far; never below zero, even if the clock is set back."""
        if self.minutes is not None:
            return self.minutes
        if self.started_at is None:
            return 0.0
        return max(0.0, (now - self.started_at).total_seconds() / 60)

    def stopped(self, now: datetime) -> "StudySession":
        """Return the session ended at `now`, to a tenth of a minute."""
        return replace(self, minutes=round(self.minutes_at(now), 1))
