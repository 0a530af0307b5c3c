"""A reading becomes records of a study, as one commit; importing again updates and never takes a tick back."""

from datetime import date, timedelta

from data.errors import BadInput
from data.formats.markdown_plan.merging import Merging, PlannedImport
from data.formats.markdown_plan.phases import PlanPhases, counted
from data.formats.markdown_plan.reading import PlanDate, PlannedTask, PlanReading, Span
from data.formats.markdown_plan.remaining_records import (
    attempts_of,
    confidence_of,
    domains_of,
    notes_of,
    questions_of,
    resources_of,
    sessions_of,
)
from data.formats.markdown_plan.renamed_tasks import renamed_tasks
from data.frozen import replace
from data.ids import made_at
from data.language import say
from data.model.plan import MINUTES_LIMIT, TITLE_LIMIT, Plan, Task
from data.packs.named_in import pack_named_in
from data.study.study import Study

FIRST_NOTES = 4
"""Notes at the beginning of a file that may name the exam."""


def planned_import(
    reading: PlanReading, study: Study, file_name: str, today: date, start: date | None = None
) -> PlannedImport:
    """Compare a reading with what a study holds.

    `start` is the day "Day 1" and "Week 1" begin, where the learner gave one; a study without a plan gets one that
    begins at the file's first day, else at `start`, else `today`. Raises `BadInput` while the year is open.
    """
    refuse_open_year(reading, file_name)
    merging = Merging(study, file_name, study.clock.now())
    plan = _plan(merging, reading, today, start)
    counted_from = start or day_of(reading.start)
    phases = PlanPhases(merging, reading, counted_from)
    under = _texts_under_tasks(reading)
    merging.renamed = renamed_tasks(reading, _held_tasks(merging), merging.source)
    for place, task in enumerate(reading.tasks):
        _task(merging, task, place, phases, counted_from, plan, under.get(task.line, []))
    domains = domains_of(merging, reading)
    confidence_of(merging, reading, domains, plan.checkpoints[0] if plan.checkpoints else 1)
    attempts_of(merging, reading)
    sessions_of(merging, reading)
    resources_of(merging, reading)
    questions_of(merging, reading)
    notes_of(merging, reading)
    return merging.planned()


def import_reading(
    reading: PlanReading, study: Study, file_name: str, today: date, start: date | None = None
) -> PlannedImport:
    """Write a reading into the study as one undoable step; raises `BadInput` and `NotSaved` and changes nothing."""
    planned = planned_import(reading, study, file_name, today, start)
    if planned.changed:
        study.commit(f"Import “{file_name}”", *planned.changed)
    return planned


def refuse_open_year(reading: PlanReading, file_name: str) -> None:
    """Raise `BadInput` for dates whose year the file does not state."""
    if has_open_year(reading):
        raise BadInput(say("{file} has dates but states no year: say it with --year.", file=file_name))


def has_open_year(reading: PlanReading) -> bool:
    """Whether something to import has a date without a year."""
    spans = [task.span for task in reading.tasks] + [entry.span for entry in reading.log]
    return any(span is not None and span.first.open_year for span in spans)


def day_of(point: PlanDate | None) -> date | None:
    """The calendar day of a date whose year is known."""
    return point.known() if point is not None else None


