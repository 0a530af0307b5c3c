"""A reading becomes records of a study, as one commit; importing again updates and never takes a tick back."""

from datetime import date, timedelta

from data.errors import BadInput
from data.formats.markdown_plan.domain_records import TaskDomains, confidence_of, domains_of
from data.formats.markdown_plan.group_titles import GroupTitles
from data.formats.markdown_plan.merging import Merging, PlannedImport, text_now
from data.formats.markdown_plan.phases import PlanPhases, counted
from data.formats.markdown_plan.reading import ParsedPlan, PlanDate, PlannedTask, Span
from data.formats.markdown_plan.remaining_records import (
    attempts_of,
    notes_of,
    questions_of,
    resources_of,
    rest_of,
    session_day,
    sessions_of,
)
from data.formats.markdown_plan.renamed_tasks import renamed_tasks
from data.formats.markdown_plan.whole_lines import with_whole_lines
from data.formats.text.written_forms import record_as_written
from data.frozen import replace
from data.ids import made_at
from data.language import say
from data.model.plan import MINUTES_LIMIT, TITLE_LIMIT, Plan, Task
from data.packs.named_in import pack_named_in
from data.study.study import Study
from data.text_folding import fold
from data.values import Values

FIRST_NOTES = 4
"""Notes at the beginning of a file that may name the exam."""


class _Placed(Values):
    """Where a task stands in the study."""

    day: date | None
    week: int | None
    position: int
    domain: int | None


def planned_import(
    reading: ParsedPlan, study: Study, file_name: str, today: date, start: date | None = None
) -> PlannedImport:
    """Compare a reading with what a study holds.

    `start` is the day "Day 1" and "Week 1" begin, where the learner gave one; a study without a plan gets one that
    begins at the file's first day, else at `start`, else `today`. Raises `BadInput` while the year is open.
    """
    refuse_open_year(reading, file_name)
    reading = with_whole_lines(reading)
    merging = Merging(study, file_name, study.clock.now(), reading.written)
    plan = _plan(merging, reading, today, start)
    counted_from = start or day_of(reading.start)
    phases = PlanPhases(merging, reading, counted_from)
    titles = GroupTitles(reading, phases.groups)
    under = _texts_under_headings(reading)
    domains = domains_of(merging, reading)
    of_tasks = TaskDomains(merging.study, reading, domains)
    merging.renamed = renamed_tasks(reading, _held_tasks(merging), merging.folded_source)
    for place, task in enumerate(reading.tasks):
        around = titles.of(task.group, task.title)
        details = [*filter(None, (around,)), *_own_details(task), *under.get(task.line, ())]
        placed = _Placed(*_day_and_week(task, counted_from, plan), place, of_tasks.of(task))
        _task(merging, task, placed, phases, "\n".join(details))
    confidence_of(merging, reading, domains, plan.checkpoints[0] if plan.checkpoints else 1)
    attempts_of(merging, reading)
    sessions_of(merging, reading, titles, under)
    resources_of(merging, reading)
    questions_of(merging, reading)
    notes = notes_of(merging, reading, under)
    rest_of(merging, reading, notes, titles)
    return merging.planned()


def import_parsed_plan(
    reading: ParsedPlan, study: Study, file_name: str, today: date, start: date | None = None
) -> PlannedImport:
    """Write a reading into the study as one undoable step; raises `BadInput` and `NotSaved` and changes nothing."""
    planned = planned_import(reading, study, file_name, today, start)
    if planned.changed:
        study.commit(say("Import “{title}”", title=file_name), *planned.changed)
    return planned


def refuse_open_year(reading: ParsedPlan, file_name: str) -> None:
    """Raise `BadInput` for dates whose year the file does not state."""
    if has_open_year(reading):
        raise BadInput(say("{file} has dates but no year. Add the year with --year.", file=file_name))


def has_open_year(reading: ParsedPlan) -> bool:
    """Whether something to import has a date without a year."""
    spans = [task.span for task in reading.tasks] + [entry.span for entry in reading.log]
    return any(span is not None and span.first.open_year for span in spans)


def day_of(point: PlanDate | None) -> date | None:
    """The calendar day of a date whose year is known."""
    return point.known() if point is not None else None


