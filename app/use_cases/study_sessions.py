"""Edits and removes study sessions, each as one step that can be undone."""

from collections.abc import Iterable, Sequence

from data.language import say
from data.model.sessions import StudySession
from data.study.study import Study


def edit_session(study: Study, session: StudySession) -> None:
    """Commit the new values of a session; raises `NotSaved` and changes nothing."""
    study.commit(say("Edit a study session"), session)


def remove_sessions(study: Study, sessions: Sequence[StudySession], times: Iterable[str]) -> None:
    """Remove sessions, whose lengths name the step for undo; raises `NotSaved` and changes nothing."""
    label = ", ".join(say("Remove a study session ({time})", time=time) for time in times)
    study.commit(label, removed=sessions)


def running_label(session: StudySession) -> str:
    """A word for a session whose timer runs; empty for any other."""
    return say("running") if session.running else ""


def no_sessions_yet() -> str:
    """The line of an empty list of sessions."""
    return say("No study sessions yet.")
