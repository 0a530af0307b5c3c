"""The tasks of a study, findable by day, phase and domain without looking at all of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from data.model.plan import Task
from data.study.day_ids import DayIds
from data.study.task_key import TaskKey
from data.values import Values

NEXT = timedelta(days=1)
FORM = 3
"""Number of the form in which an index is remembered; another one is not understood."""


class Tally(Values):
    """How many of some tasks are done."""

    done: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """Part done, 0.0 to 1.0; 0.0 of nothing."""
        return self.done / self.total if self.total else 0.0


class TaskIndex:
    """Kept up to date task by task, so that a key press never costs a walk over ten years.

    It holds ids and counts; a task is fetched when it is asked for.
    """

    def __init__(self, fetch: Callable[[int], Task | None]) -> None:
        """Start with no task; `fetch` gives the task of an id, None when it cannot be read."""
        self._fetch = fetch
        self._by_day = DayIds()
        """Ids of the tasks of each day."""
        self._ticks = DayIds()
        """Ids of the tasks ticked on each calendar day."""
        self._open_days: Counter[str] = Counter()
        """Number of open tasks on each day that has any."""
        self._counts: Counter[tuple[int | None, int | None, bool]] = Counter()
        """Number of tasks by domain, phase and whether they are done."""
        self._sums: dict[tuple[str, int | None], Tally] = {}
        """What the counts come to, once somebody asked."""

    def extend(self, tasks: Iterable[tuple[int, TaskKey]]) -> None:
        """Take in many new tasks."""
        by_day, ticks = self._by_day, self._ticks
        self._sums = {}
        for id_, (day, ticked, domain, phase) in tasks:
            by_day.add(day, id_)
            if ticked:
                ticks.add(ticked, id_)
            else:
                self._open_days[day] += 1
            self._counts[domain, phase, bool(ticked)] += 1

    def drop(self, id_: int, facts: TaskKey) -> None:
        """Forget a task that had these facts; one that is not here is no error."""
        if id_ not in self._by_day.on(facts.day):
            return
        self._by_day.remove(facts.day, id_)
        if facts.ticked:
            self._ticks.remove(facts.ticked, id_)
        else:
            _count_down(self._open_days, facts.day)
        self._sums = {}
        _count_down(self._counts, (facts.domain, facts.phase, bool(facts.ticked)))

    def remembered(self) -> dict[str, Any]:
        """Everything the index knows, as JSON can say it."""
        counts = [[*key, count] for key, count in self._counts.items()]
        days, ticks = self._by_day.texts(), self._ticks.texts()
        return {"form": FORM, "days": days, "ticks": ticks, "open": self._open_days, "counts": counts}

    def remember(self, memory: Mapping[str, Any]) -> None:
        """Restore what `remembered` gave; raises KeyError, TypeError and ValueError for anything else."""
        if memory["form"] != FORM:
            raise ValueError("another version of the program remembered that")
        counts = Counter({(domain, phase, done): count for domain, phase, done, count in memory["counts"]})
        self._by_day, self._ticks = DayIds(memory["days"]), DayIds(memory["ticks"])
        self._open_days, self._counts, self._sums = Counter(memory["open"]), counts, {}

    @property
    def days(self) -> list[date]:
        """The days that have tasks, earliest first."""
        return [date.fromisoformat(day) for day in sorted(self._by_day.days()) if day]

    @property
    def undated(self) -> list[Task]:
        """The tasks without a day in their order."""
        return self._fetched("")

    def on(self, day: date) -> list[Task]:
        """The tasks of a day in their order."""
        return self._fetched(day.isoformat())

    def open_before(self, day: date) -> list[Task]:
        """Open tasks of earlier days, the most recent day first."""
        days = sorted((earlier for earlier in self._open_days if "" < earlier < day.isoformat()), reverse=True)
        return [task for earlier in days for task in self._fetched(earlier) if not task.done]

    def ticked_on(self, day: date, rollover_hour: int) -> bool:
        """Whether the learner ticked a task on a study day, which begins and ends at `rollover_hour`."""
        return any(tick.hour >= rollover_hour for tick in self._ticks_on(day)) or any(
            tick.hour < rollover_hour for tick in self._ticks_on(day + NEXT)
        )

    def _ticks_on(self, day: date) -> Iterator[datetime]:
        """The moments of the learner's own ticks on a calendar day, the newest task first."""
        for id_ in reversed(self._ticks.on(day.isoformat())):
            task = self._fetch(id_)
            if task is not None and task.done_at is not None and not task.came_ticked:
                yield task.done_at

    def share_done(self, day: date) -> float | None:
        """Part of a day's tasks that is done, 0.0 to 1.0; None for a day without tasks."""
        key = day.isoformat()
        total = len(self._by_day.on(key))
        return (total - self._open_days[key]) / total if total else None

    @property
    def overall(self) -> Tally:
        """All tasks."""
        return self._sum("all", None)

    def in_phase(self, phase: int) -> Tally:
        """The tasks of a phase."""
        return self._sum("phase", phase)

    def in_domain(self, domain: int) -> Tally:
        """The tasks of a domain."""
        return self._sum("domain", domain)

    def _sum(self, kind: str, of: int | None) -> Tally:
        if not self._sums:
            for (domain, phase, done), count in self._counts.items():
                for key in (("all", None), ("domain", domain), ("phase", phase)):
                    tally = self._sums.get(key, Tally())
                    self._sums[key] = Tally(tally.done + count * done, tally.total + count)
        return self._sums.get((kind, of), Tally())

    def _fetched(self, day: str) -> list[Task]:
        tasks = map(self._fetch, self._by_day.on(day))
        return in_order(task for task in tasks if task is not None)


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """Tasks as the learner ordered them, older first where equal."""
    return sorted(tasks, key=lambda task: (task.position, task.id))


def _count_down(counter: Counter[Any], key: object) -> None:
    counter[key] -= 1
    if not counter[key]:
        del counter[key]
