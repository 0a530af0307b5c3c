"""Whether the questions are answered fast enough."""

from datetime import timedelta
from typing import NamedTuple

from data.exams.clock import ClockFace


class Pace(NamedTuple):
    """How far ahead of the plan an exam is."""

    question: int
    """Number of the question being answered."""
    ahead: timedelta
    """Time in hand against the plan; negative when behind."""
    per_question: timedelta
    """Time planned for one question."""
    reserve: timedelta
    """Time the plan keeps for review at the end."""


def pace(clock: ClockFace, questions: int, minutes: int, review_minutes: int) -> Pace:
    """The pace of an exam of `questions` in `minutes`, the last `review_minutes` of which are kept for review.

    Question n should be finished by n shares of the answering time; a question under way counts as behind only once
    its own share is used up.
    """
    reserve = timedelta(minutes=min(review_minutes, minutes // 2))
    share = (timedelta(minutes=minutes) - reserve) / max(questions, 1)
    earned = share * len(clock.laps)
    spent = clock.elapsed
    ahead = earned - spent if spent < earned else min(timedelta(), earned + share - spent)
    return Pace(min(clock.question, questions), ahead, share, reserve)
