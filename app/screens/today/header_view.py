"""The three texts of the title bar, made from the study."""

from datetime import date
from typing import NamedTuple

from app.session.session import Sitting
from data.language import say
from data.model.plan import Phase
from data.planning.labels import exam_words, week_words
from data.planning.progress import days_to_exam, percent, phase_on
from data.planning.streak import streak
from data.planning.study_sessions import studied_since
from widgets.drawing.spans import safe


class Heading(NamedTuple):
    """What the title bar shows."""

    study: str
    place: str
    ahead: str


def current_streak(sitting: Sitting) -> int:
    """Days in a row with something studied."""
    return streak(studied_since(sitting.study, sitting.place.settings.rollover_hour), sitting.today)


def heading(sitting: Sitting, day: date, days: int) -> Heading:
    """The title bar for the selected day, with a streak of `days`."""
    study, plan = sitting.study, sitting.study.plan
    phase = phase_on(list(study.all(Phase).values()), day)
    tally = study.tasks.overall
    done = say("{n} % done", n=percent(tally.done, tally.total))
    parts = [week_words(plan, day), safe(phase.title) if phase else "", done]
    ahead = [exam_words(days_to_exam(plan, sitting.today)), say("{n}-day streak", n=days) if days else ""]
    return Heading(safe(plan.name), " · ".join(p for p in parts if p), " · ".join(a for a in ahead if a))
