"""What was studied on which day."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache

from data.model.sessions import StudySession
from data.planning.study_time import SessionsByDay, minutes_on
from data.study.field_index import ByField
from data.study.study import Study

LEAST = 1.0
"""Minutes of study that make a day count."""


def sessions_by_day(study: Study) -> SessionsByDay:
    """The study sessions of every day that has any."""
    return study.by_field(StudySession, "day")


def running_session(study: Study) -> StudySession | None:
    """The session whose clock is running."""
    running = study.by_field(StudySession, "minutes").get(None)
    return running[-1] if running else None


def studied_since(study: Study, rollover_hour: int) -> Callable[[date], date | None]:
    """Tells since which day at the latest something was studied on every day up to one; None for an idle day.

    What counts is a minute or more of study, or a tick the learner made on that day. Stretches of sessions are known
    in full, so that the streak of ten years is not counted day by day.
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


def _nearly_idle(sessions: ByField[StudySession], by_minutes: ByField[StudySession]) -> set[date]:
    """The days whose ended sessions come to less than a minute; only short ones and a running one are looked at."""
    short = [value for value in by_minutes if value is None or (isinstance(value, int | float) and value < LEAST)]
    doubtful = {session.day for value in short for session in by_minutes[value]}
    return {day for day in doubtful if sum(session.minutes or 0.0 for session in sessions[day]) < LEAST}


@lru_cache(maxsize=2)
def _stretches(sessions: ByField[StudySession], by_minutes: ByField[StudySession]) -> dict[date, date]:
    """For each day with a minute or more of study the first one of those without a gap before it."""
    days = set()
    for written in sessions:
        with suppress(ValueError, TypeError):
            days.add(date.fromisoformat(written))
    days -= _nearly_idle(sessions, by_minutes)
    first: dict[date, date] = {}
    for day in sorted(days):
        first[day] = first.get(day - timedelta(days=1), day)
    return first
