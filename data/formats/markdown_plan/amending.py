"""What the learner changes in a reading before it is written: records left out, tasks renamed or moved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from data.formats.markdown_plan.reading import (
    Group,
    LogEntry,
    MockScore,
    ParsedPlan,
    PlanDate,
    PlannedTask,
    PlanNote,
    QuizQuestion,
    Span,
    StudyResource,
    WeightedDomain,
)
from data.values import Values

PlanRecord = Group | PlannedTask | LogEntry | MockScore | WeightedDomain | QuizQuestion | StudyResource | PlanNote


class RecordId(Values):
    """Finds a record again when the same text is read with other options."""

    kind: str
    line: int
    key: str


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A task as the learner wants it."""

    title: str
    moved: bool = False
    """Whether `day` counts instead of the day, week or days that the file gives."""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Amendments:
    """Everything the learner changed."""

    left_out: frozenset[RecordId] = frozenset()
    changed: Mapping[RecordId, TaskChange] = field(default_factory=dict)


def record_id(record: PlanRecord) -> RecordId:
    """The id of a record in its file."""
    key = record.title if isinstance(record, Group) else record.key
    return RecordId(type(record).__name__, record.line, key)


def amended(reading: ParsedPlan, amendments: Amendments) -> ParsedPlan:
    """The reading as the learner wants it; tasks of a group that is left out go to the group around it."""
    out, changed = amendments.left_out, amendments.changed
    if not out and not changed:
        return reading
    kept = [index for index, group in enumerate(reading.groups) if record_id(group) not in out]
    places = {index: place for place, index in enumerate(kept)}

    def home(index: int | None) -> int | None:
        while index is not None and index not in places:
            index = reading.groups[index].parent
        return None if index is None else places[index]

    groups = [replace(reading.groups[index], parent=home(reading.groups[index].parent)) for index in kept]
    tasks = [task for task in reading.tasks if record_id(task) not in out]
    return replace(
        reading,
        groups=tuple(_outermost(groups)),
        tasks=tuple(_changed(task, changed.get(record_id(task)))._replace(group=home(task.group)) for task in tasks),
        log=tuple(replace(each, group=home(each.group)) for each in reading.log if record_id(each) not in out),
        scores=tuple(each for each in reading.scores if record_id(each) not in out),
        domains=tuple(each for each in reading.domains if record_id(each) not in out),
        questions=tuple(each for each in reading.questions if record_id(each) not in out),
        resources=tuple(each for each in reading.resources if record_id(each) not in out),
        notes=tuple(replace(each, group=home(each.group)) for each in reading.notes if record_id(each) not in out),
        left_out=frozenset(number for each in _records(reading) if record_id(each) in out for number in each.lines),
    )


def _records(reading: ParsedPlan) -> Iterator[PlanRecord]:
    for records in (
        reading.groups,
        reading.tasks,
        reading.log,
        reading.scores,
        reading.domains,
        reading.questions,
        reading.resources,
        reading.notes,
    ):
        yield from records


def _outermost(groups: list[Group]) -> list[Group]:
    """The groups with their depths counted anew."""
    depths: list[int] = []
    for group in groups:
        depths.append(0 if group.parent is None or group.parent >= len(depths) else depths[group.parent] + 1)
    return [replace(group, depth=depth) for group, depth in zip(groups, depths, strict=True)]


def _changed(task: PlannedTask, change: TaskChange | None) -> PlannedTask:
    if change is None:
        return task
    if not change.moved:
        return task._replace(title=change.title)
    point = PlanDate(change.day.year, change.day.month, change.day.day) if change.day else None
    return task._replace(title=change.title, span=Span(point, point) if point else None, days=None, weeks=None)
