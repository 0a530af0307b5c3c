"""The phases a plan is made of: the rows of its roadmap where it has one, else its weeks and chapters."""

from collections.abc import Collection
from datetime import date, timedelta

from data.formats.markdown_plan.inline import normal
from data.formats.markdown_plan.merging import Merging
from data.formats.markdown_plan.reading import Group, ParsedPlan
from data.frozen import replace
from data.model.plan import TITLE_LIMIT, Phase

Days = tuple[date, date]
COVERED = 0.8
"""Share of the dated tasks that a roadmap must span to count as the plan's phases."""
AFTER = timedelta(days=7)
"""How long after the last phase a task, such as the exam itself, still belongs to it."""


class PlanPhases:
    """Phases as records, and which of them a task belongs to."""

    def __init__(self, merging: Merging, reading: ParsedPlan, start: date | None) -> None:
        """Make the phases; weeks and days without dates are counted from `start`."""
        self._reading = reading
        of_tasks = _days_of_tasks(reading)
        outer = {index: group for index, group in enumerate(reading.groups) if not group.depth}
        days = {index: found for index, group in outer.items() if (found := _days_of(group, of_tasks, index, start))}
        roadmap = _roadmap(reading, days)
        self._by_day = {index: days[index] for index in roadmap}
        self._ids = {
            index: _phase(merging, outer[index], days[index]).id for index in days if not roadmap or index in roadmap
        }

    @property
    def groups(self) -> Collection[int]:
        """Indexes of the groups that are phases."""
        return self._ids.keys()

    def of(self, group: int | None, day: date | None) -> int | None:
        """The phase of a task in a group on a day."""
        if self._by_day:
            return None if day is None else self._on(day)
        while group is not None:
            if group in self._ids:
                return self._ids[group]
            group = self._reading.groups[group].parent
        return None

    def _on(self, day: date) -> int | None:
        for index, (first, last) in self._by_day.items():
            if first <= day <= last:
                return self._ids[index]
        last_index = max(self._by_day, key=lambda index: self._by_day[index][1])
        end = self._by_day[last_index][1]
        return self._ids[last_index] if end < day <= end + AFTER else None


def _roadmap(reading: ParsedPlan, days: dict[int, Days]) -> set[int]:
    """Groups that hold no task and together span the days of nearly all: the rows of a roadmap; empty without one."""
    with_tasks = {_outermost(reading, task.group) for task in reading.tasks if task.group is not None}
    rows = {index for index in days if index not in with_tasks}
    dated = [task.span.first.known() for task in reading.tasks if task.span is not None]
    known = [day for day in dated if day is not None]
    if len(rows) < 2 or not known:
        return set()
    inside = sum(any(days[index][0] <= day <= days[index][1] for index in rows) for day in known)
    return rows if inside >= COVERED * len(known) else set()


def _outermost(reading: ParsedPlan, index: int) -> int:
    while (parent := reading.groups[index].parent) is not None:
        index = parent
    return index


def _phase(merging: Merging, group: Group, days: Days) -> Phase:
    weeks = "-".join(dict.fromkeys(map(str, group.number))) if group.number and group.unit == "week" else ""
    title = group.title.removeprefix(f"{weeks}:").strip() if weeks else group.title
    made = Phase(id=0, title=(title or group.title)[:TITLE_LIMIT], start=days[0], end=days[1], weeks=weeks)

    def make(id_: int, source: str) -> Phase:
        return replace(made, id=id_, source=source)

    def update(old: Phase) -> Phase:
        return replace(old, title=made.title, start=made.start, end=made.end, weeks=made.weeks)

    return merging.take(Phase, _key(group), make, update)


def _key(group: Group) -> str:
    return f"group:{normal(group.title)[:120]}:{group.number or ''}"


def _days_of(
    group: Group, of_tasks: dict[int, tuple[date, date]], index: int, start: date | None
) -> tuple[date, date] | None:
    """First and last day of a group: its own, its number of weeks or days from the start, or those of its tasks."""
    if group.span is not None:
        first, last = group.span.first.known(), group.span.last.known()
        if first is not None and last is not None:
            return first, max(first, last)
    if start is not None and group.number and group.unit in ("week", "day"):
        days = 7 if group.unit == "week" else 1
        return counted(start, (group.number[0] - 1) * days), counted(start, group.number[1] * days - 1)
    return of_tasks.get(index)


def _days_of_tasks(reading: ParsedPlan) -> dict[int, tuple[date, date]]:
    """First and last day of the tasks in every group, those of inner groups included, by the group's index."""
    found: dict[int, tuple[date, date]] = {}
    for task in reading.tasks:
        first = task.span.first.known() if task.span is not None else None
        last = task.span.last.known() if task.span is not None else None
        index = task.group
        while index is not None and first is not None and last is not None:
            low, high = found.get(index, (first, last))
            found[index] = min(low, first), max(high, last)
            index = reading.groups[index].parent
    return found


def counted(start: date, days: int) -> date:
    """The day some days after the start, within bounds."""
    return start + timedelta(days=max(0, min(days, 20_000)))
