"""An exam being sat: any order of events keeps answers and time, and its score is what a plain count says."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from data.clock import FixedClock
from data.errors import BadInput
from data.exams.marking import marked
from data.exams.paper import Paper
from data.exams.sitting import caught_up, changes, ended, paper_of, paused, resumed, started, without
from data.frozen import replace
from data.ids import IdSource
from data.model.attempts import Answer, Attempt
from data.model.questions import Option, Question
from data.store.text.codecs import CODECS
from tests.conftest import NOW

DAY = date(2026, 1, 27)
QUESTIONS = 7
MINUTES = 20


def question(id_: int, key: str) -> Question:
    """A question with five options."""
    options = tuple(Option(mark) for mark in "abcde")
    return Question(id=id_, bank=1, stem=f"Question {id_}?", options=options, key=key, domain=id_ % 2 + 1)


HELD = {number: question(number, "AC" if number % 3 == 0 else "B") for number in range(1, QUESTIONS + 1)}


def sat(kind: str = "exam", minutes: int | None = MINUTES) -> Paper:
    """A paper that was just started."""
    ids = IdSource(FixedClock(NOW), Random(3))
    return started(Attempt(id=1, title="Mock", kind=kind, minutes=minutes), list(HELD), ids.new, NOW)


class ExamMachine(RuleBasedStateMachine):
    """Does anything in any order, beside a model that keeps the same in the simplest way."""

    @initialize(shift=st.sampled_from([(), (2,), (1, 5)]))
    def start(self, shift: tuple[int, ...]) -> None:
        self.clock = FixedClock(NOW)
        self.true_seconds = 0.0
        self.moves = 0
        paper = sat()
        self.paper = replace(paper, attempt=replace(paper.attempt, unscored=shift))
        self.disk = {record.id: self.written(record) for record in changes(None, self.paper)}
        self.chosen: dict[int, set[str]] = {number: set() for number in HELD}
        self.flags: set[int] = set()
        self.least_left = timedelta(minutes=MINUTES)

    @staticmethod
    def written(record: object) -> Attempt | Answer:
        """The record as it comes back from the file."""
        assert isinstance(record, Attempt | Answer)
        found: Attempt | Answer = CODECS[record.table].read(record.id, CODECS[record.table].write(record))
        return found

    def apply(self, paper: Paper) -> None:
        """Commit what differs."""
        records = changes(self.paper, paper)
        assert len(records) <= 3 or paper.state == "ended"
        self.disk.update({record.id: self.written(record) for record in records})
        self.paper = paper

    @property
    def running(self) -> bool:
        return self.paper.state == "running"

    @rule(seconds=st.floats(0.1, 400))
    def time_passes(self, seconds: float) -> None:
        self.clock.advance(seconds=seconds)
        if self.running:
            self.true_seconds += seconds

    @precondition(lambda self: self.running)
    @rule(minutes=st.integers(-300, 300))
    def wall_clock_jumps(self, minutes: int) -> None:
        before = self.clock.now()
        self.clock.set_wall(before + timedelta(minutes=minutes))
        self.apply(without(self.paper, before, self.clock.now()))

    @precondition(lambda self: self.running)
    @rule(number=st.integers(1, QUESTIONS))
    def move(self, number: int) -> None:
        self.moves += 1
        self.apply(self.paper.moved(number, self.clock.now()))
        assert self.paper.current_number == number

    @precondition(lambda self: self.running)
    @rule(mark=st.sampled_from("ABCDE"))
    def choose(self, mark: str) -> None:
        here = self.paper.current_number
        picks = HELD[here].picks
        mine = self.chosen[here]
        full = mark not in mine and picks > 1 and len(mine) == picks
        if full:
            with pytest.raises(BadInput, match="take one of"):
                self.paper.chosen(mark, picks, 5)
            return
        if mark in mine:
            mine.discard(mark)
        elif picks == 1:
            self.chosen[here] = {mark}
        else:
            mine.add(mark)
        self.apply(self.paper.chosen(mark, picks, 5))

    @precondition(lambda self: self.running)
    @rule(mark=st.sampled_from("ABCDE"))
    def strike(self, mark: str) -> None:
        if mark in self.chosen[self.paper.current_number]:
            with pytest.raises(BadInput, match="your answer"):
                self.paper.struck(mark, 5)
        else:
            self.apply(self.paper.struck(mark, 5))

    @precondition(lambda self: self.running)
    @rule(number=st.integers(1, QUESTIONS))
    def flag(self, number: int) -> None:
        self.flags ^= {number}
        self.apply(self.paper.flagged(number))

    @precondition(lambda self: self.running)
    @rule(how=st.sampled_from(["sure", "unsure", "guess"]))
    def feel(self, how: str) -> None:
        self.apply(self.paper.with_sureness(how))

    @precondition(lambda self: self.running)
    @rule(back=st.integers(0, 30))
    def killed_and_started_again(self, back: int) -> None:
        self.clock.set_wall(self.clock.now() - timedelta(minutes=back))
        attempt = next(each for each in self.disk.values() if isinstance(each, Attempt))
        answers = [each for each in self.disk.values() if isinstance(each, Answer)]
        again = paper_of(attempt, answers)
        assert again == self.paper
        known = max([0.0, *(each.entered for each in answers if each.entered is not None)])
        self.apply(caught_up(again, self.clock.now()))
        assert self.paper.seconds(self.clock.now()) >= min(known, MINUTES * 60.0) - 0.001
        self.true_seconds = self.paper.seconds(self.clock.now())
        self.least_left = self.paper.time_left(self.clock.now()) or timedelta()

    @precondition(lambda self: self.running)
    @rule()
    def hand_in(self) -> None:
        self.apply(marked(ended(self.paper, self.clock.now()), HELD, DAY))

    @invariant()
    def nothing_is_lost(self) -> None:
        for answer in self.paper.answers:
            assert set(answer.chosen) == self.chosen[answer.number]
            assert answer.flagged == (answer.number in self.flags)
            assert not set(answer.chosen) & set(answer.struck)

    @invariant()
    def time_is_never_negative_and_never_given_back(self) -> None:
        left = self.paper.time_left(self.clock.now())
        assert left is not None
        assert timedelta() <= left <= self.least_left + timedelta(microseconds=100)
        self.least_left = left
        expected = min(self.true_seconds, MINUTES * 60)
        assert abs(self.paper.seconds(self.clock.now()) - expected) < 0.01
        assert all(self.paper.seconds_on(number, self.clock.now()) >= 0 for number in HELD)

    @invariant()
    def the_time_of_the_questions_is_the_time_of_the_exam(self) -> None:
        total = sum(self.paper.seconds_on(number, self.clock.now()) for number in HELD)
        assert abs(total - self.paper.seconds(self.clock.now())) <= 0.051 * (self.moves + 1)

    @invariant()
    def the_score_is_what_a_plain_count_says(self) -> None:
        if self.paper.state != "ended":
            return
        counting = [number for number in HELD if number not in self.paper.attempt.unscored]
        right = sum(self.chosen[number] == set(HELD[number].key) for number in counting)
        attempt = self.paper.attempt
        assert (attempt.right, attempt.total) == (right, len(counting))
        assert attempt.percent == 100 * right / len(counting)
        assert sum(score.total or 0 for score in attempt.domain_scores) == len(counting)
        with pytest.raises(BadInput):
            self.paper.chosen("A", 1)


TestExam = ExamMachine.TestCase


def test_an_exam_goes_on_while_the_program_is_closed() -> None:
    paper = sat().moved(4, NOW + timedelta(minutes=3))
    later = caught_up(paper, NOW + timedelta(minutes=11))
    assert later.current_number == 4
    assert later.time_left(NOW + timedelta(minutes=11)) == timedelta(minutes=9)


def test_an_exam_whose_time_ran_out_while_it_was_closed_ended_at_that_very_second() -> None:
    paper = ended(sat(), NOW + timedelta(hours=5))
    assert paper.attempt.events[-1].at == NOW + timedelta(minutes=MINUTES)
    assert sum(answer.seconds for answer in paper.answers) == MINUTES * 60


def test_a_timed_exam_cannot_be_paused_and_practice_can() -> None:
    with pytest.raises(BadInput, match="cannot be paused"):
        paused(sat(), NOW)
    practice = paused(sat("practice", None), NOW + timedelta(seconds=30))
    with pytest.raises(BadInput, match="paused"):
        practice.chosen("A", 1)
    again = resumed(practice, NOW + timedelta(hours=2))
    assert again.seconds(NOW + timedelta(hours=2, seconds=5)) == 35


def test_a_sheet_takes_one_letter_or_several_and_keeps_what_was_chosen_first() -> None:
    paper = sat("sheet").chosen("B", None).chosen("C", None, add=True)
    assert (paper.answer().chosen, paper.answer().first_chosen) == ("BC", "BC")
    assert paper.chosen("D", None).answer().chosen == "D"
    assert paper.chosen("B", None).answer().chosen == "C"


def test_choose_two_takes_two_and_refuses_a_third() -> None:
    paper = sat().moved(3, NOW).chosen("A", 2, 5).chosen("E", 2, 5)
    with pytest.raises(BadInput, match="Choose 2: take one of A, E back"):
        paper.chosen("C", 2, 5)
    assert paper.chosen("A", 2, 5).chosen("C", 2, 5).answer().chosen == "CE"
    assert paper.answer().first_chosen == "AE"


def test_a_question_or_an_option_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadInput, match="1 to 7"):
        sat().moved(8, NOW)
    with pytest.raises(BadInput, match="A to E"):
        sat().chosen("F", 1, 5)
