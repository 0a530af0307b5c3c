"""Mock exams: planned, running under the clock, taken; and the answers given in them."""

from datetime import date, datetime
from typing import ClassVar, NamedTuple

from data.errors import BadInput
from data.frozen import replace
from data.language import say
from data.model.record import Record


class ClockEvent(NamedTuple):
    """One thing that happened to an exam clock."""

    kind: str
    """started, paused, resumed, lap or ended."""
    at: datetime


class DomainScore(NamedTuple):
    """The score in one domain: counted questions where they are known, else only the percent."""

    domain: int
    percent: float
    right: int | None = None
    total: int | None = None


SITTINGS = ("exam", "sheet", "practice")
"""Kinds of attempt that are answered question by question; the others have a clock or a score only."""


class Attempt(Record):
    """One mock exam; without `percent` it is still to be taken or under way."""

    table: ClassVar[str] = "attempts"

    title: str
    kind: str = "recorded"
    """recorded (taken elsewhere), timer (timed here), sheet, exam or practice."""
    day: date | None = None
    """The day it is planned for or was taken on."""
    target: float | None = None
    """Percent to reach."""
    percent: float | None = None
    """Raw score in percent."""
    right: int | None = None
    total: int | None = None
    domain_scores: tuple[DomainScore, ...] = ()
    memo: str = ""
    minutes: int | None = None
    """Answering time allotted."""
    questions: int | None = None
    events: tuple[ClockEvent, ...] = ()
    """What happened to its clock, in order."""
    position: float = 0.0
    seed: int | None = None
    """Seed of the draw, for sitting the same questions again."""
    draw: tuple[int, ...] = ()
    """Ids of the questions in the order they are asked."""
    unscored: tuple[int, ...] = ()
    """Numbers of the questions that do not count, as on the real exam."""
    shuffled: bool = False
    """Whether options are shown in an order made from the seed."""
    source: str = ""
    """Where an import found it, so that importing again updates it."""

    def __post_init__(self) -> None:
        """Refuse scores that cannot be; raises `BadInput`."""
        if self.percent is not None and not 0 <= self.percent <= 100:
            raise BadInput(say("{n} % is no score: give 0 to 100.", n=f"{self.percent:g}"))
        if self.right is not None and self.total is not None and not 0 <= self.right <= self.total:
            raise BadInput(
                say(
                    "{right} right of {total} cannot be: give right answers, then the total.",
                    right=self.right,
                    total=self.total,
                )
            )

    @property
    def taken(self) -> bool:
        """Whether there is a score."""
        return self.percent is not None

    @property
    def running(self) -> bool:
        """Whether its clock was started and not ended."""
        return bool(self.events) and self.events[-1].kind != "ended" and self.percent is None

    @property
    def is_sitting(self) -> bool:
        """Whether it is answered question by question."""
        return self.kind in SITTINGS

    @property
    def under_way(self) -> bool:
        """Whether it is being answered this moment: begun, neither ended nor paused."""
        return self.is_sitting and self.running and self.events[-1].kind != "paused"

    def happened(self, kind: str, at: datetime) -> "Attempt":
        """The attempt with one more clock event."""
        return replace(self, events=(*self.events, ClockEvent(kind, at)))

    def reached_target(self) -> bool | None:
        """Whether the target was met; None without a score or a target."""
        if self.percent is None or self.target is None:
            return None
        return self.percent >= self.target


class Answer(Record):
    """What was answered to one question of one attempt."""

    table: ClassVar[str] = "answers"

    attempt: int
    number: int
    """Place of the question in the attempt, 1 for the first."""
    question: int | None = None
    chosen: str = ""
    """Letters in order, as in "AC"."""
    right: bool | None = None
    seconds: float = 0.0
    flagged: bool = False
    sureness: str = ""
    """sure, unsure, guess or empty."""
    struck: str = ""
    """Letters struck out."""
    first_chosen: str = ""
    """What was chosen first, for counting changed answers."""
    reason: str = ""
    """Why it was missed: unknown, misread, reasoning or time."""
    memo: str = ""
    key: str = ""
    """Right letters when it was marked, so that a question edited later changes no old report."""
    entered: float | None = None
    """Seconds on the exam's clock when this question came on the screen; None while it is not the one shown."""
