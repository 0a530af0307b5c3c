"""Creates a task at the end of its day, in the phase of that day."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from data.errors import BadInput
from data.language import say
from data.model.plan import Phase, Task
from data.model.record import Record
from data.model.task_fields import TaskField, record_class
from data.planning.agenda import position_after
from data.planning.progress import phase_on
from data.text_folding import fold

if TYPE_CHECKING:
    from data.study.study import Study


def new_task(study: "Study", title: str, day: date | None, **values: Any) -> Task:
    """Return a task that is not committed yet; raises `BadInput` for an impossible title or minutes.

    `values` are other fields by name; without a phase it is in the phase of its day.
    """
    if day is not None and values.get("phase") is None:
        phase = phase_on(list(study.all(Phase).values()), day)
        values["phase"] = phase.id if phase else None
    position = position_after(study.tasks, day)
    return Task(id=study.new_id(), title=title.strip(), day=day, position=position, **values)


def adding_label(tasks: Sequence[Task]) -> str:
    """What undo calls the step that adds some tasks, at least one."""
    return say("Add “{title}”", title=tasks[0].title) if len(tasks) == 1 else say("Add {n} tasks", n=len(tasks))


def chosen_record(study: "Study", field: TaskField, name: str) -> Record:
    """Find the record that a field is to refer to by one of its names or the start of the full one.

    Raises `BadInput` that lists all of them.
    """
    folded = fold(name)
    records = list(study.all(record_class(field.table)).values())
    for record in records:
        if folded and folded in map(fold, record.names):
            return record
    matches = [record for record in records if folded and fold(record.full_name).startswith(folded)]
    if len(matches) == 1:
        return matches[0]
    labels = ", ".join(record.label for record in records)
    raise BadInput(say(field.refusal, text=name.strip()[:40], names=labels))
