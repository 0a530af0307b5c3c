"""Runs a paper's clock from start to end, and determines which records each event changes.

An exam runs on while the program is closed. A jump of the wall clock is recorded as a pause from the moment the clock
should have shown to the moment it did show, which is correct for jumps in both directions.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from data.errors import BadInput
from data.exams import clock
from data.exams.clock import spent
from data.exams.paper import Paper
from data.frozen import replace
from data.language import say
from data.model.attempts import Answer, Attempt
from data.model.plan import Plan
from data.model.record import Record

if TYPE_CHECKING:
    from data.study.study import Study

PAUSABLE = ("sheet", "practice")
QUESTION_LIMIT = 1000


def started(attempt: Attempt, questions: Sequence[int | None], new_id: Callable[[], int], now: datetime) -> Paper:
    """Start the clock and open the first question; raises `BadInput` for no or too many questions."""
    if not 1 <= len(questions) <= QUESTION_LIMIT:
        raise BadInput(say("An exam has 1 to {most} questions, not {n}.", n=len(questions), most=QUESTION_LIMIT))
    running = replace(attempt.happened("started", now), questions=len(questions))
    answers = tuple(
        Answer(
            id=new_id(), attempt=attempt.id, number=number, question=question, entered=0.0 if number == 1 else None
        )
        for number, question in enumerate(questions, start=1)
    )
    return Paper(attempt=running, answers=answers)


def unstarted(attempt: Attempt, plan: Plan, day: date | None) -> Attempt:
    """The mock exam as planned for a day, before it starts."""
    return replace(
        attempt, kind="recorded", day=day, events=(), minutes=plan.exam_minutes or None,
        questions=plan.exam_questions or None, seed=None, draw=(), unscored=(),
        shuffled=False,
    )  # fmt: skip


def paper_of(attempt: Attempt, answers: Iterable[Answer]) -> Paper:
    """Build the paper of an attempt from its recorded answers; of two answers to one number the older counts."""
    by_number = {answer.number: answer for answer in sorted(answers, key=_by_id, reverse=True)}
    return Paper(
        attempt=attempt,
        answers=tuple(
            replace(by_number[number], number=position) for position, number in enumerate(sorted(by_number), 1)
        ),
    )


def changes(before: Paper | None, after: Paper) -> list[Record]:
    """The records that differ between two papers."""
    changed: list[Record] = [] if before and before.attempt == after.attempt else [after.attempt]
    old = {answer.id: answer for answer in before.answers} if before else {}
    touched = (answer for answer in after.answers if old.get(answer.id) is not answer)
    return [*changed, *(answer for answer in touched if old.get(answer.id) != answer)]


def paused(paper: Paper, now: datetime) -> Paper:
    """Stop the clock; raises `BadInput` for a timed exam."""
    paper.must_run()
    if paper.attempt.kind not in PAUSABLE:
        raise BadInput(say("A timed exam cannot be paused: time runs on, as in the real exam."))
    return replace(paper, attempt=paper.attempt.happened("paused", now))


def resumed(paper: Paper, now: datetime) -> Paper:
    """Resume a paused clock; a running one stays unchanged."""
    if paper.state != "paused":
        return paper
    return replace(paper, attempt=paper.attempt.happened("resumed", now))


def ended(paper: Paper, now: datetime) -> Paper:
    """Hand the paper in, at the second the time ran out if that is past."""
    if paper.state == "paused":
        paper = resumed(paper, now)
    paper.must_run()
    late = spent(paper.attempt, now).total_seconds() - paper.allotted()
    at = now - timedelta(seconds=late) if late > 0 else now
    closed = paper.closed(now)
    return replace(closed, attempt=closed.attempt.happened("ended", max(at, paper.attempt.events[-1].at)))


def without(paper: Paper, left_at: datetime, back_at: datetime) -> Paper:
    """Return the paper without the time between two moments that the wall clock jumped over."""
    paper.must_run()
    return replace(paper, attempt=clock.without(paper.attempt, left_at, back_at))


def caught_up(paper: Paper, now: datetime) -> Paper:
    """Return the paper after a restart of the program; a wall clock set back in between adds no time.

    Practice that was killed rather than left continues from its last recorded moment.
    """
    if paper.state != "running":
        return paper
    finished_seconds = sum(answer.seconds for answer in paper.answers)
    recorded = max([finished_seconds, *(answer.entered for answer in paper.answers if answer.entered is not None)])
    last = paper.attempt.events[-1].at
    idle = spent(paper.attempt, now).total_seconds() - recorded
    if idle >= 0 and now >= last and (paper.attempt.kind != "practice" or idle < 1):
        return paper
    after_last = recorded - spent(paper.attempt, last).total_seconds()
    return without(paper, last + timedelta(seconds=max(0.0, after_last)), now)


def seconds_so_far(attempt: Attempt, answers: Sequence[Answer], now: datetime) -> float:
    """Seconds an attempt took; for one in progress, what its clock will show on resuming."""
    if attempt.is_sitting and attempt.running and answers:
        return caught_up(paper_of(attempt, answers), now).seconds(now)
    return sum(answer.seconds for answer in answers)


def answers_of(study: "Study", attempt: Attempt) -> list[Answer]:
    """The answers of one attempt in order."""
    return sorted(study.by_field(Answer, "attempt").get(attempt.id, []), key=lambda answer: answer.number)


def _by_id(answer: Answer) -> int:
    return answer.id
