"""Which questions to practise: those of a domain, missed lately, flagged, or answered unsurely."""

from collections.abc import Iterable, Mapping, Sequence

from data.exams.seeded_random import lot
from data.model.attempts import Answer
from data.model.questions import Question

DOUBTFUL = ("unsure", "guess")


def latest(answers: Iterable[Answer]) -> dict[int, Answer]:
    """The newest answer to each question by its id."""
    return {each.question: each for each in sorted(answers, key=_age) if each.question is not None}


def missed(attempts: Sequence[Sequence[Answer]], last: int) -> set[int]:
    """Questions answered wrongly in the `last` newest attempts, each given as its answers, oldest attempt first."""
    newest = attempts[-last:] if last > 0 else ()
    return {
        each.question for answers in newest for each in answers if each.right is False and each.question is not None
    }


def flagged(answers: Iterable[Answer]) -> set[int]:
    """Questions whose newest answer is flagged."""
    return {question for question, answer in latest(answers).items() if answer.flagged}


def unsure(answers: Iterable[Answer]) -> set[int]:
    """Questions whose newest answer was unsure or a guess."""
    return {question for question, answer in latest(answers).items() if answer.sureness in DOUBTFUL}


def times_seen(answers: Iterable[Answer]) -> dict[int, int]:
    """How often each question was looked at."""
    counts: dict[int, int] = {}
    for answer in answers:
        if answer.question is not None and (answer.chosen or answer.seconds or answer.entered is not None):
            counts[answer.question] = counts.get(answer.question, 0) + 1
    return counts


def practice_draw(questions: Iterable[Question], count: int, seed: int, seen: Mapping[int, int]) -> tuple[int, ...]:
    """Ids of at most `count` questions that have a key, the least seen first, equals by lot."""
    keyed = [each for each in questions if each.counted_key]
    keyed.sort(key=lambda each: (seen.get(each.id, 0), lot(seed, each.id)))
    return tuple(each.id for each in keyed[:count])


def _age(answer: Answer) -> int:
    return answer.id
