"""Study sessions by day."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from data.model.sessions import StudySession
from data.planning.study_time.minutes_studied import SessionsByDay, minutes_on

if TYPE_CHECKING:
    from data.study.field_index import FieldIndex
    from data.study.study import Study

LEAST = 1.0
"""Minutes of study that make a day count."""


def sessions_by_day(study: "Study") -> SessionsByDay:
    """The study sessions of each day that has any."""
    return study.by_field(StudySession, "day")


def running_session(study: "Study") -> StudySession | None:
    """The session whose timer is running, or None."""
    running = study.by_field(StudySession, "minutes").get(None, [])
    return next((session for session in reversed(running) if session.started_at is not None), None)


def studied_since(study: "Study", rollover_hour: int) -> Callable[[date], date | None]:
    """Return a function from a day to the first day of its unbroken run of study days; None for an idle day.

    A day counts with a minute or more of study, or a task ticked on it. Runs of days with sessions are computed
    once, so that a streak of ten years is not counted day by day.
    """
    sessions = sessions_by_day(study)
    stretches = _stretches(study.by_field(StudySession, "day"), study.by_field(StudySession, "minutes"))
    running = running_session(study)

    def since(day: date) -> date | None:
        if day in stretches:
            return stretches[day]
        if running is not None and running.day == day and minutes_on(sessions, day, study.clock.now()) >= LEAST:
            return day
        return day if study.tasks.ticked_on(day, rollover_hour) else None

    return since


def _nearly_idle(sessions: "FieldIndex[StudySession]", by_minutes: "FieldIndex[StudySession]") -> set[date]:
    """Days whose ended sessions total less than a minute; checks only short sessions and the running one."""
    short = [value for value in by_minutes if value is None or (isinstance(value, int | float) and value < LEAST)]
    doubtful = {session.day for value in short for session in by_minutes[value]}
    return {day for day in doubtful if sum(session.minutes or 0.0 for session in sessions[day]) < LEAST}


@lru_cache(maxsize=2)
def _stretches(sessions: "FieldIndex[StudySession]", by_minutes: "FieldIndex[StudySession]") -> dict[date, date]:
    """For each day with a minute or more of study, the first day of its unbroken run."""
    days = set()
    for day_text in sessions:
        with suppress(ValueError, TypeError):
            days.add(date.fromisoformat(day_text))
    days -= _nearly_idle(sessions, by_minutes)
    first: dict[date, date] = {}
    for day in sorted(days):
        first[day] = first.get(day - timedelta(days=1), day)
    return first
