"""What is known of the exam itself, typed by the learner: its time, its questions, its pass mark."""

from collections.abc import Mapping

from app.forms.inputs.numbers import bare_percent, percent, whole_number
from data.errors import BadInput
from data.exams.sitting import QUESTION_LIMIT
from data.frozen import replace
from data.language import say
from data.model.plan import MINUTES_LIMIT, Plan
from widgets.dialogs.field import Field


def exam_fields(plan: Plan) -> tuple[Field, ...]:
    """A field for each fact; an empty one says that it is not known."""
    unknown = say("not known yet")
    return (
        Field("time", say("Exam length (min)"), _said(plan.exam_minutes), unknown),
        Field("questions", say("Questions in the exam"), _said(plan.exam_questions), unknown),
        Field("pass", say("Pass mark in percent"), _said(plan.pass_percent), unknown),
    )


def with_exam_facts(plan: Plan, values: Mapping[str, str]) -> Plan:
    """The plan with the facts that were typed; raises `BadInput`."""
    return replace(
        plan,
        exam_minutes=_up_to(values["time"], say("minutes"), MINUTES_LIMIT),
        exam_questions=_up_to(values["questions"], say("questions"), QUESTION_LIMIT),
        pass_percent=_pass_mark(values["pass"], plan),
    )


def _said(number: float | None) -> str:
    """A number as it stands in its field; empty where it is not known."""
    return f"{number:g}" if number else ""


def _up_to(text: str, what: str, most: int) -> int:
    """A number from 1 on, 0 for an empty field; raises `BadInput`."""
    number = whole_number(text, what)
    if number is not None and not 1 <= number <= most:
        raise BadInput(say("Choose 1 to {n} {what}, or leave the field empty.", n=most, what=what))
    return number or 0


def _pass_mark(text: str, plan: Plan) -> float | None:
    """The pass mark in percent, None for an empty field; raises `BadInput`."""
    if bare_percent(text) == _said(plan.pass_percent):
        # What was not touched keeps every digit it has.
        return plan.pass_percent
    try:
        mark = percent(text)
    except ValueError:
        mark = 0.0
    if mark is not None and not 0 < mark <= 100:
        raise BadInput(
            say(
                "“{text}” is not a pass mark. Type 1 to 100 percent, or leave the field empty.",
                text=text.strip()[:20],
            )
        )
    return mark
