"""What is on the table on one day."""

from datetime import date
from typing import NamedTuple

from data.frozen import replace
from data.model.plan import Plan, Task
from data.study.task_index import TaskIndex


class Agenda(NamedTuple):
    """The checklist of one day, in the order it is shown."""

    day: date
    tasks: tuple[Task, ...]
    overdue: tuple[Task, ...]
    """Open tasks of earlier days, the most recent first; only on today's agenda."""
    this_week: tuple[Task, ...]
    """Tasks of this week of the plan that have no day."""
    any_time: tuple[Task, ...]
    """Tasks with neither day nor week."""

    @property
    def everything(self) -> tuple[Task, ...]:
        """Every task in the order shown."""
        return self.tasks + self.overdue + self.this_week + self.any_time

    @property
    def done(self) -> int:
        """How many of the day's own tasks are done."""
        return sum(task.done for task in self.tasks)


def for_day(tasks: TaskIndex, plan: Plan, day: date, today: date) -> Agenda:
    """The agenda of `day`; overdue tasks belong to today's alone."""
    week = plan.week_of(day)
    undated = tasks.undated
    return Agenda(
        day=day,
        tasks=tuple(tasks.on(day)),
        overdue=tuple(tasks.open_before(day)) if day == today else (),
        this_week=tuple(task for task in undated if task.week == week),
        any_time=tuple(task for task in undated if task.week is None),
    )


def overdue_days(task: Task, today: date) -> int:
    """Days an open task is late; 0 when it is not."""
    if task.done or task.day is None:
        return 0
    return max(0, (today - task.day).days)


def position_after(tasks: TaskIndex, day: date | None) -> float:
    """A position behind every task of the day."""
    group = tasks.on(day) if day is not None else tasks.undated
    return max((task.position for task in group), default=0.0) + 1.0


def shifted(tasks: list[Task], task: Task, by: int) -> list[Task]:
    """The tasks whose position changes when `task` moves by one place up (-1) or down (+1) in `tasks`."""
    places = [other.id for other in tasks]
    here = places.index(task.id)
    there = here + by
    if not 0 <= there < len(tasks):
        return []
    order = list(tasks)
    order.insert(there, order.pop(here))
    return [
        replace(other, position=float(number))
        for number, other in enumerate(order, start=1)
        if other.position != float(number)
    ]
