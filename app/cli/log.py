"""`cockpit log`: log minutes studied away from the cockpit, or list what was studied."""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from app.cli.command_line import add_date_option, add_json_option, chosen_day
from app.cli.printing import as_json, line
from app.cli.task_choice import chosen_task
from app.session.environment import Workplace
from data.errors import BadInput
from data.language import say, say_day, say_minutes
from data.model.plan import MINUTES_LIMIT, Task
from data.model.sessions import StudySession
from data.planning.study_sessions import sessions_by_day
from data.planning.study_time import study_time
from data.study.study import Study


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("minutes", nargs="?", type=float, help="minutes studied; nothing lists the day's sessions")
    parser.add_argument("--task", help="number, id or title of the task they were for")
    add_date_option(parser)
    add_json_option(parser)


def run(options: Namespace, place: Workplace) -> int:
    """Add one study session, or list the sessions of a day."""
    study = place.open_planned_study()
    today = place.today()
    day = chosen_day(options, today)
    if options.minutes is None:
        return _print(study, day, options.json)
    if not 0.1 <= options.minutes <= MINUTES_LIMIT:
        raise BadInput(
            say("{n} minutes cannot be logged: give 0.1 to {limit}.", n=f"{options.minutes:g}", limit=MINUTES_LIMIT)
        )
    task = chosen_task(study, options.task, day) if options.task is not None else None
    session = StudySession(
        id=study.new_id(), day=day, minutes=round(options.minutes, 1), task=task.id if task else None
    )
    said = say("Log {time}", time=say_minutes(session.minutes or 0))
    study.commit(said, session)
    study.close()
    if options.json:
        as_json(_session_data(study, session))
        return 0
    line(f"{said} · {say_day(day, today)}")
    return 0


def _print(study: Study, day: date, json: bool) -> int:
    now = study.clock.now()
    sessions = sessions_by_day(study).get(day, [])
    time = study_time(sessions_by_day(study), study.plan, day, now)
    if json:
        data: dict[str, Any] = {
            "date": day.isoformat(),
            "sessions": [_session_data(study, session) for session in sessions],
            "minutes_today": round(time.today, 1),
            "minutes_week": round(time.week, 1),
        }
        as_json(data)
        return 0
    for session in sessions:
        line(f"{say_minutes(session.minutes_at(now)):>12}  {_title(study, session)}")
    line(
        say(
            "{today} of {plan} today · {week} of {week_plan} this week",
            today=say_minutes(time.today),
            plan=say_minutes(time.today_planned),
            week=say_minutes(time.week),
            week_plan=say_minutes(time.week_planned),
        )
    )
    return 0


def _session_data(study: Study, session: StudySession) -> dict[str, Any]:
    minutes = round(session.minutes_at(study.clock.now()), 1)
    return {"id": session.id, "minutes": minutes, "title": _title(study, session)}


def _title(study: Study, session: StudySession) -> str:
    task = study.all(Task).get(session.task) if session.task else None
    return task.title if task else session.title or say("Studied")
