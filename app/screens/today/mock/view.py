"""The values of the mock exam pane, made from the study."""

from datetime import date, datetime

from data.exams.clock import face
from data.exams.pacing import pace
from data.language import say, say_short_day
from data.model.attempts import Attempt
from data.model.plan import Plan
from widgets.panes.exam_clock import ClockView
from widgets.panes.mock_timer import MockRow


def clock_view(plan: Plan, attempt: Attempt | None, now: datetime) -> ClockView | None:
    """The clock of an attempt, or the one that can be started; None where the exam's length is not set."""
    minutes = (attempt.minutes if attempt else None) or plan.exam_minutes
    if not minutes:
        return None
    questions = (attempt.questions if attempt else None) or plan.exam_questions
    waiting = attempt or Attempt(id=0, title="", minutes=minutes)
    clock = face(waiting, now)
    speed = pace(clock, questions, minutes, plan.review_in(minutes))
    return ClockView(clock.state, speed.question, questions, speed.ahead, speed.reserve, waiting.title)


def mock_rows(attempts: list[Attempt], today: date) -> tuple[MockRow, ...]:
    """Every mock with its score."""
    return tuple(
        MockRow(
            id=attempt.id,
            title=attempt.title,
            percent=attempt.percent,
            target=attempt.target,
            day="" if attempt.day is None else say_short_day(attempt.day, today),
        )
        for attempt in attempts
    )


def pass_line(plan: Plan) -> str:
    """The pass mark in words."""
    if plan.pass_percent is None:
        return ""
    return say("Pass mark: about {n}%", n=f"{plan.pass_percent:g}")
