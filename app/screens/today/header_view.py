"""The three texts of the title bar, made from the study."""

from datetime import date

from app.session.session import Session
from data.language import say, say_minutes
from data.model.plan import Phase
from data.planning.labels import exam_label, streak_label, week_label
from data.planning.progress import percent, phase_on
from data.planning.study_time.streak import streak
from data.planning.study_time.study_sessions import studied_since
from data.values import Values
from widgets.bars.title_bar import TitleBar
from widgets.drawing.spans import safe


class Heading(Values):
    """What the title bar shows."""

    study: str
    location: str
    ahead: str


def current_streak(session: Session) -> int:
    """Days in a row with something studied."""
    return streak(studied_since(session.study, session.env.settings.rollover_hour), session.today)


def show_clock(bar: TitleBar, session: Session, minutes: float | None) -> None:
    """Show the minutes of a running study clock, whichever pane is seen; nothing while none is running."""
    bar.clock = "" if minutes is None else f"{session.glyphs.running} {say_minutes(minutes)}"


def heading(session: Session, day: date, days: int) -> Heading:
    """The title bar for the selected day, with a streak of `days`."""
    study, plan = session.study, session.study.plan
    phase = phase_on(list(study.all(Phase).values()), day)
    tally = study.tasks.overall
    done = say("{n}% done", n=percent(tally.done, tally.total))
    parts = [week_label(plan, day), safe(phase.title) if phase else "", done]
    ahead = [exam_label(plan.days_to_exam(session.today)), streak_label(days) if days else ""]
    return Heading(safe(plan.name), " · ".join(p for p in parts if p), " · ".join(a for a in ahead if a))
