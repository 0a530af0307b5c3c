"""The paper of a sitting: the question on the screen, and the answers, strike-outs, flags and notes.

Every verb returns a changed paper. Letters refer to the question's own order of options, not to the order on the
screen.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from data.errors import BadInput
from data.exams.clock import spent
from data.frozen import Frozen, replace
from data.language import say
from data.model.attempts import Answer, Attempt
from data.model.questions import OPTION_LIMIT, letter

SURENESS = ("sure", "unsure", "guess")


class Paper(Frozen):
    """One attempt with its answers in order."""

    attempt: Attempt
    answers: tuple[Answer, ...]

    @property
    def current_number(self) -> int:
        """Number of the question on the screen."""
        return next((answer.number for answer in self.answers if answer.entered is not None), 1)

    @property
    def state(self) -> str:
        """ready, running, paused or ended."""
        last = self.attempt.events[-1].kind if self.attempt.events else "ready"
        return {"started": "running", "resumed": "running"}.get(last, last)

    def answer(self, number: int = 0) -> Answer:
        """The answer of a number, or of the question on the screen."""
        return self.answers[(number or self.current_number) - 1]

    def seconds(self, now: datetime) -> float:
        """Seconds on the exam's clock, at most the time allowed."""
        return min(spent(self.attempt, now).total_seconds(), self.allotted())

    def time_left(self, now: datetime) -> timedelta | None:
        """Time left, never below zero; None when the sitting has no time limit."""
        if not self.attempt.minutes:
            return None
        return timedelta(seconds=max(0.0, self.allotted() - self.seconds(now)))

    def seconds_on(self, number: int, now: datetime) -> float:
        """Seconds spent on a question so far."""
        answer = self.answer(number)
        return answer.seconds + self._since_entered(answer, now)

    def moved(self, number: int, now: datetime) -> "Paper":
        """Show another question; the time spent on the previous one is recorded."""
        self.must_run()
        if not 1 <= number <= len(self.answers):
            last = len(self.answers)
            raise BadInput(say("There is no question {n}. This exam has questions 1 to {last}.", n=number, last=last))
        if number == self.current_number and self.answer().entered is not None:
            return self
        opened = self.seconds(now)
        return self.closed(now)._with(number, lambda answer: replace(answer, entered=opened))

    def chosen(self, mark: str, picks: int | None, options: int = OPTION_LIMIT, add: bool = False) -> "Paper":
        """Choose a letter, or deselect it when it is chosen.

        `picks` is the number of answers the question asks for, None when unknown; more raise `BadInput`. With `add`
        and unknown `picks`, the letter joins the others.
        """
        self.must_run()
        mark = _checked(mark, options)
        old = self.answer().chosen
        if mark in old:
            new = old.replace(mark, "") if picks != 1 or old == mark else mark
        elif picks == 1 or (picks is None and not add):
            new = mark
        elif picks is not None and len(old) >= picks:
            message = "Choose {n}: take one of {old} back before you choose {mark}."
            raise BadInput(say(message, n=picks, old=", ".join(old), mark=mark))
        else:
            new = "".join(sorted(old + mark))
        first = self.answer().first_chosen
        if new and (not first or (add and first == old)) and picks in (None, len(new)):
            first = new
        return self._with_current(
            lambda answer: replace(answer, chosen=new, struck=answer.struck.replace(mark, ""), first_chosen=first)
        )

    def struck(self, mark: str, options: int = OPTION_LIMIT) -> "Paper":
        """Strike an option out, or undo that."""
        self.must_run()
        mark = _checked(mark, options)
        old = self.answer()
        if mark in old.chosen:
            raise BadInput(say("{mark} is your answer. Deselect it before you strike it out.", mark=mark))
        new = old.struck.replace(mark, "") if mark in old.struck else "".join(sorted(old.struck + mark))
        return self._with_current(lambda answer: replace(answer, struck=new))

    def flagged(self, number: int = 0) -> "Paper":
        """Flag a question for review, or remove the flag."""
        self.must_run()
        return self._with(number or self.current_number, lambda answer: replace(answer, flagged=not answer.flagged))

    def with_sureness(self, sureness: str) -> "Paper":
        """Record how sure the learner is; the same value again clears it."""
        self.must_run()
        if sureness not in SURENESS:
            raise BadInput(say("Use one of {names}, not “{text}”.", text=sureness, names=", ".join(SURENESS)))
        return self._with_current(
            lambda answer: replace(answer, sureness="" if answer.sureness == sureness else sureness)
        )

    def with_note(self, text: str) -> "Paper":
        """Set the note on the question."""
        self.must_run()
        return self._with_current(lambda answer: replace(answer, memo=text.strip()))

    def allotted(self) -> float:
        """Seconds allowed; infinite without a time limit."""
        return 60.0 * self.attempt.minutes if self.attempt.minutes else float("inf")

    def _since_entered(self, answer: Answer, now: datetime) -> float:
        return 0.0 if answer.entered is None else max(0.0, self.seconds(now) - answer.entered)

    def closed(self, now: datetime) -> "Paper":
        """Close the question on the screen and record its time, to a tenth of a second."""
        return replace(
            self,
            answers=tuple(
                answer if answer.entered is None else self._closed_answer(answer, now) for answer in self.answers
            ),
        )

    def _closed_answer(self, answer: Answer, now: datetime) -> Answer:
        seconds = round(answer.seconds + self._since_entered(answer, now), 1)
        return replace(answer, seconds=seconds, entered=None)

    def _with_current(self, change: Callable[[Answer], Answer]) -> "Paper":
        return self._with(self.current_number, change)

    def _with(self, number: int, change: Callable[[Answer], Answer]) -> "Paper":
        before, after = self.answers[: number - 1], self.answers[number:]
        return replace(self, answers=(*before, change(self.answers[number - 1]), *after))

    def must_run(self) -> None:
        """Raise `BadInput` unless the clock is running."""
        if self.state != "running":
            raise BadInput(say("The exam is {state}. Nothing can be changed now.", state=say(self.state)))


def _checked(mark: str, options: int) -> str:
    letters = [letter(index) for index in range(options)]
    if mark not in letters:
        raise BadInput(say("There is no option {mark}. Choose from A to {last}.", mark=mark, last=letters[-1]))
    return mark
