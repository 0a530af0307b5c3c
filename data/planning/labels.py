"""Labels for a day's position in the plan and its distance from the exam."""

from datetime import date

from data.language import say, say_count
from data.model.plan import Plan


def week_label(plan: Plan, day: date) -> str:
    """The week of the plan, or a label for a day before or after the plan."""
    week = plan.week_of(day)
    if week < 1:
        return say_count((plan.start - day).days, "starts in {n} day", "starts in {n} days")
    if week > plan.weeks:
        return say("after the plan")
    return say("Week {week} of {weeks}", week=week, weeks=plan.weeks)


def streak_label(days: int) -> str:
    """Days in a row with something studied."""
    return say("{n}-day streak", n=days)


def no_tasks_label() -> str:
    """The line of an empty checklist."""
    return say("Nothing is planned for this day.")


def exam_label(days_left: int | None) -> str:
    """Days to the exam or since it; empty without an exam day."""
    if days_left is None:
        return ""
    if days_left == 0:
        return say("exam today")
    if days_left < 0:
        return say_count(-days_left, "exam {n} day ago", "exam {n} days ago")
    return say_count(days_left, "{n} day to the exam", "{n} days to the exam")
