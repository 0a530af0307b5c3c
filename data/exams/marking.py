"""Marks a paper: which answers are right, and the score they make. Multiple response is all or nothing."""

from collections.abc import Iterable, Mapping
from datetime import date

from data.exams.paper import Paper
from data.frozen import replace
from data.model.attempts import Answer, Attempt, DomainScore
from data.model.questions import Question


def checked(paper: Paper, question: Question) -> Paper:
    """The paper with the answer on the screen marked, for practice; an answer that is marked stays as it is."""
    here = paper.answer()
    if here.right is not None:
        return paper
    return _with(paper, {here.number: with_key(here, question.counted_key)})


def remarked(paper: Paper, question: Question) -> Paper:
    """The paper with the marked answers to one question marked again by the key that counts now."""
    key = question.counted_key
    asked = [each for each in paper.answers if each.question == question.id and each.right is not None]
    return _with(paper, {each.number: with_key(each, key) for each in asked})


def marked(paper: Paper, questions: Mapping[int, Question], day: date) -> Paper:
    """The ended paper with every answer marked by its question's key, and its score."""
    keys = {each.number: _key(each, questions) for each in paper.answers}
    return by_keys(paper, keys, {id_: question.domain for id_, question in questions.items()}, day)


def by_keys(paper: Paper, keys: Mapping[int, str], domains: Mapping[int, int | None], day: date) -> Paper:
    """The paper marked by keys by number; `domains` are those of the questions by id."""
    answers = {each.number: with_key(each, keys.get(each.number, "")) for each in paper.answers}
    done = _with(paper, answers)
    return replace(done, attempt=scored(done.attempt, done.answers, domains, day))


def scored(attempt: Attempt, answers: Iterable[Answer], domains: Mapping[int, int | None], day: date) -> Attempt:
    """The attempt with the score of its marked answers; practice is marked and never scored as a mock."""
    counted = [each for each in answers if counts(attempt, each)]
    if attempt.kind == "practice" or not counted:
        return replace(attempt, day=day)
    right = sum(each.right is True for each in counted)
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


def _by_domain(counted: list[Answer], domains: Mapping[int, int | None]) -> tuple[DomainScore, ...]:
    results: dict[int, list[bool]] = {}
    for answer in counted:
        domain = domains.get(answer.question or 0)
        if domain is not None:
            results.setdefault(domain, []).append(answer.right is True)
    return tuple(
        DomainScore(domain, 100 * sum(found) / len(found), sum(found), len(found))
        for domain, found in sorted(results.items())
    )


def _key(answer: Answer, questions: Mapping[int, Question]) -> str:
    question = questions.get(answer.question or 0)
    return question.counted_key if question else answer.key


def with_key(answer: Answer, key: str) -> Answer:
    """The answer marked by a key; without one it stays unmarked."""
    return replace(answer, key=key, right=set(answer.chosen) == set(key) if key else None)


def _with(paper: Paper, changed: Mapping[int, Answer]) -> Paper:
    return replace(paper, answers=tuple(changed.get(each.number, each) for each in paper.answers))
