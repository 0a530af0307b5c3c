"""Writes the weekly checklists with their memos."""

from collections import defaultdict
from datetime import date

from data.formats.export.study_log.pieces import fenced, on_one_line, table
from data.formats.export.study_log.task_columns import BEFORE_TICK, BEHIND_TICK, written_value
from data.formats.export.study_log.words import Words
from data.model.notes import DAY_SECTIONS, WEEK_SECTIONS, Note
from data.model.plan import Phase, Plan, Task
from data.model.task_fields import TaskField
from data.planning.notebook import SECTION_TITLES
from data.planning.progress import phase_on
from data.study.study import Study

DONE, OPEN = "✅", "⬜"
Column = tuple[str, str, list[str]]
"""Title, alignment and cells."""


def weekly_checklists(study: Study, words: Words) -> list[str]:
    """A table of tasks for each week, with the notes of the week and its days."""
    plan = study.plan
    tasks: dict[int, list[Task]] = defaultdict(list)
    for task in study.all(Task).values():
        week = task.week if task.day is None else plan.week_of(task.day)
        if week is not None:
            tasks[week].append(task)
    memos: dict[int, list[Note]] = defaultdict(list)
    for note in study.all(Note).values():
        if note.day is not None and note.text.strip():
            memos[plan.week_of(note.day)].append(note)
    lines = [f"## {words.say('Weekly checklists')}", ""]
    for week in sorted(tasks.keys() | memos.keys()):
        heading = _heading(study, plan, week, words)
        # An import would read a week's heading without tasks as a task.
        lines += [f"### {heading}" if tasks[week] else f"### {words.say('Notes')} · {heading}", ""]
        if tasks[week]:
            lines += _checklist(study, tasks[week], words)
        if memos[week]:
            lines += _memos(memos[week], words)
    return lines


def _heading(study: Study, plan: Plan, week: int, words: Words) -> str:
    start = plan.week_start(week)
    end = date.fromordinal(start.toordinal() + 6)
    if not 1 <= week <= max(plan.weeks, 1):
        return words.say("Other days ({start} ~ {end})", start=start, end=end)
    heading = words.say("Week {week} ({start} ~ {end})", week=week, start=start, end=end)
    phase = phase_on(list(study.all(Phase).values()), start)
    return f"{heading}: {on_one_line(phase.title)}" if phase else heading


def _checklist(study: Study, tasks: list[Task], words: Words) -> list[str]:
    ordered = sorted(tasks, key=lambda task: (task.day or date.max, task.position, task.id))
    columns = [
        (words.say("Date"), "c", [words.day(task.day) if task.day else "" for task in ordered]),
        (words.say("Task"), "l", [task.title for task in ordered]),
        *(_column(study, ordered, field, words, "c") for field in BEFORE_TICK),
        (words.say("Done"), "c", [DONE if task.done else OPEN for task in ordered]),
    ]
    behind = [_column(study, ordered, field, words, "l") for field in BEHIND_TICK]
    columns += [column for column in behind if any(text.strip() for text in column[2])]
    head, align, texts = zip(*columns, strict=True)
    return table(head, zip(*texts, strict=True), "".join(align))


def _column(study: Study, tasks: list[Task], field: TaskField, words: Words, align: str) -> Column:
    return words.say(field.column), align, [written_value(study, task, field, words) for task in tasks]


def _memos(notes: list[Note], words: Words) -> list[str]:
    order = (*WEEK_SECTIONS, *DAY_SECTIONS)
    lines = [f"#### {words.say('Memos')}", ""]
    for note in sorted(notes, key=lambda note: (_is_of_day(note), note.day or date.max, order.index(note.section)
                       if note.section in order else len(order), note.id)):  # fmt: skip
        title = note.title or words.say(SECTION_TITLES.get(note.section, "Notes"))
        day = "" if note.section in WEEK_SECTIONS or note.day is None else f" · {words.day(note.day)}"
        lines += [f"##### {on_one_line(title)}{day}", "", *fenced(note.text)]
    return lines


def _is_of_day(note: Note) -> bool:
    return note.section not in WEEK_SECTIONS
