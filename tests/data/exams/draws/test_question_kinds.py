"""A timed exam asks only the kinds of questions that the real exam asks."""

import pytest

from data.exams.draws.question_kinds import CHOICE, RESPONSE, kind_of, of_kinds
from data.model.questions import Question

ONE = Question(id=1, bank=9, name="1", stem="One?", options=("a", "b", "c"), key="A")
TWO = Question(id=2, bank=9, name="2", stem="Two?", options=("a", "b", "c"), key="AC")


def test_a_kind_follows_from_the_key() -> None:
    assert [kind_of(ONE), kind_of(TWO)] == [CHOICE, RESPONSE]


@pytest.mark.parametrize(
    ("kinds", "ids"),
    [
        ((CHOICE,), [1]),
        ((RESPONSE,), [2]),
        ((CHOICE, RESPONSE), [1, 2]),
        ((CHOICE, "hot spot"), [1]),
        (("lab",), [1, 2]),
        ((), [1, 2]),
    ],
)
def test_questions_of_other_kinds_stay_out(kinds: tuple[str, ...], ids: list[int]) -> None:
    assert [question.id for question in of_kinds([ONE, TWO], kinds)] == ids
