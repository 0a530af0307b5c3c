"""The values of the checklist, made from the study."""

from datetime import date, datetime

from data.language import say, say_minutes
from data.model.domains import Domain
from data.model.plan import Task
from data.planning.agenda import for_day, overdue_days, titled_groups
from data.planning.study_time.minutes_studied import study_time
from data.planning.study_time.study_sessions import running_session, sessions_by_day
from data.planning.task_values import shown_texts
from data.study.study import Study
from widgets.panes.checklist import TaskGroup, TaskRow


def groups(study: Study, day: date, today: date) -> tuple[TaskGroup, ...]:
    """The day's tasks, then what is overdue, then what has no day."""
    agenda = for_day(study.tasks, study.plan, day, today)
    running = running_session(study)
    on_clock = running.task if running else None
    return tuple(
        TaskGroup(title, tuple(_row(study, task, today, on_clock) for task in tasks))
        for title, tasks in titled_groups(agenda)
        if tasks
    )


def summary(study: Study, day: date, now: datetime) -> tuple[str, ...]:
    """The day's sums in tasks and minutes, and the minutes studied by the timer."""
    tasks = study.tasks.on(day)
    planned = sum(task.minutes or 0 for task in tasks)
    done = sum(task.minutes or 0 for task in tasks if task.done)
    time = study_time(sessions_by_day(study), study.plan, day, now)
    lines = []
    if tasks:
        lines.append(
            say(
                "{done} of {total} done · {minutes} of {planned} min",
                done=sum(task.done for task in tasks),
                total=len(tasks),
                minutes=done,
                planned=planned,
            )
        )
    lines.append(
        say(
            "Studied {today} of {plan}",
            today=say_minutes(time.today),
            plan=say_minutes(time.today_planned),
        )
    )
    lines.append(
        say(
            "This week {week} of {plan}",
            week=say_minutes(time.week),
            plan=say_minutes(time.week_planned),
        )
    )
    running = running_session(study)
    if running is not None:
        lines.append(say("Study timer: {time}", time=say_minutes(running.minutes_at(now))))
    return tuple(lines)


def _row(study: Study, task: Task, today: date, on_clock: int | None) -> TaskRow:
    domain = study.all(Domain).get(task.domain) if task.domain else None
    return TaskRow(
        id=task.id,
        title=task.title,
        done=task.done,
        minutes=task.minutes,
        domain=domain.label if domain else "",
        late_days=overdue_days(task, today),
        details="\n".join(shown_texts(study, task, "details")),
        running=task.id == on_clock,
    )
