"""An attempt written to a file comes back as it was, in another study too."""

import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import BadFile
from data.formats.export.attempt_json import exported, imported
from data.frozen import replace
from data.model.attempts import Answer, Attempt, ClockEvent, DomainScore
from data.model.domains import Domain
from data.model.questions import Option, Question
from tests.conftest import NOW

DOMAINS = {5: Domain(id=5, name="Data Engineering", key="de")}
OTHER_DOMAINS = {77: Domain(id=77, name="데이터", key="de")}
HELD = {
    8: Question(id=8, bank=1, stem="결측치 [red]란?", options=(Option("a"), Option("b")), key="A", content_key="abc")
}
ATTEMPT = Attempt(
    id=1, title="모의고사 1", kind="exam", day=date(2026, 1, 27), percent=100.0, right=1, total=1, minutes=170,
    seed=4, draw=(8,), events=(ClockEvent("started", NOW), ClockEvent("ended", NOW)),
    domain_scores=(DomainScore(5, 100.0, 1, 1),),
)  # fmt: skip
ANSWERS = [Answer(id=2, attempt=1, number=1, question=8, chosen="A", key="A", right=True, seconds=61.5, memo="왜?")]


def test_an_attempt_survives_the_way_into_another_study() -> None:
    text = exported(ATTEMPT, ANSWERS, HELD, DOMAINS)
    theirs = {99: replace(HELD[8], id=99)}
    attempt, answers = imported(text, "a.json", iter(range(1000, 2000)).__next__, theirs, OTHER_DOMAINS)
    assert attempt == replace(ATTEMPT, id=1000, draw=(99,), domain_scores=(DomainScore(77, 100.0, 1, 1),))
    assert answers == [replace(ANSWERS[0], id=1001, attempt=1000, question=99)]


def test_questions_that_are_not_held_there_leave_the_answers_whole() -> None:
    text = exported(ATTEMPT, ANSWERS, HELD, DOMAINS)
    attempt, answers = imported(text, "a.json", iter(range(1000, 2000)).__next__, {}, {})
    assert (answers[0].question, answers[0].right, answers[0].memo) == (None, True, "왜?")
    assert (attempt.draw, attempt.domain_scores, attempt.percent) == ((), (), 100.0)


def test_an_exam_that_was_going_on_comes_back_ended() -> None:
    running = replace(ATTEMPT, percent=None, right=None, total=None, events=(ClockEvent("started", NOW),))
    text = exported(running, ANSWERS, HELD, DOMAINS)
    attempt, _ = imported(text, "a.json", iter(range(99)).__next__, HELD, DOMAINS)
    assert not attempt.running


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: "no json",
        lambda whole: "[]",
        lambda whole: json.dumps(whole | {"format": "other"}),
        lambda whole: json.dumps(whole | {"version": 2}),
        lambda whole: json.dumps(whole | {"answers": 5}),
        lambda whole: json.dumps(whole | {"attempt": {"title": "x", "percent": 140}}),
        lambda whole: json.dumps(whole | {"answers": [{"number": 2}]}),
        lambda whole: json.dumps(whole | {"answers": [{"number": 1, "question": 7}]}),
    ],
)
def test_a_damaged_file_is_one_sentence(damage: object) -> None:
    assert callable(damage)
    text = damage(json.loads(exported(ATTEMPT, ANSWERS, HELD, DOMAINS)))
    with pytest.raises(BadFile, match=r"a\.json"):
        imported(text, "a.json", iter(range(99)).__next__, HELD, DOMAINS)


@pytest.mark.parametrize("version", [0, "1", None, True, 1e300, 1000, [1]])
def test_only_a_version_that_can_be_is_newer(version: object) -> None:
    """A damaged number says nothing of the rest, which is read."""
    whole = json.loads(exported(ATTEMPT, ANSWERS, HELD, DOMAINS))
    assert imported(json.dumps(whole | {"version": version}), "a.json", iter(range(99)).__next__, HELD, DOMAINS)
    with pytest.raises(BadFile, match="newer version"):
        imported(json.dumps(whole | {"version": 2}), "a.json", iter(range(99)).__next__, HELD, DOMAINS)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(["attempt", "answers", "format", "version"]), VALUES)
def test_any_value_anywhere_is_read_or_refused(name: str, value: object) -> None:
    whole = json.loads(exported(ATTEMPT, ANSWERS, HELD, DOMAINS)) | {name: value}
    with suppress(BadFile):
        attempt, answers = imported(json.dumps(whole), "a.json", iter(range(9999)).__next__, HELD, DOMAINS)
        assert all(answer.attempt == attempt.id for answer in answers)
