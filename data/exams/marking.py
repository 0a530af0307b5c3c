"""Marks a paper: which answers are right, and the resulting score. Multiple response is all or nothing."""

from collections.abc import Iterable, Mapping
from datetime import date

from data.exams.paper import Paper
from data.frozen import replace
from data.model.attempts import Answer, Attempt, DomainScore
from data.model.questions import Question, is_right


def checked(paper: Paper, question: Question) -> Paper:
    """Mark the answer on the screen, for practice; a marked answer stays unchanged."""
    answer = paper.answer()
    if answer.right is not None:
        return paper
    return _with(paper, {answer.number: with_key(answer, question.counted_key)})


def remarked(paper: Paper, question: Question) -> Paper:
    """Mark the marked answers to one question again, by the key that counts now."""
    key = question.counted_key
    answers = [answer for answer in paper.answers if answer.question == question.id and answer.right is not None]
    return _with(paper, {answer.number: with_key(answer, key) for answer in answers})


def marked(paper: Paper, questions: Mapping[int, Question], day: date) -> Paper:
    """Mark every answer of an ended paper by its question's key, and score it."""
    keys = {answer.number: _key(answer, questions) for answer in paper.answers}
    return by_keys(paper, keys, {id_: question.domain for id_, question in questions.items()}, day)


def by_keys(paper: Paper, keys: Mapping[int, str], domains: Mapping[int, int | None], day: date) -> Paper:
    """Mark a paper by keys by number; `domains` maps question ids to domain ids."""
    answers = {answer.number: with_key(answer, keys.get(answer.number, "")) for answer in paper.answers}
    marked_paper = _with(paper, answers)
    return replace(marked_paper, attempt=scored(marked_paper.attempt, marked_paper.answers, domains, day))


def scored(attempt: Attempt, answers: Iterable[Answer], domains: Mapping[int, int | None], day: date) -> Attempt:
    """Score the attempt from its marked answers; practice gets no score."""
    counted = [answer for answer in answers if counts(attempt, answer)]
    if attempt.kind == "practice" or not counted:
        return replace(attempt, day=day)
    right = sum(answer.right is True for answer in counted)
    return replace(
        attempt,
        day=day,
        right=right,
        total=len(counted),
        percent=100 * right / len(counted),
        domain_scores=_by_domain(counted, domains) or attempt.domain_scores,
    )


def counts(attempt: Attempt, answer: Answer) -> bool:
    """Whether an answer is marked and belongs to the scored questions."""
    return answer.right is not None and answer.number not in attempt.unscored


def is_complete(answer: Answer, question: Question | None) -> bool:
    """Whether as many options are chosen as the question asks for."""
    return bool(answer.chosen) and (question is None or len(answer.chosen) == question.picks)


def unanswered(paper: Paper, questions: Mapping[int, Question]) -> int:
    """How many questions lack an answer, or part of it."""
    return sum(not is_complete(answer, questions.get(answer.question or 0)) for answer in paper.answers)


def _by_domain(counted: list[Answer], domains: Mapping[int, int | None]) -> tuple[DomainScore, ...]:
    results: dict[int, list[bool]] = {}
    for answer in counted:
        domain = domains.get(answer.question or 0)
        if domain is not None:
            results.setdefault(domain, []).append(answer.right is True)
    return tuple(
        DomainScore(domain, 100 * sum(marks) / len(marks), sum(marks), len(marks))
        for domain, marks in sorted(results.items())
    )


def _key(answer: Answer, questions: Mapping[int, Question]) -> str:
    question = questions.get(answer.question or 0)
    return question.counted_key if question else answer.key


def with_key(answer: Answer, key: str) -> Answer:
    """Mark the answer by a key; without a key it stays unmarked."""
    return replace(answer, key=key, right=is_right(answer.chosen, key))


def _with(paper: Paper, changed: Mapping[int, Answer]) -> Paper:
    return replace(paper, answers=tuple(changed.get(answer.number, answer) for answer in paper.answers))
