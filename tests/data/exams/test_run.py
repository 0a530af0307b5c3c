"""An exam taken without a screen: what each step commits, and what a second brings."""

from datetime import timedelta

import pytest

from data.clock import FixedClock
from data.errors import BadInput, StudyError
from data.exams.marking import unanswered
from data.exams.run import ExamRun, ExamSecond
from data.exams.sitting import answers_of, changes, paper_of, started
from data.ids import IdSource
from data.model.attempts import Answer, Attempt
from data.model.plan import Plan
from data.model.questions import Bank, Option, Question
from data.study.study import Study
from tests.conftest import NOW, TODAY, MemoryStore

QUESTIONS = {
    number: Question(
        id=number, bank=9, stem=f"{number}?", options=tuple(Option(mark) for mark in "abcd"),
        key="AC" if number == 3 else "B", domain=number % 2 + 1,
    )
    for number in (1, 2, 3)
}  # fmt: skip


@pytest.fixture
def empty(clock: FixedClock, ids: IdSource) -> Study:
    """A study with a plan and nothing else."""
    study = Study(MemoryStore(), clock, ids)
    study.commit("Plan", Plan(id=ids.new(), name="Exam", start=TODAY, weeks=1))
    return study


def begin(study: Study, clock: FixedClock, kind: str = "exam", **more: object) -> ExamRun:
    """Start three questions in twenty minutes."""
    attempt = Attempt(id=study.new_id(), title="Mock", kind=kind, minutes=20, **more)
    paper = started(attempt, list(QUESTIONS), study.new_id, clock.now())
    study.commit("Start", *changes(None, paper))
    return ExamRun(study, paper, QUESTIONS, {9: Bank(id=9, name="Pack")}, clock)


def stored(run: ExamRun) -> list[Answer]:
    """The answers as the study has them."""
    return answers_of(run.study, run.study.get(Attempt, run.paper.attempt.id))


def test_every_step_is_one_commit_that_a_restart_finds_again(empty: Study, clock: FixedClock) -> None:
    run = begin(empty, clock)
    steps = (
        (lambda: run.answer(1), "Answer question 1"),
        (lambda: run.answer(0, strike=True), "Strike out an option in question 1"),
        (run.flag, "Flag question 1"),
        (lambda: run.feel("unsure"), "Question 1: unsure"),
        (lambda: run.note(" why "), "Note on question 1"),
        (lambda: run.move(2), "Question 2"),
        (lambda: run.flag(3), "Flag question 3"),
    )
    for step, label in steps:
        clock.advance(seconds=10)
        step()
        assert run.study.undo() == label
        assert run.study.redo() == label
    attempt = empty.get(Attempt, run.paper.attempt.id)
    assert paper_of(attempt, answers_of(empty, attempt)) == run.paper
    first, second, third = stored(run)
    assert (first.chosen, first.struck, first.flagged, first.sureness, first.memo) == (
        "B",
        "A",
        True,
        "unsure",
        "why",
    )
    assert (first.seconds, second.entered, third.flagged) == (60.0, 60.0, True)
    assert unanswered(run.paper, run.questions) == 2


def test_what_is_refused_changes_neither_paper_nor_study(empty: Study, clock: FixedClock) -> None:
    run = begin(empty, clock)
    run.answer(1)
    before = run.paper
    for refused in (run.pause, lambda: run.answer(1, strike=True), lambda: run.feel("maybe")):
        with pytest.raises(BadInput):
            refused()
    run.move(0)
    run.move(4)
    assert run.paper == before
    assert run.study.undo() == "Answer question 1"


