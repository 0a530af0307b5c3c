"""The title bar of the dashboard: study, day, streak, and the study clock that is running."""

from datetime import date

from app.session.session import Session
from data.language import say, say_minutes
from data.model.plan import Phase
from data.planning.labels import exam_label, streak_label, week_label
from data.planning.progress import percent, phase_on
from data.planning.study_time.streak import streak
from data.planning.study_time.study_sessions import studied_since
from data.study.study import Changed
from widgets.bars.title_bar import TitleBar
from widgets.drawing.spans import safe

STREAK_TABLES = frozenset({"tasks", "sessions", "plan"})
"""Tables whose change may change the streak."""


class Header:
    """Hands the title bar its texts; the streak is counted only when it may have changed."""

    def __init__(self, bar: TitleBar, session: Session) -> None:
        """Show the session's study."""
        self._bar = bar
        self._session = session
        self._streak = current_streak(session)

    def study_changed(self, changed: Changed) -> None:
        """Count the streak anew where that is needed."""
        if changed.tables & STREAK_TABLES:
            self._streak = current_streak(self._session)

    def show_clock(self, minutes: float | None) -> None:
        """Show the minutes of a running study clock, whichever pane is seen; nothing while none is running."""
        self._bar.clock = "" if minutes is None else f"{self._session.glyphs.running} {say_minutes(minutes)}"

    def show(self, day: date) -> None:
        """Show the texts for the selected day."""
        study, plan = self._session.study, self._session.study.plan
        phase = phase_on(list(study.all(Phase).values()), day)
        tally = study.tasks.overall
        done = say("{n}% done", n=percent(tally.done, tally.total))
        parts = [week_label(plan, day), safe(phase.title) if phase else "", done]
        days = self._streak
        ahead = [exam_label(plan.days_to_exam(self._session.today)), streak_label(days) if days else ""]
        self._bar.study = safe(plan.name)
        self._bar.location = " · ".join(part for part in parts if part)
        self._bar.ahead = " · ".join(part for part in ahead if part)


def current_streak(session: Session) -> int:
    """Days in a row with something studied."""
    return streak(studied_since(session.study, session.env.settings.rollover_hour), session.today)
