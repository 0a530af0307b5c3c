"""What was studied on which day."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache

from data.by_field import ByField
from data.clock import study_day
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


def studied_on(study: Study, rollover_hour: int) -> Callable[[date], bool]:
    """Tells of a day whether a task was ticked or a session took place on it."""
    sessions = _session_days(study.by_field(StudySession, "day"))

    def studied(day: date) -> bool:
        return day in sessions or (_has_ticks(study, day) and _ticked_on(study, day, rollover_hour))

    return studied


@lru_cache(maxsize=2)
def _session_days(sessions: ByField[StudySession]) -> frozenset[date]:
    """The days that have sessions; a streak of ten years asks for thousands of them."""
    days = set()
    for written in sessions:
        with suppress(ValueError, TypeError):
            days.add(date.fromisoformat(written))
    return frozenset(days)


def _has_ticks(study: Study, day: date) -> bool:
    return study.tasks.has_ticks(day) or study.tasks.has_ticks(day + timedelta(days=1))


def _ticked_on(study: Study, day: date, rollover_hour: int) -> bool:
    """Whether a tick falls on the study day; only ticks of its two calendar days are looked at."""
    near = (study.tasks.ticks_on(day), study.tasks.ticks_on(day + timedelta(days=1)))
    return any(study_day(moment, rollover_hour) == day for moments in near for moment in moments)
