"""`cockpit log`: log study time, and list, correct or remove study sessions."""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from app.cli.cells import right
from app.cli.options import add_date_option, add_json_option, chosen_day, minutes_text
from app.cli.printing import as_json, line
from app.cli.session_choice import chosen_session, print_sessions, session_data, session_time
from app.cli.task_choice import chosen_task
from app.session.environment import Environment
from app.session.study_clock import counted_now
from app.use_cases.study_sessions import edit_session, remove_sessions
from data.control_characters import on_one_line
from data.errors import BadInput
from data.frozen import replace
from data.language import say, say_day, say_minutes
from data.model.sessions import StudySession
from data.planning.study_time.minutes_studied import study_time
from data.planning.study_time.session_list import session_title
from data.planning.study_time.study_sessions import sessions_by_day
from data.planning.study_time.typed_minutes import stated_minutes
from data.study.study import Study


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "minutes",
        nargs="?",
        metavar=say("MINUTES"),
        type=minutes_text,
        help=say("time studied: 45, 1:30 or 2.5h; without it, the day's sessions are listed"),
    )
    parser.add_argument("--task", metavar=say("TASK"), help=say("number, id or title of the task you studied for"))
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--list", action="store_true", help=say("list all sessions, or those of --date, with their numbers")
    )
    instead.add_argument(
        "--edit",
        nargs="+",
        metavar=(say("NUMBER"), say("MINUTES")),
        help=say("correct a session: its minutes (this stops a running timer), --date or --task"),
    )
    instead.add_argument("--remove", nargs="+", metavar=say("NUMBER"), help=say("remove sessions"))
    add_date_option(parser)
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Add one study session, or list, correct or remove sessions."""
    study = env.open_planned_study()
    today = env.today()
    day = chosen_day(options, today)
    asked = day if options.date is not None else None
    named = options.edit or options.remove
    if named and options.minutes is not None and options.minutes.startswith("-"):
        # After “--” the parser reads a value of the option as the minutes to log.
        named.append(options.minutes)
        options.minutes = None
    if options.minutes is not None and (options.list or options.edit or options.remove):
        raise BadInput(say("Give either minutes to log or one of --list, --edit and --remove."))
    if options.list:
        return print_sessions(env, study, asked, options.json)
    if options.edit:
        return _edit(options, env, study, asked)
    if options.remove:
        return _remove(options, env, study)
    if options.minutes is None:
        return _print(env, study, day, options.json)
    task = chosen_task(env, study, options.task, asked) if options.task is not None else None
    session = StudySession(
        id=study.new_id(), day=day, minutes=stated_minutes(options.minutes), task=task.id if task else None
    )
    time = say_minutes(session.minutes or 0, exact=True)
    study.commit(say("Log {time}", time=time), session)
    study.close()
    if options.json:
        as_json(session_data(study, session))
        return 0
    line(say("Logged {time}.", time=f"{time} · {say_day(day, today)}"))
    return 0


def _edit(options: Namespace, env: Environment, study: Study, day: date | None) -> int:
    number, *rest = options.edit
    if len(rest) > 1 or (not rest and day is None and options.task is None):
        raise BadInput(say("Give the session and its minutes: cockpit log --edit NUMBER MINUTES."))
    changed = chosen_session(env, study, number)
    if rest:
        changed = replace(changed, minutes=stated_minutes(rest[0]))
    if day is not None:
        changed = replace(changed, day=day)
    if options.task is not None:
        task = chosen_task(env, study, options.task, day)
        changed = replace(changed, task=task.id, title="")
    edit_session(study, changed)
    study.close()
    if options.json:
        as_json(session_data(study, changed))
    else:
        time = session_time(changed, study.clock.now())
        facts = f"{time} · {say_day(changed.day, env.today())} · {session_title(study, changed)}"
        line(say("Changed a study session: {facts}", facts=facts))
    return 0


def _remove(options: Namespace, env: Environment, study: Study) -> int:
    chosen = (chosen_session(env, study, number) for number in options.remove)
    sessions = list({session.id: session for session in chosen}.values())
    remove_sessions(study, sessions, [session_time(session, study.clock.now()) for session in sessions])
    study.close()
    if options.json:
        as_json({"removed": [session_data(study, session) for session in sessions]})
        return 0
    for session in sessions:
        time = session_time(session, study.clock.now())
        facts = f"{time} · {say_day(session.day, env.today())} · {session_title(study, session)}"
        line(say("Removed a study session: {facts}", facts=facts))
    return 0


def _print(env: Environment, study: Study, day: date, json: bool) -> int:
    now = counted_now(env, study)
    sessions = sessions_by_day(study).get(day, [])
    time = study_time(sessions_by_day(study), study.plan, day, now)
    if json:
        data: dict[str, Any] = {
            "date": day.isoformat(),
            "sessions": [session_data(study, session, now) for session in sessions],
            "minutes_today": round(time.today, 1),
            "minutes_week": round(time.week, 1),
        }
        as_json(data)
        return 0
    for session in sessions:
        line(f"{right(session_time(session, now), 12)}  {session_title(study, session)}")
        for text in session.text.splitlines():
            line(f"{'':>12}  {on_one_line(text)}")
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
