"""Where a day stands in the plan and before the exam, in words."""

from datetime import date

from data.language import say, say_count
from data.model.plan import Plan


def week_words(plan: Plan, day: date) -> str:
    """The week of the plan, or that the day lies before or after it."""
    week = plan.week_of(day)
    if week < 1:
        return say_count((plan.start - day).days, "starts in {n} day", "starts in {n} days")
    if week > plan.weeks:
        return say("after the plan")
    return say("Week {week} of {weeks}", week=week, weeks=plan.weeks)


def exam_words(left: int | None) -> str:
    """Days left until the exam, or since it; empty where there is none."""
    if left is None:
        return ""
    if left == 0:
        return say("exam today")
    if left < 0:
        return say_count(-left, "exam {n} day ago", "exam {n} days ago")
    return say_count(left, "{n} day to the exam", "{n} days to the exam")
