"""What was studied on which day."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache

from data.by_field import ByField
from data.rules.study_time import SessionsByDay
from data.sessions import StudySession
from data.study import Study


def sessions_by_day(study: Study) -> SessionsByDay:
    """The study sessions of every day that has any."""
    return study.by_field(StudySession, "day")


def running_session(study: Study) -> StudySession | None:
    """The session whose clock is running."""
    running = study.by_field(StudySession, "minutes").get(None)
    return running[-1] if running else None


def studied_since(study: Study, rollover_hour: int) -> Callable[[date], date | None]:
    """Tells since which day at the latest something was studied on every day up to one; None for an idle day.

    What counts is a tick or a session. Stretches of sessions are known in full, so that the streak of ten years
    is not counted day by day.
    """
    stretches = _stretches(study.by_field(StudySession, "day"))

    def since(day: date) -> date | None:
        return stretches.get(day) or (day if study.tasks.ticked_on(day, rollover_hour) else None)

    return since


@lru_cache(maxsize=2)
def _stretches(sessions: ByField[StudySession]) -> dict[date, date]:
    """For each day with a session the first one of those without a gap before it."""
    days = set()
    for written in sessions:
        with suppress(ValueError, TypeError):
            days.add(date.fromisoformat(written))
    first: dict[date, date] = {}
    for day in sorted(days):
        first[day] = first.get(day - timedelta(days=1), day)
    return first
