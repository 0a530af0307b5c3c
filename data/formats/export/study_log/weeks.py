"""Writes the weekly checklists with their memos."""

from collections import defaultdict
from datetime import date

from data.formats.export.study_log.pieces import fenced, lines_in_cell, on_one_line, table
from data.formats.export.study_log.words import Words
from data.model.domains import Domain
from data.model.notes import DAY_SECTIONS, WEEK_SECTIONS, Note
from data.model.plan import Phase, Plan, Task
from data.planning.notebook import SECTION_TITLES
from data.planning.progress import phase_on
from data.study.study import Study

DONE, OPEN = "✅", "⬜"


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
    domains = study.all(Domain)
    ordered = sorted(tasks, key=lambda task: (task.day or date.max, task.position, task.id))
    head = [words.say(name) for name in ("Date", "Task", "Domain", "Time", "Done", "Notes")]
    rows = [
        [
            words.day(task.day) if task.day else "",
            task.title,
            domains[task.domain].label if task.domain is not None and task.domain in domains else "",
            words.minutes(task.minutes),
            DONE if task.done else OPEN,
            lines_in_cell(task.details),
        ]
        for task in ordered
    ]
    if not any(task.details.strip() for task in ordered):
        head, rows = head[:-1], [row[:-1] for row in rows]
    return table(head, rows, "clcccl"[: len(head)])


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