def _plan(merging: Merging, reading: ParsedPlan, today: date, start: date | None) -> Plan:
    """The study's plan, made where there is none; an exam day the study lacks is filled in."""
    held = next(iter(merging.study.all(Plan).values()), None)
    exam = day_of(reading.exam_date)
    if held is not None:
        if held.exam_day is None and exam is not None:
            held = replace(held, exam_day=exam)
            merging.changed.append(held)
            merging.updated += 1
        merging.said.append(held)
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
        language=reading.assumptions.language,
        minutes_a_day=reading.minutes_a_day or 60,
        checkpoints=tuple(sorted({week or 1 for domain in reading.domains for week, _ in domain.confidence})),
        pack=pack.id if pack else "",
        exam_name=pack.name if pack else "",
        exam_minutes=pack.minutes if pack else 0,
        exam_questions=pack.questions if pack else 0,
        pass_percent=pack.pass_percent if pack else None,
    )
    made = record_as_written(made, merging.written, TITLE_LIMIT)
    merging.changed.append(made)
    merging.said.append(made)
    merging.added["plan"] = 1
    return made


def _task(
    merging: Merging,
    task: PlannedTask,
    placed: _Placed,
    phases: PlanPhases,
    details: str,
) -> None:
    """One task; a tick of the file is added, a tick of the learner stays."""
    title = task.title if len(task.title) <= TITLE_LIMIT else task.title[: TITLE_LIMIT - 1] + "…"
    made = Task(
        id=0,
        title=title,
        day=placed.day,
        week=placed.week,
        minutes=task.minutes if task.minutes is not None and task.minutes <= MINUTES_LIMIT else None,
        domain=placed.domain,
        phase=phases.of(task.group, placed.day),
        kind=task.kind,
        position=float(placed.position),
        details=details,
    )

    def make(id_: int, source: str) -> Task:
        new = replace(made, id=id_, source=source)
        return new.ticked(merging.now) if task.done else new

    def update(old: Task) -> Task:
        new = replace(_updated(old, made), source=merging.source(task.key))
        return new.ticked(made_at(old.id)) if task.done else new  # a tick of the file was not made today

    merging.take(Task, task.key, make, update)


def _held_tasks(merging: Merging) -> dict[str, Task]:
    """The tasks that this file made before, by their folded source."""
    prefix = merging.folded_source("")
    held = ((fold(name), task) for name, task in merging.held(Task).items())
    return {name: task for name, task in held if isinstance(task, Task) and name.startswith(prefix)}


def _updated(old: Task, made: Task) -> Task:
    """A task with what the file says now; what it does not say stays."""
    return replace(
        old,
        title=made.title,
        day=made.day or old.day,
        week=made.week or old.week,
        minutes=made.minutes if made.minutes is not None else old.minutes,
        domain=old.domain if old.domain is not None else made.domain,
        phase=made.phase or old.phase,
        details=text_now(old.details, made.details),
    )


def _day_and_week(task: PlannedTask, start: date | None, plan: Plan) -> tuple[date | None, int | None]:
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


def _own_details(task: PlannedTask) -> list[str]:
    """What the lines of a task say beyond its title, day and minutes."""
    own = [task.title] if len(task.title) > TITLE_LIMIT else []
    if task.minutes_text and (task.minutes_to or (task.minutes or 0) > MINUTES_LIMIT):
        own.append(task.minutes_text)
    if task.span is not None and task.span.last != task.span.first and not _is_one_week(task.span):
        own.append(f"{task.span.first.text()} ~ {task.span.last.text()}")
    return [*own, task.details] if task.details else own


def _is_one_week(span: Span) -> bool:
    """Whether a span becomes a week of the plan."""
    first, last = span.first.known(), span.last.known()
    return first is not None and last is not None and timedelta(days=5) <= last - first <= timedelta(days=7)


def _texts_under_headings(reading: ParsedPlan) -> dict[int, list[str]]:
    """Texts of the notes under headings that are tasks or sessions, by the heading's line."""
    lines = {task.line for task in reading.tasks}
    lines |= {entry.line for entry in reading.log if session_day(entry) is not None}
    found: dict[int, list[str]] = {}
    for note in reading.notes:
        if note.task_line is not None and note.task_line in lines:
            found.setdefault(note.task_line, []).append(note.text)
    return found
