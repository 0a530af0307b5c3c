"""Prints study sessions as a numbered list, and finds the one a command line means."""

from datetime import date, datetime
from typing import Any

from app.cli.last_listing import last_listing, remember_listing
from app.cli.printing import as_json, line, more_in_json
from app.session.environment import Environment
from app.session.study_clock import counted_now
from app.use_cases.study_sessions import no_sessions_yet, running_label
from data.errors import NotFound
from data.language import say, say_day, say_minutes
from data.model.sessions import StudySession
from data.planning.study_time.session_list import latest_sessions, session_title
from data.planning.study_time.study_sessions import running_session
from data.study.study import Study

SHOWN = 100
"""Sessions of a list without `--date`."""
ALL = 1_000_000


def print_sessions(env: Environment, study: Study, day: date | None, json: bool) -> int:
    """Print the sessions, the newest first, each with the number that `--edit` and `--remove` take."""
    now = counted_now(env, study)
    sessions = [session for session in latest_sessions(study, ALL) if day is None or session.day == day]
    if json:
        as_json({"sessions": [session_data(study, session, now) for session in sessions]})
        return 0
    for number, session in enumerate(sessions[:SHOWN], start=1):
        head = f"{number:4}  {say_day(session.day, env.today())} · {session_time(session, now)}"
        state = f"  ({running_label(session)})" if session.running else ""
        line(f"{head} · {session_title(study, session)}{state}")
    if len(sessions) > SHOWN:
        line("  " + more_in_json(len(sessions) - SHOWN))
    if not sessions:
        line(no_sessions_yet())
    remember_listing(env, "sessions", day, sessions[:SHOWN])
    running = running_session(study)
    if running is not None and now != study.clock.now():
        line(_gap_question(study, running, now))
    return 0


def chosen_session(env: Environment, study: Study, words: str) -> StudySession:
    """The session of a number in the last list, or of an id; raises `NotFound` and `BadInput`."""
    sessions = study.all(StudySession)
    number = int(words) if words.strip().isdecimal() and len(words) < 20 else 0
    if number in sessions:
        return sessions[number]
    listing = last_listing(env, "sessions", None)
    if listing is None:
        listing = remember_listing(env, "sessions", None, latest_sessions(study, SHOWN), shown=False)
    session = listing.record(number, sessions) if 1 <= number <= len(listing.ids) else None
    if session is not None:
        return session
    raise NotFound(
        say("There is no session {number}. Run `cockpit log --list` to see the numbers.", number=words[:40])
    )


def session_time(session: StudySession, now: datetime) -> str:
    """How long a session took, to a tenth of a minute; for a running timer in whole minutes."""
    return say_minutes(session.minutes_at(now), exact=not session.running)


def session_data(study: Study, session: StudySession, now: datetime | None = None) -> dict[str, Any]:
    """The documented JSON form of a session."""
    return {
        "id": str(session.id),
        "date": session.day.isoformat(),
        "started_at": session.started_at.isoformat() if session.started_at else None,
        "running": session.running,
        "minutes": round(session.minutes_at(now or study.clock.now()), 1),
        "title": session_title(study, session),
        "text": session.text,
    }


def _gap_question(study: Study, running: StudySession, now: datetime) -> str:
    shown, counted = running.minutes_at(study.clock.now()), running.minutes_at(now)
    return say(
        "The study timer of “{title}” shows {shown}, but only {counted} is certain. Set the minutes to keep: "
        "`cockpit log --edit NUMBER MINUTES`.",
        title=session_title(study, running),
        shown=say_minutes(shown),
        counted=say_minutes(counted),
    )
