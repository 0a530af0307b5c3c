"""Mock exams (planned, in progress or finished) and the answers in them."""

from datetime import date, datetime
from typing import ClassVar

from data.errors import BadInput
from data.frozen import replace
from data.language import say
from data.model.record import Record
from data.values import Values


class ClockEvent(Values):
    """One event of an exam clock."""

    kind: str
    """started, paused, resumed, lap or ended."""
    at: datetime


class DomainScore(Values):
    """The score in one domain: the number of questions if it is known, else only the percent."""

    domain: int
    percent: float
    right: int | None = None
    total: int | None = None


SITTINGS = ("exam", "sheet", "practice")
"""Kinds of attempt that are answered question by question; the others have only a clock or a score."""


class Attempt(Record):
    """One mock exam; without `percent` it is planned or in progress."""

    table: ClassVar[str] = "attempts"

    title: str
    kind: str = "recorded"
    """recorded (taken outside the program), timer (timed here), sheet, exam or practice."""
    day: date | None = None
    """The day for which it is planned or on which it took place."""
    target: float | None = None
    """Percent to reach."""
    percent: float | None = None
    """Raw score in percent."""
    right: int | None = None
    total: int | None = None
    domain_scores: tuple[DomainScore, ...] = ()
    memo: str = ""
    minutes: int | None = None
    """Answering time allowed, in minutes."""
    questions: int | None = None
    events: tuple[ClockEvent, ...] = ()
    """Events of its clock, in order."""
    position: float = 0.0
    seed: int | None = None
    """Seed of the draw, to repeat the same questions."""
    draw: tuple[int, ...] = ()
    """Ids of the questions, in the order of the exam."""
    unscored: tuple[int, ...] = ()
    """Numbers of the questions that do not count, as on the real exam."""
    shuffled: bool = False
    """Whether the order of the options depends on the seed."""
    source: str = ""
    """Origin in an imported file, so that a later import updates it."""

    def __post_init__(self) -> None:
        """Check the score; raises `BadInput`."""
        if self.percent is not None and not 0 <= self.percent <= 100:
            raise BadInput(say("{n}% is not a score. Enter 0 to 100.", n=f"{self.percent:g}"))
        if self.right is not None and self.total is not None and not 0 <= self.right <= self.total:
            raise BadInput(
                say(
                    "{right} of {total} is not possible. Enter right answers, then the total.",
                    right=self.right,
                    total=self.total,
                )
            )

    @property
    def has_score(self) -> bool:
        """Whether it has a score."""
        return self.percent is not None

    @property
    def running(self) -> bool:
        """Whether its clock has started and not ended."""
        return bool(self.events) and self.events[-1].kind != "ended" and self.percent is None

    @property
    def is_sitting(self) -> bool:
        """Whether it is answered question by question."""
        return self.kind in SITTINGS

    @property
    def under_way(self) -> bool:
        """Whether a sitting is running now: started, and neither ended nor paused."""
        return self.is_sitting and self.running and self.events[-1].kind != "paused"

    def happened(self, kind: str, at: datetime) -> "Attempt":
        """Return the attempt with one more clock event."""
        return replace(self, events=(*self.events, ClockEvent(kind, at)))

    def reached_target(self) -> bool | None:
        """Whether the score reaches the target; None without a score or a target."""
        if self.percent is None or self.target is None:
            return None
        return self.percent >= self.target


class Answer(Record):
    """The answer to one question of one attempt."""

    table: ClassVar[str] = "answers"

    attempt: int
    number: int
    """Number of the question in the attempt, 1 for the first."""
    question: int | None = None
    chosen: str = ""
    """Letters in order, as in "AC"."""
    right: bool | None = None
    seconds: float = 0.0
    flagged: bool = False
    sureness: str = ""
    """sure, unsure, guess or empty."""
    struck: str = ""
    """Letters that are struck out."""
    first_chosen: str = ""
    """The first choice, to count changed answers."""
    reason: str = ""
    """Why the answer was wrong: unknown, misread, reasoning or time."""
    memo: str = ""
    key: str = ""
    """Right letters at the time of marking, so that a later edit of the question changes no old report."""
    entered: float | None = None
    """Seconds on the exam's clock when this question appeared on the screen; None while another one is shown."""
