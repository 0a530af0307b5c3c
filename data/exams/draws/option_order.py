"""The order in which an attempt shows a question's options, and letters between that order and the question's own."""

from data.exams.draws.seeded_random import shuffle_key
from data.model.attempts import Attempt
from data.model.questions import Question, letter

Order = tuple[int, ...]
"""Indexes into the question's own list of options, in the order they are shown."""


def option_order(attempt: Attempt, question: Question) -> Order:
    """The order for this attempt; the same draw always has the same order."""
    indexes = range(len(question.options))
    if not attempt.shuffled:
        return tuple(indexes)
    return tuple(sorted(indexes, key=lambda index: shuffle_key(attempt.seed, question.id, index)))


def as_shown(letters: str, order: Order) -> str:
    """Convert letters of the question to the letters on the screen, in order."""
    return "".join(letter(position) for position, index in enumerate(order) if letter(index) in letters)
