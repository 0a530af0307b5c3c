"""The tasks of one day."""

from datetime import date

from data.frozen import replace
from data.language import say
from data.model.plan import Plan, Task
from data.study.task_index import TaskIndex
from data.values import Values


class Agenda(Values):
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
        """Number of the day's own tasks that are done."""
        return sum(task.done for task in self.tasks)


def titled_groups(agenda: Agenda) -> tuple[tuple[str, tuple[Task, ...]], ...]:
    """The tasks in the order of a checklist, each group with its title; the tasks of the day have none."""
    return (
        ("", agenda.tasks),
        (say("Overdue"), agenda.overdue),
        (say("Any day this week"), agenda.this_week),
        (say("Any time"), agenda.any_time),
    )


def for_day(tasks: TaskIndex, plan: Plan, day: date, today: date) -> Agenda:
    """The agenda of `day`; only today's has overdue tasks."""
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
    """Days an open task is late; 0 if it is not late."""
    if task.done or task.day is None:
        return 0
    return max(0, (today - task.day).days)


def position_after(tasks: TaskIndex, day: date | None) -> float:
    """A position after every task of the day."""
    group = tasks.on(day) if day is not None else tasks.undated
    return max((task.position for task in group), default=0.0) + 1.0


def shifted(tasks: list[Task], task: Task, by: int) -> list[Task]:
    """The tasks whose position changes when `task` moves one row up (`by` is -1) or down (+1) in `tasks`."""
    ids = [day_task.id for day_task in tasks]
    start = ids.index(task.id)
    end = start + by
    if not 0 <= end < len(tasks):
        return []
    order = list(tasks)
    order.insert(end, order.pop(start))
    return [
        replace(day_task, position=float(number))
        for number, day_task in enumerate(order, start=1)
        if day_task.position != float(number)
    ]
