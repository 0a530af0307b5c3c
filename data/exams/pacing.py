"""Whether the learner answers fast enough."""

from datetime import timedelta

from data.exams.clock import ClockFace
from data.values import Values


class Pace(Values):
    """How far an exam is ahead of its plan."""

    question: int
    """Number of the current question."""
    ahead: timedelta
    """Time ahead of the plan; negative when behind."""
    per_question: timedelta
    """Time planned for one question."""
    reserve: timedelta
    """Time planned for review at the end."""


def pace(clock: ClockFace, questions: int, minutes: int, review_minutes: int) -> Pace:
    """The pace of an exam of `questions` in `minutes`; the last `review_minutes` are for review.

    Question n is due after n shares of the answering time. The current question counts as behind only once
    its own share is used up.
    """
    reserve = timedelta(minutes=min(review_minutes, minutes // 2))
    share = (timedelta(minutes=minutes) - reserve) / max(questions, 1)
    earned = share * len(clock.laps)
    spent = clock.elapsed
    ahead = earned - spent if spent < earned else min(timedelta(), earned + share - spent)
    return Pace(min(clock.question, questions), ahead, share, reserve)
