"""Minutes really studied, against what the plan asks for."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from data.model.plan import Plan
from data.model.sessions import StudySession
from data.planning.progress import week_days

SessionsByDay = Mapping[date, list[StudySession]]


class StudyTime(NamedTuple):
    """Minutes studied on a day and in its week of the plan, each with what was planned."""

    today: float
    today_planned: int
    week: float
    week_planned: int


def minutes_on(sessions: SessionsByDay, day: date, now: datetime) -> float:
    """Minutes studied on one day, the running session included."""
    return sum(session.minutes_at(now) for session in sessions.get(day, ()))


def study_time(sessions: SessionsByDay, plan: Plan, day: date, now: datetime) -> StudyTime:
    """Minutes of `day` and of the plan's week around it."""
    week = sum(minutes_on(sessions, each, now) for each in week_days(plan, plan.week_of(day)))
    return StudyTime(minutes_on(sessions, day, now), plan.minutes_a_day, week, plan.weekly_minutes)
