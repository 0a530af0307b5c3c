"""The three texts of the title bar, made from the study."""

from datetime import date
from typing import NamedTuple

from app.sitting import Sitting
from data.language import say, say_count
from data.plan import Phase
from data.rules.progress import days_to_exam, percent, phase_on
from data.rules.streak import streak
from data.study_days import studied_on
from widgets.spans import safe


class Heading(NamedTuple):
    """What the title bar shows."""

    study: str
    place: str
    ahead: str


def current_streak(sitting: Sitting) -> int:
    """Days in a row with something studied."""
    return streak(studied_on(sitting.study, sitting.place.settings.rollover_hour), sitting.today)


def heading(sitting: Sitting, day: date, days: int) -> Heading:
    """The title bar for the selected day, with a streak of `days`."""
    study, plan = sitting.study, sitting.study.plan
    week = plan.week_of(day)
    if week < 1:
        where = say_count((plan.start - day).days, "starts in {n} day", "starts in {n} days")
    elif week > plan.weeks:
        where = say("after the plan")
    else:
        where = say("Week {week} of {weeks}", week=week, weeks=plan.weeks)
    phase = phase_on(list(study.all(Phase).values()), day)
    tally = study.tasks.overall
    done = say("{n} % done", n=percent(tally.done, tally.total))
    parts = [where, safe(phase.title) if phase else "", done]
    ahead = [_exam_words(days_to_exam(plan, sitting.today)), say("{n}-day streak", n=days) if days else ""]
    return Heading(safe(plan.name), " · ".join(p for p in parts if p), " · ".join(a for a in ahead if a))


def _exam_words(left: int | None) -> str:
    if left is None:
        return ""
    if left == 0:
        return say("exam today")
    if left < 0:
        return say_count(-left, "exam {n} day ago", "exam {n} days ago")
    return say_count(left, "{n} day to the exam", "{n} days to the exam")
