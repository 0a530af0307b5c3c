"""The few facts of a task that an index of all tasks needs."""

from data.model.plan import Task
from data.values import Values


class TaskKey(Values):
    """What the index has to know of a task; days are ISO dates, empty for none."""

    day: str
    ticked: str
    """Calendar day of the tick in the time zone it was made in; empty while open."""
    domain: int | None
    phase: int | None


def task_key(task: Task) -> TaskKey:
    """The facts of a task."""
    return TaskKey(
        "" if task.day is None else task.day.isoformat(),
        "" if task.done_at is None else task.done_at.date().isoformat(),
        task.domain,
        task.phase,
    )
