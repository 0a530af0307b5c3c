"""An exam being taken: its paper and its clocks, and what each step of it changes in the study. No screen."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from data.clock import Clock
from data.errors import BadInput
from data.exams.clock import warning
from data.exams.clock_jumps import ClockWatch, Jump
from data.exams.draws.option_order import option_order
from data.exams.marking import checked, is_complete, marked, remarked
from data.exams.paper import Paper
from data.exams.sitting import (
    answers_of,
    caught_up,
    changes,
    ended,
    paper_of,
    paused,
    resumed,
    unstarted,
    without,
)
from data.language import say
from data.model.attempts import Attempt
from data.model.plan import Task
from data.model.questions import OPTION_LIMIT, Bank, Question, letter
from data.model.record import Record
from data.values import Values

if TYPE_CHECKING:
    from data.study.study import Study


class ExamSecond(Values):
    """What changed within a second of an exam."""

    is_gone: bool = False
    """The attempt was removed, in another window or by undo."""
    is_changed: bool = False
    """Another window changed the paper."""
    minutes_left: int | None = None
    """The minutes in a warning that is due."""
    is_over: bool = False
    """The time is up."""


class ExamRun:
    """Commits every step of an exam; a refused step raises a `StudyError` and changes nothing."""

    def __init__(
        self, study: "Study", paper: Paper, questions: Mapping[int, Question], banks: Mapping[int, Bank], clock: Clock
    ) -> None:
        """Continue a started paper; `questions` are those on it, `banks` the banks of these questions."""
        self.study = study
        self.paper = paper
        self.questions = questions
        self.jumps: tuple[Jump, ...] = ()
        """Undecided jumps of the computer's clock, the oldest first."""
        self._banks = banks
        self._clock = clock
        self._watch = ClockWatch(clock.now(), clock.steady())
        self._last_left: timedelta | None = None

    @property
    def now(self) -> datetime:
        """The current time."""
        return self._clock.now()

    @property
    def question(self) -> Question | None:
        """The question on the screen; None on an answer sheet."""
        return self.questions.get(self.paper.answer().question or 0)

    @property
    def is_practice(self) -> bool:
        """Whether answers are marked one by one."""
        return self.paper.attempt.kind == "practice"

    def come_back(self) -> None:
        """Continue after the program or the screen was closed."""
        self._change(say("Return to the exam"), caught_up(self.paper, self.now))
        if self.paper.state == "paused":
            self.pause()

    def answer(self, shown_index: int, strike: bool = False, add: bool = False) -> None:
        """Choose the option at an index on the screen; `strike` rules it out, `add` adds it to the other choices."""
        question = self.question
        if self.is_practice and self.paper.answer().right is not None:
            return
        index, options, picks = shown_index, OPTION_LIMIT, None
        if question is not None:
            order = option_order(self.paper.attempt, question)
            index, options, picks = order[shown_index], len(order), question.picks
        mark, number = letter(index), self.paper.current_number
        if strike:
            self._change(say("Strike out an option in question {n}", n=number), self.paper.struck(mark, options))
        else:
            self._change(say("Answer question {n}", n=number), self.paper.chosen(mark, picks, options, add=add))

    def move(self, number: int) -> None:
        """Show another question; nothing happens without one of that number or while the clock is stopped."""
        if self.paper.state == "running" and 1 <= number <= len(self.paper.answers):
            self._change(say("Question {n}", n=number), self.paper.moved(number, self.now))

    def flag(self, number: int = 0) -> None:
        """Flag a question, by default the one on the screen, or remove its flag."""
        self._change(say("Flag question {n}", n=number or self.paper.current_number), self.paper.flagged(number))

    def feel(self, sureness: str) -> None:
        """Record how sure the learner is of the answer."""
        label = say("Question {n}: {how}", n=self.paper.current_number, how=say(sureness))
        self._change(label, self.paper.with_sureness(sureness))

    def note(self, text: str) -> None:
        """Set the note on the question."""
        self._change(say("Note on question {n}", n=self.paper.current_number), self.paper.with_note(text))

    def pause(self) -> None:
        """Pause or resume the clock; raises `BadInput` for a timed exam."""
        if self.paper.state == "paused":
            self._change(say("Continue"), resumed(self.paper, self.now))
        else:
            self._change(say("Pause"), paused(self.paper, self.now))

    @property
    def can_check(self) -> bool:
        """Whether the answer to the question can be marked now."""
        return self.is_practice and self.question is not None and self.paper.answer().right is None

    def check(self) -> None:
        """In practice, mark the answer to the question."""
        question = self.question
        if question is None or not self.can_check:
            return
        if not is_complete(self.paper.answer(), question):
            raise BadInput(say("Choose {n} first.", n=question.picks))
        self._change(say("Check question {n}", n=self.paper.current_number), checked(self.paper, question))

    def dispute(self, changed: Question) -> None:
        """Commit the learner's own key of a question and mark its answers again, as one step."""
        again = remarked(self.paper, changed)
        self._change(say("Dispute a key"), again, *with_its_bank(self.study, self._banks, changed))
        self.questions = {**self.questions, changed.id: changed}

    def set_domain(self, question: Question, domain: int) -> None:
        """Commit the domain of a question that the learner accepted or chose."""
        changed = question.in_domain(domain)
        records = with_its_bank(self.study, self._banks, changed)
        self.study.commit(say("Set the domain of a question"), *records)
        self.questions = {**self.questions, changed.id: changed}

    def second_passed(self) -> ExamSecond:
        """Check the clocks and the changes of other windows."""
        jump = self._watch.look(self.now, self._clock.steady())
        stored = self.study.all(Attempt).get(self.paper.attempt.id)
        if stored is None or not stored.events:
            return ExamSecond(is_gone=True)
        paper = paper_of(stored, answers_of(self.study, stored))
        is_changed = paper != self.paper and bool(paper.answers)
        if is_changed:
            self.paper = paper
        if self.paper.state != "running":
            return ExamSecond(is_changed=is_changed)
        if jump is not None:
            self.jumps = (*self.jumps, jump)
        if self.jumps:
            return ExamSecond(is_changed=is_changed)
        return self._time_left(is_changed)

    def settle_jump(self, counts: bool) -> None:
        """Decide whether the time of the oldest clock jump counts."""
        jump, self.jumps = self.jumps[0], self.jumps[1:]
        if not counts:
            self._change(say("Exclude a computer clock jump"), without(self.paper, jump.expected, jump.actual))

    def hand_in(self, day: date) -> None:
        """End the exam and mark it; it counts for `day`."""
        label = say("Hand in “{title}”", title=self.paper.attempt.title)
        self._change(label, marked(ended(self.paper, self.now), self.questions, day))

    def discard(self) -> None:
        """Remove the attempt with its answers; a planned mock returns to its planned state."""
        attempt = self.paper.attempt
        task = self.study.find(Task, lambda task: task.attempt == attempt.id)
        is_planned = task is not None or attempt.target is not None
        day = task.day if task else attempt.day
        changed = [unstarted(attempt, self.study.plan, day)] if is_planned else []
        removed = self.paper.answers if is_planned else (attempt, *self.paper.answers)
        self.study.commit(say("Remove “{title}”", title=attempt.title), *changed, removed=removed)

    def _time_left(self, is_changed: bool) -> ExamSecond:
        left, before = self.paper.time_left(self.now), self._last_left
        if left is None or not left:
            return ExamSecond(is_changed=is_changed, is_over=left is not None)
        self._last_left = left
        return ExamSecond(is_changed=is_changed, minutes_left=None if before is None else warning(before, left))

    def _change(self, label: str, after: Paper, *others: Record) -> None:
        records = [*others, *changes(self.paper, after)]
        if records:
            self.study.commit(label, *records)
        self.paper = after


def with_its_bank(study: "Study", banks: Mapping[int, Bank], question: Question) -> list[Record]:
    """The question to commit, with its bank if the study has only the pack's copy of it."""
    bank = banks.get(question.bank)
    return [bank, question] if bank and bank.id not in study.all(Bank) else [question]
