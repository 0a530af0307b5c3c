"""Minutes really studied, against what the plan asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from data.plan import Plan
from data.sessions import StudySession


@dataclass(frozen=True, slots=True)
class StudyTime:
    """Minutes studied on a day and in its week of the plan, each with what was planned."""

    today: float
    today_planned: int
    week: float
    week_planned: int


def minutes_on(sessions: Iterable[StudySession], day: date, now: datetime) -> float:
    """Minutes studied on one day, the running session included."""
    return sum(session.minutes_at(now) for session in sessions if session.day == day)


def study_time(sessions: Iterable[StudySession], plan: Plan, day: date, now: datetime) -> StudyTime:
    """Minutes of `day` and of the plan's week around it."""
    start = plan.week_start(plan.week_of(day))
    end = start + timedelta(days=7)
    week = today = 0.0
    for session in sessions:
        if start <= session.day < end:
            minutes = session.minutes_at(now)
            week += minutes
            today += minutes if session.day == day else 0.0
    return StudyTime(today, plan.minutes_a_day, week, plan.weekly_minutes)
