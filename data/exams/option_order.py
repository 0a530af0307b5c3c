"""The order in which an attempt shows the options of a question, and letters there and back."""

from data.exams.seeded_random import lot
from data.model.attempts import Attempt
from data.model.questions import Question, letter

Order = tuple[int, ...]
"""Places in the question's own list, in the order they are shown."""


def option_order(attempt: Attempt, question: Question) -> Order:
    """The same order whenever the same draw is sat again."""
    places = range(len(question.options))
    if not attempt.shuffled:
        return tuple(places)
    return tuple(sorted(places, key=lambda place: lot(attempt.seed, question.id, place)))


def as_shown(letters: str, order: Order) -> str:
    """Letters of the question as the letters they are shown with, in order."""
    return "".join(letter(place) for place, own in enumerate(order) if letter(own) in letters)
