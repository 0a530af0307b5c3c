"""Minutes studied, compared with the plan."""

from collections.abc import Mapping
from datetime import date, datetime

from data.model.plan import Plan
from data.model.sessions import StudySession
from data.planning.progress import week_days
from data.values import Values

SessionsByDay = Mapping[date, list[StudySession]]


class StudyTime(Values):
    """Minutes studied on a day and in its week of the plan, with the planned minutes."""

    today: float
    today_planned: int
    week: float
    week_planned: int


def minutes_on(sessions: SessionsByDay, day: date, now: datetime) -> float:
    """Minutes studied on one day, including the running session."""
    return sum(session.minutes_at(now) for session in sessions.get(day, ()))


def study_time(sessions: SessionsByDay, plan: Plan, day: date, now: datetime) -> StudyTime:
    """Minutes of `day` and of its week in the plan."""
    week = sum(minutes_on(sessions, weekday, now) for weekday in week_days(plan, plan.week_of(day)))
    return StudyTime(minutes_on(sessions, day, now), plan.minutes_a_day, week, plan.weekly_minutes)
