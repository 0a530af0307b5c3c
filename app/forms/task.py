"""The form for a new task, or for changing one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.forms.inputs.choices import chosen_id
from app.forms.inputs.numbers import whole_number
from data.dates import parse_day, says_none
from data.frozen import replace
from data.language import say, say_day
from data.model.plan import Task
from data.model.task_fields import TASK_FIELDS, TaskField, record_class
from data.planning.agenda import position_after
from data.planning.new_task import new_task
from data.study.study import Study
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog

ASKED = [field for field in TASK_FIELDS if field.label]
"""The fields below title and day."""


def task_form(study: Study, day: date, today: date, old: Task | None = None) -> FormDialog[Task]:
    """A form whose result is a task, not committed yet."""
    title = say("Edit the task") if old else say("New task")

    def accept(values: Mapping[str, str]) -> Task:
        return _typed_task(study, today, old, values)

    return FormDialog(title, _inputs(study, day, today, old), accept)


def _inputs(study: Study, day: date, today: date, old: Task | None) -> tuple[Field, ...]:
    shown = old.day if old else day
    return (
        Field("title", say("Title"), old.title if old else "", say("What to do"), append_on_focus=True),
        Field(
            "day",
            say("Day") + (f" ({say_day(shown, today)})" if shown else ""),
            shown.isoformat() if shown else "",
            say("none, tomorrow, fri, +3, 2026-03-01"),
        ),
        *(_input(study, field, old) for field in ASKED),
    )


def _input(study: Study, field: TaskField, old: Task | None) -> Field:
    """The input of a declared field: a list of records, or a line to type in."""
    value = getattr(old, field.name) if old else None
    text = "" if value is None else str(value)
    if not field.table:
        return Field(field.name, say(field.label), text, say(field.example))
    records = study.all(record_class(field.table)).values()
    options = (("", say(field.example)), *((str(record.id), record.label) for record in records))
    return Field(field.name, say(field.label), text, options=options)


def _typed_task(study: Study, today: date, old: Task | None, texts: Mapping[str, str]) -> Task:
    day = None if says_none(texts["day"]) else parse_day(texts["day"], today)
    values = {field.name: _typed_value(study, field, texts[field.name]) for field in ASKED}
    if old is None:
        return new_task(study, texts["title"], day, **values)
    position = old.position if day == old.day else position_after(study.tasks, day)
    return replace(old, title=texts["title"].strip(), day=day, position=position, **values)


def _typed_value(study: Study, field: TaskField, text: str) -> Any:
    """The value of a declared field; raises `BadInput`."""
    if field.table:
        id_ = chosen_id(text)
        return id_ if id_ in study.all(record_class(field.table)) else None
    return whole_number(text, say("minutes")) if field.type == "minutes" else text.strip()
