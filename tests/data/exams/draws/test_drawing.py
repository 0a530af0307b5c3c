"""Drawing an exam: weights by largest remainder, unseen first, repeatable, unscored questions spread."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import BadInput
from data.exams.draws.drawing import CHOICE, RESPONSE, drawn, kind_of, of_kinds, shares
from data.model.questions import Option, Question

ONE = Question(id=1, bank=9, stem="One?", options=(Option("a"), Option("b"), Option("c")), key="A")
TWO = Question(id=2, bank=9, stem="Two?", options=(Option("a"), Option("b"), Option("c")), key="AC")
WEIGHTS = {1: 20.0, 2: 24.0, 3: 36.0, 4: 20.0}


def held(*counts: int) -> list[Question]:
    """So many questions of domain 1, 2, 3, …"""
    options = (Option("a"), Option("b"))
    places = [domain for domain, count in enumerate(counts, 1) for _ in range(count)]
    return [
        Question(id=number, bank=1, stem="?", options=options, key="A", domain=domain)
        for number, domain in enumerate(places, 1)
    ]


def test_the_exams_weights_give_its_numbers() -> None:
    """65 questions at 20, 24, 36 and 20 percent."""
    assert shares(WEIGHTS, 65) == {1: 13, 2: 16, 3: 23, 4: 13}
    assert shares({}, 5) == {}
    assert shares({1: 0.0}, 5) == {1: 0}


@given(st.dictionaries(st.integers(1, 9), st.floats(0.1, 100), min_size=1), st.integers(0, 300))
def test_shares_add_up_and_are_off_by_less_than_one(weights: dict[int, float], number: int) -> None:
    """Nothing is lost by rounding, and no domain gets a question too many."""
    given_ = shares(weights, number)
    assert sum(given_.values()) == number
    total = sum(weights.values())
    assert all(abs(given_[domain] - number * weight / total) < 1 for domain, weight in weights.items())


@given(st.lists(st.integers(0, 30), min_size=4, max_size=5), st.integers(1, 70), st.integers(0, 20), st.integers())
def test_any_bank_gives_a_repeatable_draw(counts: list[int], number: int, unscored: int, seed: int) -> None:
    """Each question once, as many as asked, as near to the weights as the bank allows; or one sentence."""
    questions = held(*counts)
    try:
        draw = drawn(questions, WEIGHTS, number, Random(seed), unscored=unscored)
    except BadInput:
        assert number > len(questions) or unscored >= number
        return
    assert len(set(draw.questions)) == len(draw.questions) == number
    assert len(set(draw.unscored)) == unscored
    assert set(draw.unscored) <= set(range(1, number + 1))
    assert drawn(reversed(questions), WEIGHTS, number, Random(seed), unscored=unscored) == draw
    domains = Counter(questions[id_ - 1].domain for id_ in draw.questions)
    due = shares(WEIGHTS, number)
    for domain in WEIGHTS:
        assert domains[domain] >= min(due[domain], counts[domain - 1])
        assert draw.short.get(domain, 0) == max(0, due[domain] - counts[domain - 1])


def test_unseen_questions_come_first_and_those_without_a_key_never() -> None:
    """Then those asked least often."""
    questions = held(6)
    seen = {1: 2, 2: 1, 3: 1}
    draw = drawn(questions, {1: 100}, 4, Random(3), seen)
    assert {4, 5, 6} < set(draw.questions)
    assert 1 not in draw.questions
    keyless = Question(id=99, bank=1, stem="?", options=questions[0].options, domain=1)
    with pytest.raises(BadInput, match="only 6 have a key"):
        drawn([*questions, keyless], {1: 100}, 7, Random(3))


def test_the_questions_that_count_keep_the_weights() -> None:
    """50 of 65 count, at the same shares; a suggested domain is good enough for drawing."""
    questions = [question.suggested(question.domain) for question in held(20, 20, 30, 20)]
    draw = drawn(questions, WEIGHTS, 65, Random(1), unscored=15)
    scored = [id_ for number, id_ in enumerate(draw.questions, 1) if number not in draw.unscored]
    counted = Counter(questions[id_ - 1].domain for id_ in scored)
    assert counted == shares(WEIGHTS, 50)


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
