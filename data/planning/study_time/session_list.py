"""Study sessions as a list to look through and correct."""

from datetime import date
from typing import TYPE_CHECKING

from data.dates import parse_day
from data.frozen import replace
from data.language import say
from data.model.plan import Task
from data.model.sessions import StudySession
from data.planning.study_time.typed_minutes import parse_minutes
from data.text_folding import fold

if TYPE_CHECKING:
    from data.study.study import Study


def latest_sessions(study: "Study", limit: int) -> list[StudySession]:
    """The most recent sessions, newest first, with the running one at the top."""
    by_day = study.by_field(StudySession, "day")
    running = study.by_field(StudySession, "minutes").get(None, [])
    latest = sorted(running, key=lambda session: session.id, reverse=True)
    for day in sorted((key for key in by_day if isinstance(key, str)), reverse=True):
        if len(latest) >= limit:
            break
        try:
            sessions = by_day[date.fromisoformat(day)]
        except (ValueError, KeyError):
            continue
        latest += sorted(
            (session for session in sessions if not session.running), key=lambda session: session.id, reverse=True
        )
    return latest[:limit]


def session_title(study: "Study", session: StudySession) -> str:
    """The title of the studied task, or of the session itself."""
    task = study.all(Task).get(session.task) if session.task is not None else None
    return task.title if task else session.title or say("Studied")


def corrected(study: "Study", session: StudySession, minutes: str, day: str, title: str, today: date) -> StudySession:
    """Apply the corrections the learner typed; empty minutes leave a running timer running.

    Raises `BadInput`.
    """
    changed = session
    if minutes.strip() or not session.running:
        changed = replace(changed, minutes=parse_minutes(minutes))
    changed = replace(changed, day=parse_day(day, today))
    if fold(title) == fold(session_title(study, session)):
        return changed
    matches = [task for task in study.all(Task).values() if fold(task.title) == fold(title)]
    task = next(
        (named_task for named_task in matches if named_task.day == changed.day),
        matches[0] if len(matches) == 1 else None,
    )
    return replace(changed, task=task.id if task else None, title="" if task else title.strip()[:500])
