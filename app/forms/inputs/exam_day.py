"""The exam day as a learner types it, and what of the plan lies after it."""

from datetime import date

from data.dates import parse_day, says_none
from data.errors import BadInput
from data.language import say, say_count, say_day
from data.study.study import Study


def typed_exam_day(text: str, start: date, today: date) -> date | None:
    """The exam day typed, None where there is none; raises `BadInput` where it is before the first study day."""
    if says_none(text):
        return None
    day = parse_day(text, today)
    if day < start:
        raise BadInput(
            say(
                "The exam day ({day}) is before the first study day ({start}). Choose a later day or none.",
                day=day.isoformat(),
                start=start.isoformat(),
            )
        )
    return day


def words_after_exam(study: Study, today: date) -> str:
    """How many open tasks lie after the exam day, as a sentence; empty where none does."""
    exam = study.plan.exam_day
    if exam is None:
        return ""
    open_tasks = {day: sum(not task.done for task in study.tasks.on(day)) for day in study.tasks.days if day > exam}
    late = {day: count for day, count in open_tasks.items() if count}
    if not late:
        return ""
    count = say_count(sum(late.values()), "{n} open task", "{n} open tasks")
    exam_words, last = say_day(exam, today), say_day(max(late), today)
    return say("After the exam day ({exam}): {count}, the last on {last}.", exam=exam_words, count=count, last=last)
