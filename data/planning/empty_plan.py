"""An empty plan for an exam without a pack, for the learner's own tasks or an imported file."""

from datetime import date

from data.errors import BadInput
from data.language import say
from data.model.plan import MINUTES_LIMIT, TITLE_LIMIT, Plan

WEEKS = 12
"""Weeks of a plan without an exam day."""
LONGEST = 520


def own_plan(id_: int, name: str, language: str, start: date, minutes: int, exam_day: date | None) -> Plan:
    """Create an empty plan up to the week of the exam; raises `BadInput` for a missing name or impossible minutes."""
    name = name.strip()
    if not name:
        raise BadInput(say("Enter the exam's name."))
    refuse_minutes_a_day(minutes)
    weeks = WEEKS if exam_day is None else min((exam_day - start).days // 7 + 1, LONGEST)
    return Plan(
        id=id_,
        name=name[:TITLE_LIMIT],
        start=start,
        weeks=weeks,
        exam_day=exam_day,
        language=language,
        minutes_a_day=minutes,
        checkpoints=tuple(range(4, weeks + 1, 4)) or (weeks,),
    )


def refuse_minutes_a_day(minutes: int) -> None:
    """Raise `BadInput` unless the minutes a day are possible."""
    if not 5 <= minutes <= MINUTES_LIMIT:
        message = say("{n} minutes a day is out of range. Enter 5 to {limit}.", n=minutes, limit=MINUTES_LIMIT)
        raise BadInput(message)
