"""On which days something was studied."""

from collections.abc import Callable
from datetime import date, timedelta

from data.clock import study_day
from data.sessions import StudySession
from data.study import Study


def studied_on(study: Study, rollover_hour: int) -> Callable[[date], bool]:
    """Tells of a day whether a task was ticked or a session took place on it."""
    session_days = {session.day for session in study.all(StudySession).values()}

    def studied(day: date) -> bool:
        return day in session_days or _ticked_on(study, day, rollover_hour)

    return studied


def _ticked_on(study: Study, day: date, rollover_hour: int) -> bool:
    """Whether a tick falls on the study day; only ticks of its two calendar days are looked at."""
    near = (study.tasks.ticks_on(day), study.tasks.ticks_on(day + timedelta(days=1)))
    return any(study_day(moment, rollover_hour) == day for moments in near for moment in moments)
