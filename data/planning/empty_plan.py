"""A plan for an exam that no pack knows: empty, for the learner's own tasks or a file of theirs."""

from datetime import date

from data.errors import BadInput
from data.language import say
from data.model.plan import MINUTES_LIMIT, TITLE_LIMIT, Plan

WEEKS = 12
"""Weeks of a plan that has no exam day yet."""
LONGEST = 520


def own_plan(id_: int, name: str, language: str, start: date, minutes: int, exam_day: date | None) -> Plan:
    """An empty plan up to the week of the exam; raises `BadInput`."""
    name = name.strip()
    if not name:
        raise BadInput(say("Give the exam a name."))
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
    """Raise `BadInput` for a pace that nobody can keep."""
    if not 5 <= minutes <= MINUTES_LIMIT:
        said = say("{n} minutes a day cannot be planned: give 5 to {limit}.", n=minutes, limit=MINUTES_LIMIT)
        raise BadInput(said)
