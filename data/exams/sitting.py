"""What happens to a paper's clock from the start to the end, and which records each event changes.

An exam goes on while the program is closed. Time that the wall clock jumped over is left out as a pause from the
moment the clock should have shown to the moment it did show, which is right for jumps in both directions.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

from data.errors import BadInput
from data.exams.clock import spent
from data.exams.paper import Paper
from data.frozen import replace
from data.language import say
from data.model.attempts import Answer, Attempt, ClockEvent
from data.model.plan import Plan
from data.model.record import Record

PAUSABLE = ("sheet", "practice")
QUESTION_LIMIT = 1000


def started(attempt: Attempt, questions: Sequence[int | None], new_id: Callable[[], int], now: datetime) -> Paper:
    """The paper with its clock running and its first question open; raises `BadInput` for too many questions."""
    if not 1 <= len(questions) <= QUESTION_LIMIT:
        raise BadInput(say("{n} questions cannot be sat: take 1 to {most}.", n=len(questions), most=QUESTION_LIMIT))
    running = replace(attempt.happened("started", now), questions=len(questions))
    answers = tuple(
        Answer(
            id=new_id(), attempt=attempt.id, number=number, question=question, entered=0.0 if number == 1 else None
        )
        for number, question in enumerate(questions, start=1)
    )
    return Paper(attempt=running, answers=answers)


def unstarted(attempt: Attempt, plan: Plan, day: date | None) -> Attempt:
    """A mock as the plan has it for a day, before anybody sat down to it."""
    return replace(
        attempt, kind="recorded", day=day, events=(), minutes=plan.exam_minutes or None,
        questions=plan.exam_questions or None, seed=None, draw=(), unscored=(),
        shuffled=False,
    )  # fmt: skip


def paper_of(attempt: Attempt, answers: Iterable[Answer]) -> Paper:
    """The paper of an attempt from the answers kept of it; an answer twice counts once."""
    by_number = {answer.number: answer for answer in sorted(answers, key=_by_id, reverse=True)}
    return Paper(
        attempt=attempt,
        answers=tuple(replace(by_number[number], number=place) for place, number in enumerate(sorted(by_number), 1)),
    )


def changes(before: Paper | None, after: Paper) -> list[Record]:
    """The records that differ between two papers."""
    changed: list[Record] = [] if before and before.attempt == after.attempt else [after.attempt]
    old = {answer.id: answer for answer in before.answers} if before else {}
    touched = (answer for answer in after.answers if old.get(answer.id) is not answer)
    return [*changed, *(answer for answer in touched if old.get(answer.id) != answer)]


def paused(paper: Paper, now: datetime) -> Paper:
    """The clock stopped; raises `BadInput` where an exam is sat as on the day."""
    paper.must_run()
    if paper.attempt.kind not in PAUSABLE:
        raise BadInput(say("The clock of a timed exam cannot be paused: it goes on as on the day."))
    return replace(paper, attempt=paper.attempt.happened("paused", now))


def resumed(paper: Paper, now: datetime) -> Paper:
    """The clock going on; a running one stays as it is."""
    if paper.state != "paused":
        return paper
    return replace(paper, attempt=paper.attempt.happened("resumed", now))


def ended(paper: Paper, now: datetime) -> Paper:
    """The paper handed in, at the very second the time was up where that is past."""
    if paper.state == "paused":
        paper = resumed(paper, now)
    paper.must_run()
    late = spent(paper.attempt, now).total_seconds() - paper.allotted()
    at = now - timedelta(seconds=late) if late > 0 else now
    closed = paper.closed(now)
    return replace(closed, attempt=closed.attempt.happened("ended", max(at, paper.attempt.events[-1].at)))


def without(paper: Paper, left_at: datetime, back_at: datetime) -> Paper:
    """The paper with the wall clock's jump from one moment to another not counted."""
    paper.must_run()
    events = paper.attempt.events
    gap = (ClockEvent("paused", max(left_at, events[-1].at)), ClockEvent("resumed", back_at))
    return replace(paper, attempt=replace(paper.attempt, events=(*events, *gap)))


def caught_up(paper: Paper, now: datetime) -> Paper:
    """The paper after a restart; where the wall clock was set back in between, no time is given back.

    Practice that was not left but killed goes on from the last moment that is known.
    """
    if paper.state != "running":
        return paper
    written = sum(answer.seconds for answer in paper.answers)
    known = max([written, *(answer.entered for answer in paper.answers if answer.entered is not None)])
    last = paper.attempt.events[-1].at
    idle = spent(paper.attempt, now).total_seconds() - known
    if idle >= 0 and now >= last and (paper.attempt.kind != "practice" or idle < 1):
        return paper
    after_last = known - spent(paper.attempt, last).total_seconds()
    return without(paper, last + timedelta(seconds=max(0.0, after_last)), now)


def seconds_so_far(attempt: Attempt, answers: Sequence[Answer], now: datetime) -> float:
    """Seconds an attempt took; of one that is under way what its clock shows when somebody goes on with it."""
    if attempt.is_sitting and attempt.running and answers:
        return caught_up(paper_of(attempt, answers), now).seconds(now)
    return sum(each.seconds for each in answers)


def _by_id(answer: Answer) -> int:
    return answer.id
