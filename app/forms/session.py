"""The forms for a study session: its minutes alone, or the whole of it."""

from collections.abc import Mapping
from datetime import date

from data.language import say
from data.model.sessions import StudySession
from data.planning.study_time.session_list import corrected, session_title
from data.planning.study_time.typed_minutes import parse_minutes
from data.study.study import Study
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog


def minutes_form(suggested: float) -> FormDialog[float]:
    """A form whose result is a number of minutes."""
    value = f"{suggested:.0f}" if suggested >= 1 else ""

    def accept(values: Mapping[str, str]) -> float:
        return parse_minutes(values["minutes"])

    return FormDialog(say("Minutes studied"), (Field("minutes", say("Minutes"), value, "45, 1:30"),), accept)


def session_form(study: Study, session: StudySession, today: date) -> FormDialog[StudySession]:
    """A form whose result is the corrected session, not committed yet."""

    def accept(values: Mapping[str, str]) -> StudySession:
        return corrected(study, session, values["minutes"], values["day"], values["what"], today)

    minutes = "" if session.minutes is None else f"{session.minutes:g}"
    running = say("empty: the timer keeps running") if session.running else "45, 1:30"
    titles = tuple(dict.fromkeys(task.title for task in study.tasks.on(session.day)))
    fields = (
        Field("minutes", say("Minutes"), minutes, running),
        Field("day", say("Day"), session.day.isoformat()),
        Field("what", say("What you studied"), session_title(study, session), choices=titles, append_on_focus=True),
    )
    return FormDialog(say("Edit the session"), fields, accept)
