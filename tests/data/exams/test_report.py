"""What a report counts."""

from typing import Any

import pytest

from data.exams.report import Tally, changes_in, compared, planned_seconds, report, whole_percent
from data.frozen import replace
from data.model.attempts import Answer, Attempt, DomainScore


def answer(number: int, chosen: str, key: str, **more: Any) -> Answer:
    """A marked answer."""
    plain = Answer(id=number, attempt=1, number=number, question=number, chosen=chosen, key=key, right=chosen == key)
    return replace(plain, **more)


def test_twelve_of_twelve_is_100_percent_and_nothing_less_is() -> None:
    assert whole_percent(12, 12) == 100
    assert whole_percent(999, 1000) == 99
    assert whole_percent(1, 1000) == 1
    assert whole_percent(0, 12) == 0
    assert whole_percent(36, 50) == 72


def test_unscored_questions_are_reported_and_do_not_count() -> None:
    answers = [answer(1, "A", "A"), answer(2, "B", "C"), answer(3, "", "C")]
    found = report(Attempt(id=1, title="Mock", unscored=(2,)), answers)
    assert (found.scored.right, found.scored.total) == (1, 2)
    assert (found.everything.right, found.everything.total) == (1, 3)
    assert [each.number for each in found.missed] == [2, 3]
    assert found.unanswered == 1


def test_sixths_cover_every_question_once_with_their_mean_time() -> None:
    answers = [answer(number, "A", "A" if number <= 32 else "B", seconds=float(number)) for number in range(1, 66)]
    parts = report(Attempt(id=1, title="Mock"), answers).parts
    assert [(first, last) for first, last, _ in parts] == [(1, 11), (12, 22), (23, 32), (33, 43), (44, 54), (55, 65)]
    assert [part.right for _, _, part in parts] == [11, 11, 10, 0, 0, 0]
    assert parts[0][2].seconds == 6.0


def test_right_and_wrong_by_how_sure_the_learner_was() -> None:
    answers = [answer(1, "A", "A", sureness="sure"), answer(2, "B", "A", sureness="sure"), answer(3, "A", "A")]
    assert report(Attempt(id=1, title="Mock"), answers).sureness == {"sure": Tally(1, 2), "": Tally(1, 1)}


def test_changed_answers_by_what_became_of_them() -> None:
    answers = [
        answer(1, "A", "A", first_chosen="B"),
        answer(2, "B", "A", first_chosen="A"),
        answer(3, "B", "A", first_chosen="C"),
        answer(4, "A", "A", first_chosen="A"),
        answer(5, "", "A", first_chosen="A"),
        answer(6, "A", "A", first_chosen="B", right=None),
    ]
    found = changes_in(answers)
    assert (found.to_right, found.to_wrong, found.wrong_both) == (1, 2, 1)


def test_a_score_without_answers_is_reported_too() -> None:
    scores = (DomainScore(9, 80.0), DomainScore(8, 50.0, 4, 8))
    attempt = Attempt(id=1, title="Mock", percent=72.0, right=47, total=65, domain_scores=scores)
    found = report(attempt, [])
    assert found.scored == Tally(47, 65)
    assert found.domain_percents == {9: 80.0, 8: 50.0}
    assert found.domains == {8: Tally(4, 8)}
    assert found.parts == ()


def test_the_plan_keeps_time_for_review() -> None:
    assert planned_seconds(170, 65, 15) == pytest.approx(143.08, abs=0.01)
    assert planned_seconds(None, 65, 15) is None


def test_two_attempts_are_compared_by_the_questions_they_share() -> None:
    one = [answer(1, "A", "A"), answer(2, "B", "A"), answer(3, "A", "A"), answer(4, "B", "A")]
    other = [answer(2, "A", "A"), answer(3, "C", "A"), answer(1, "A", "A"), answer(4, "C", "A"), answer(9, "A", "A")]
    pairs, ways = compared(one, other)
    assert len(pairs) == 4
    assert ways == {"better": 1, "worse": 1, "right": 1, "wrong": 1}