def _plan(merging: Merging, reading: PlanReading, today: date, start: date | None) -> Plan:
    """The study's plan, made where there is none; an exam day the study lacks is filled in."""
    held = next(iter(merging.study.all(Plan).values()), None)
    exam = day_of(reading.exam_date)
    if held is not None:
        if held.exam_day is None and exam is not None:
            changed = replace(held, exam_day=exam)
            merging.changed.append(changed)
            merging.updated += 1
            return changed
        return held
    begin = start or day_of(reading.start) or today
    end = max([day for day in (day_of(reading.end), exam, begin) if day is not None])
    weeks = max([(end - begin).days // 7 + 1, *(task.weeks[1] for task in reading.tasks if task.weeks)])
    pack = pack_named_in("\n".join([reading.title or "", *(note.text for note in reading.notes[:FIRST_NOTES])]))
    made = Plan(
        id=merging.study.new_id(),
        name=(reading.title or merging.name)[:TITLE_LIMIT],
        start=begin,
        weeks=max(1, min(weeks, 520)),
        exam_day=exam,
        language=str(reading.readings.get("language") or "en"),
        minutes_a_day=reading.minutes_a_day or 60,
        checkpoints=tuple(sorted({week or 1 for domain in reading.domains for week, _ in domain.confidence})),
        pack=pack.id if pack else "",
        exam_name=pack.name if pack else "",
        exam_minutes=pack.minutes if pack else 0,
        exam_questions=pack.questions if pack else 0,
        pass_percent=pack.pass_percent if pack else None,
    )
    merging.changed.append(made)
    merging.added["plan"] = 1
    return made


def _task(
    merging: Merging,
    task: PlannedTask,
    place: int,
    phases: PlanPhases,
    start: date | None,
    plan: Plan,
    under: list[str],
) -> None:
    """One task; a tick of the file is added, a tick of the learner stays."""
    title = task.title if len(task.title) <= TITLE_LIMIT else task.title[: TITLE_LIMIT - 1] + "…"
    day, week = _placed(task, start, plan)
    made = Task(
        id=0,
        title=title,
        day=day,
        week=week,
        minutes=task.minutes if task.minutes is not None and task.minutes <= MINUTES_LIMIT else None,
        phase=phases.of(task.group, day),
        kind=task.kind,
        position=float(place),
        details=_details(task, under),
    )

    def make(id_: int, source: str) -> Task:
        new = replace(made, id=id_, source=source)
        return new.ticked(merging.now) if task.done else new

    def update(old: Task) -> Task:
        new = replace(_updated(old, made), source=merging.source(task.key))
        return new.ticked(made_at(old.id)) if task.done else new  # a tick of the file was not made today

    merging.take(Task, task.key, make, update)


def _held_tasks(merging: Merging) -> dict[str, Task]:
    """The tasks that this file made before, by their source."""
    prefix = merging.source("")
    held = merging.held(Task).items()
    return {name: task for name, task in held if isinstance(task, Task) and name.startswith(prefix)}


def _updated(old: Task, made: Task) -> Task:
    """A task with what the file says now; what it does not say stays."""
    return replace(
        old,
        title=made.title,
        day=made.day or old.day,
        week=made.week or old.week,
        minutes=made.minutes if made.minutes is not None else old.minutes,
        phase=made.phase or old.phase,
        details=made.details or old.details,
    )


def _placed(task: PlannedTask, start: date | None, plan: Plan) -> tuple[date | None, int | None]:
    """Day and week of a task: its date, else its day or week counted from the start."""
    span: Span | None = task.span
    first = span.first.known() if span is not None else None
    if first is not None and span is not None:
        last = span.last.known()
        if last is not None and (last - first).days >= 5:
            return (first, None) if last - first > timedelta(days=7) else (None, max(1, plan.week_of(first)))
        return first, None
    if task.days and start is not None:
        return counted(start, task.days[0] - 1), None
    if task.weeks:
        return None, task.weeks[0]
    return None, (task.days[0] - 1) // 7 + 1 if task.days else None


def _details(task: PlannedTask, under: list[str]) -> str:
    """What stands under a task: its own lines, and the notes of a heading that is the task itself."""
    own = [task.details] if task.details else []
    if task.minutes_text and task.minutes_to:
        own.insert(0, task.minutes_text)
    return "\n".join(own + under)


def _texts_under_tasks(reading: PlanReading) -> dict[int, list[str]]:
    """Texts of the notes under headings that are tasks, by the heading's line."""
    found: dict[int, list[str]] = {}
    for note in reading.notes:
        if note.task_line is not None:
            found.setdefault(note.task_line, []).append(note.text)
    return found
