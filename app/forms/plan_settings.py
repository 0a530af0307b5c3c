"""The form for the study's name, its dates, its pace and its exam."""

from collections.abc import Mapping
from datetime import date

from app.forms.exams.exam_facts import exam_fields, with_exam_facts
from app.forms.inputs.exam_day import typed_exam_day
from app.forms.inputs.numbers import whole_number
from data.errors import BadInput
from data.frozen import replace
from data.language import say
from data.model.plan import MINUTES_LIMIT, Plan
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog


def plan_form(plan: Plan, today: date) -> FormDialog[Plan]:
    """A form whose result is the plan with other settings, not committed yet."""

    def accept(values: Mapping[str, str]) -> Plan:
        return _plan(plan, today, values)

    fields = (
        Field("name", say("Name"), plan.name, append_on_focus=True),
        Field(
            "exam",
            say("Exam day"),
            plan.exam_day.isoformat() if plan.exam_day else "",
            say("empty: no exam day"),
        ),
        Field("minutes", say("Minutes a day"), str(plan.minutes_a_day)),
        *exam_fields(plan),
    )
    return FormDialog(say("Plan settings"), fields, accept)


def _plan(plan: Plan, today: date, values: Mapping[str, str]) -> Plan:
    minutes = whole_number(values["minutes"], say("minutes"))
    if minutes is None or not 5 <= minutes <= MINUTES_LIMIT:
        raise BadInput(say("Choose 5 to {n} minutes a day.", n=MINUTES_LIMIT))
    if not values["name"].strip():
        raise BadInput(say("The study needs a name."))
    exam = typed_exam_day(values["exam"], plan.start, today)
    changed = replace(plan, name=values["name"].strip(), exam_day=exam, minutes_a_day=minutes)
    return with_exam_facts(changed, values)
