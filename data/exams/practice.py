"""Selects questions to practise: by domain, missed lately, flagged, or answered with doubt."""

from collections.abc import Iterable, Mapping, Sequence

from data.exams.draws.seeded_random import shuffle_key
from data.model.attempts import Answer
from data.model.questions import Question

DOUBTFUL = ("unsure", "guess")


def latest(answers: Iterable[Answer]) -> dict[int, Answer]:
    """The newest answer to each question, by question id."""
    return {answer.question: answer for answer in sorted(answers, key=_age) if answer.question is not None}


def missed(attempts: Sequence[Sequence[Answer]], last: int) -> set[int]:
    """Ids of questions answered wrongly in the `last` newest attempts; `attempts` are their answers, oldest first."""
    newest = attempts[-last:] if last > 0 else ()
    return {
        answer.question
        for answers in newest
        for answer in answers
        if answer.right is False and answer.question is not None
    }


def flagged(answers: Iterable[Answer]) -> set[int]:
    """Ids of questions whose newest answer is flagged."""
    return {question for question, answer in latest(answers).items() if answer.flagged}


def unsure(answers: Iterable[Answer]) -> set[int]:
    """Ids of questions whose newest answer was unsure or a guess."""
    return {question for question, answer in latest(answers).items() if answer.sureness in DOUBTFUL}


def times_seen(answers: Iterable[Answer]) -> dict[int, int]:
    """How often each question was seen, by question id."""
    counts: dict[int, int] = {}
    for answer in answers:
        if answer.question is not None and (answer.chosen or answer.seconds or answer.entered is not None):
            counts[answer.question] = counts.get(answer.question, 0) + 1
    return counts


def practice_draw(questions: Iterable[Question], count: int, seed: int, seen: Mapping[int, int]) -> tuple[int, ...]:
    """Ids of at most `count` questions that have a key, the least seen first, equals in the order of the seed."""
    keyed = [question for question in questions if question.counted_key]
    keyed.sort(key=lambda question: (seen.get(question.id, 0), shuffle_key(seed, question.id)))
    return tuple(question.id for question in keyed[:count])


def _age(answer: Answer) -> int:
    return answer.id