def test_a_study_that_cannot_be_saved_leaves_the_paper_as_it_was(
    empty: Study, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = begin(empty, clock)
    before = run.paper

    def full(*_: object, **__: object) -> None:
        raise StudyError("full")

    monkeypatch.setattr(empty, "commit", full)
    for step in (lambda: run.answer(0), lambda: run.hand_in(TODAY), lambda: run.dispute(QUESTIONS[1])):
        with pytest.raises(StudyError, match="full"):
            step()
    assert (run.paper, run.questions) == (before, QUESTIONS)


def test_handing_in_marks_and_counts_and_only_once(empty: Study, clock: FixedClock) -> None:
    run = begin(empty, clock)
    for indexes in ((1,), (0,), (0, 2)):
        for index in indexes:
            run.answer(index)
        clock.advance(minutes=1)
        run.move(run.paper.current_number + 1)
    run.hand_in(TODAY)
    attempt = empty.get(Attempt, run.paper.attempt.id)
    assert (attempt.right, attempt.total, attempt.day, attempt.events[-1].kind) == (2, 3, TODAY, "ended")
    with pytest.raises(BadInput):
        run.hand_in(TODAY)


def test_seconds_warn_once_and_tell_the_end(empty: Study, clock: FixedClock) -> None:
    run = begin(empty, clock)
    assert run.second_passed() == ExamSecond()
    clock.advance(minutes=6)
    assert run.second_passed() == ExamSecond(minutes_left=15)
    assert run.second_passed() == ExamSecond()
    clock.advance(minutes=14)
    assert run.second_passed() == ExamSecond(is_over=True)


@pytest.mark.parametrize(("counts", "left"), [(False, 15), (True, 5)])
def test_a_jump_waits_for_a_decision_before_anything_ends(
    empty: Study, clock: FixedClock, counts: bool, left: int
) -> None:
    run = begin(empty, clock)
    clock.advance(minutes=5)
    run.second_passed()
    clock.set_wall(clock.now() + timedelta(minutes=10))
    assert run.second_passed() == ExamSecond()
    assert [jump.size for jump in run.jumps] == [timedelta(minutes=10)]
    run.settle_jump(counts)
    assert not run.jumps
    assert run.paper.time_left(run.now) == timedelta(minutes=left)


def test_another_window_is_followed(empty: Study, clock: FixedClock) -> None:
    run = begin(empty, clock)
    other = ExamRun(empty, run.paper, QUESTIONS, {}, clock)
    other.answer(2)
    assert run.second_passed().is_changed
    assert run.paper.answer().chosen == "C"
    other.discard()
    assert run.second_passed().is_gone


def test_practice_is_checked_disputed_and_never_scored(empty: Study, clock: FixedClock) -> None:
    run = begin(empty, clock, "practice")
    with pytest.raises(BadInput, match="Choose 1 first"):
        run.check()
    run.answer(0)
    run.check()
    assert (stored(run)[0].right, run.can_check) == (False, False)
    run.answer(1)
    assert stored(run)[0].chosen == "A"
    run.dispute(run.questions[1].disputed("A", "the bank is old", NOW))
    assert stored(run)[0].right
    assert empty.get(Bank, 9).name == "Pack"
    assert empty.undo() == "Dispute a key"
    assert not stored(run)[0].right
    assert not empty.all(Bank)


def test_practice_pauses_and_comes_back_running(empty: Study, clock: FixedClock) -> None:
    run = begin(empty, clock, "practice")
    clock.advance(seconds=30)
    run.pause()
    clock.advance(hours=9)
    again = ExamRun(empty, run.paper, QUESTIONS, {}, clock)
    again.come_back()
    assert (again.paper.state, again.paper.seconds(again.now)) == ("running", 30.0)


def test_a_planned_mock_that_is_discarded_stays_in_the_plan(empty: Study, clock: FixedClock) -> None:
    run = begin(empty, clock, target=70.0)
    run.answer(1)
    run.discard()
    planned = empty.get(Attempt, run.paper.attempt.id)
    assert (planned.kind, planned.events, stored(run)) == ("recorded", (), [])
    unplanned = begin(empty, clock)
    unplanned.discard()
    assert unplanned.paper.attempt.id not in empty.all(Attempt)
    assert empty.undo() == "Remove “Mock”"
    assert len(stored(unplanned)) == 3
