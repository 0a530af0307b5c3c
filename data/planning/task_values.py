"""The values of a task's declared fields as a person or another program reads them."""

from typing import TYPE_CHECKING, Any

from data.language import say_minutes
from data.model.plan import Task
from data.model.record import Record
from data.model.task_fields import Output, TaskField, fields_shown, record_class

if TYPE_CHECKING:
    from data.study.study import Study


def referred_record(study: "Study", task: Task, field: TaskField) -> Record | None:
    """The record that a field refers to; None without one."""
    id_ = getattr(task, field.name)
    return study.all(record_class(field.table)).get(id_) if id_ is not None else None


def plain_value(study: "Study", task: Task, field: TaskField) -> Any:
    """The value as other programs read it, None for none: of another record its full name, else the value itself."""
    if not field.table:
        value = getattr(task, field.name)
        return None if value == "" else value
    record = referred_record(study, task, field)
    return record.full_name if record else None


def short_text(study: "Study", task: Task, field: TaskField) -> str:
    """The value in a line with others; empty for none."""
    if field.table:
        record = referred_record(study, task, field)
        return record.label if record else ""
    value = getattr(task, field.name)
    if field.type == "minutes":
        return say_minutes(value) if value else ""
    return str(value or "")


def shown_texts(study: "Study", task: Task, output: Output) -> list[str]:
    """What an output shows of the task beside its own columns, each field on lines of its own; no empty ones."""
    values = (plain_value(study, task, field) for field in fields_shown(output))
    return [str(value) for value in values if value]
