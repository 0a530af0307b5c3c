"""The tasks of a study, findable by day, phase and domain without looking at all of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from data.plan import Task

EMPTY: dict[int, Task] = {}


@dataclass(slots=True)
class Tally:
    """How many of some tasks are done."""

    done: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """Part done, 0.0 to 1.0; 0.0 of nothing."""
        return self.done / self.total if self.total else 0.0


@dataclass(slots=True)
class TaskIndex:
    """Kept up to date task by task, so that a key press never costs a walk over ten years."""

    by_id: dict[int, Task] = field(default_factory=dict)
    by_day: dict[date, dict[int, Task]] = field(default_factory=dict)
    undated: dict[int, Task] = field(default_factory=dict)
    open_days: Counter[date] = field(default_factory=Counter)
    """Number of open tasks on each day that has any."""
    ticks: dict[date, dict[int, datetime]] = field(default_factory=dict)
    """Moments of the ticks made on each calendar day, by task."""
    overall: Tally = field(default_factory=Tally)
    phases: defaultdict[int | None, Tally] = field(default_factory=lambda: defaultdict(Tally))
    domains: defaultdict[int | None, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def extend(self, tasks: Iterable[Task]) -> None:
        """Take in many tasks."""
        for task in tasks:
            self.put(task)

    def put(self, task: Task) -> None:
        """Take in a task, in place of the one with its id."""
        self.drop(task.id)
        self.by_id[task.id] = task
        self._group(task)[task.id] = task
        self._count(task, 1)

    def drop(self, task_id: int) -> None:
        """Forget a task; an unknown id is no error."""
        old = self.by_id.pop(task_id, None)
        if old is None:
            return
        group = self._group(old)
        del group[task_id]
        if old.day is not None and not group:
            del self.by_day[old.day]
        self._count(old, -1)

    def on(self, day: date) -> list[Task]:
        """The tasks of a day in their order."""
        return in_order(self.by_day.get(day, EMPTY).values())

    def open_before(self, day: date) -> list[Task]:
        """Open tasks of earlier days, the most recent day first."""
        days = sorted((earlier for earlier in self.open_days if earlier < day), reverse=True)
        return [task for earlier in days for task in self.on(earlier) if not task.done]

    def ticks_on(self, day: date) -> Iterable[datetime]:
        """Moments of the ticks made on a calendar day."""
        return self.ticks.get(day, {}).values()

    def _count_tick(self, task_id: int, moment: datetime, by: int) -> None:
        moments = self.ticks.setdefault(moment.date(), {})
        if by > 0:
            moments[task_id] = moment
            return
        del moments[task_id]
        if not moments:
            del self.ticks[moment.date()]

    def _group(self, task: Task) -> dict[int, Task]:
        return self.undated if task.day is None else self.by_day.setdefault(task.day, {})

    def _count(self, task: Task, by: int) -> None:
        done = by if task.done else 0
        for tally in (self.overall, self.phases[task.phase], self.domains[task.domain]):
            tally.total += by
            tally.done += done
        if task.done_at is not None:
            self._count_tick(task.id, task.done_at, by)
        elif task.day is not None:
            _step(self.open_days, task.day, by)


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """Tasks as the learner ordered them, older first where equal."""
    return sorted(tasks, key=lambda task: (task.position, task.id))


def _step(counter: Counter[date], day: date, by: int) -> None:
    counter[day] += by
    if not counter[day]:
        del counter[day]
