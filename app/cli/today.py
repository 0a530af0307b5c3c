"""`cockpit today`: the day's checklist, as a list or as JSON."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.cli.last_listing import remember_listing
from app.cli.options import add_date_option, add_json_option, chosen_day
from app.cli.printing import as_json, line
from app.session.environment import Environment
from data.language import say_count, say_day
from data.model.plan import Task
from data.model.task_fields import fields_shown
from data.planning.agenda import Agenda, for_day, overdue_days, titled_groups
from data.planning.labels import exam_label, no_tasks_label
from data.planning.task_values import plain_value, short_text
from data.study.study import Study

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: "ArgumentParser") -> None:
    """Declare the options."""
    add_date_option(parser)
    add_json_option(parser)


def run(options: "Namespace", env: Environment) -> int:
    """Print the checklist of one day."""
    study = env.open_study()
    today = env.today()
    day = chosen_day(options, today)
    agenda = for_day(study.tasks, study.plan, day, day)
    if options.json:
        from app.session.study_clock import counted_now

        as_json(as_data(study, agenda, day, counted_now(env, study)))
    else:
        for text in as_lines(study, agenda, day, today):
            line(text)
        remember_listing(env, "tasks", day, agenda.everything)
    return 0


def as_data(study: Study, agenda: Agenda, day: date, now: datetime) -> dict[str, Any]:
    """The documented JSON form of a day."""
    from data.planning.study_time.minutes_studied import minutes_on
    from data.planning.study_time.study_sessions import sessions_by_day

    return {
        "date": day.isoformat(),
        "tasks": [task_data(study, task, day) for task in agenda.everything],
        "minutes_done": round(minutes_on(sessions_by_day(study), day, now), 1),
        "days_to_exam": study.plan.days_to_exam(day),
    }


def task_data(study: Study, task: Task, day: date) -> dict[str, Any]:
    """The documented JSON form of a task."""
    return {
        "id": str(task.id),
        "title": task.title,
        "date": task.day.isoformat() if task.day else None,
        "done": task.done,
        **{field.name: plain_value(study, task, field) for field in fields_shown("json")},
        "overdue_days": overdue_days(task, day),
    }


def as_lines(study: Study, agenda: Agenda, day: date, today: date) -> list[str]:
    """The checklist for reading; the number before a task is what `cockpit tick` takes."""
    numbers = {task.id: number for number, task in enumerate(agenda.everything, start=1)}
    exam = exam_label(study.plan.days_to_exam(day))
    heading = say_day(day, today)
    lines = [f"{heading} · {exam}" if exam else heading]
    for title, tasks in titled_groups(agenda):
        if title and tasks:
            lines.append(f"{title} ({len(tasks)})")
        lines += [_task_line(study, numbers[task.id], task, day) for task in tasks]
    if not agenda.everything:
        lines.append(no_tasks_label())
    return lines


def _task_line(study: Study, number: int, task: Task, day: date) -> str:
    late = overdue_days(task, day)
    remarks = [
        *(short_text(study, task, field) for field in fields_shown("list")),
        say_count(late, "{n} day overdue", "{n} days overdue") if late else "",
    ]
    tail = " · ".join(remark for remark in remarks if remark)
    return f"{number:3} {'✓' if task.done else '○'} {task.title}" + (f"  ({tail})" if tail else "")
