"""The plan of a study: its dates, its phases and its tasks."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from data.errors import BadInput
from data.frozen import replace
from data.ids import made_at
from data.language import say
from data.model.record import Record

TITLE_LIMIT = 500
MINUTES_LIMIT = 24 * 60
IMPORT_MOMENT = timedelta(milliseconds=1)
"""An id knows its moment to that."""


class Plan(Record):
    """What is studied for, from when, until when, and how much a day."""

    table: ClassVar[str] = "plan"

    name: str
    """Title in the header, such as the exam's short name."""
    start: date
    """First study day; weeks are counted from it, seven days each."""
    weeks: int
    exam_day: date | None = None
    pack: str = ""
    """Id of the exam pack, empty when the plan came without one."""
    language: str = "en"
    """Language of the plan's own texts, as an ISO 639-1 code."""
    minutes_a_day: int = 60
    weekly_hours: float | None = None
    """Hours a week, where the plan is measured by weeks; it wins over `minutes_a_day`."""
    checkpoints: tuple[int, ...] = ()
    """Weeks at whose end confidence is rated."""
    exam_name: str = ""
    """The exam's full name."""
    exam_minutes: int = 0
    """Answering time of the exam; 0 where it is not known."""
    exam_questions: int = 0
    pass_percent: float | None = None
    """Raw percent that about passes."""
    review_minutes: int = 15
    """Time the pace keeps for review at the end of an exam."""

    def week_of(self, day: date) -> int:
        """Number of the plan's week that `day` falls in, 1 for the first; below 1 before the start."""
        return (day - self.start).days // 7 + 1

    def week_start(self, week: int) -> date:
        """First day of the plan's week."""
        return self.start + timedelta(days=7 * (week - 1))

    @property
    def end(self) -> date:
        """Last day of the plan's last week."""
        return self.start + timedelta(days=7 * self.weeks - 1)

    def review_in(self, minutes: int) -> int:
        """Minutes of a sitting kept for review, in a shorter one the same share; none where no pack says how many."""
        if not self.pack or not self.exam_minutes:
            return 0
        return round(self.review_minutes * min(1.0, minutes / self.exam_minutes))

    @property
    def weekly_minutes(self) -> int:
        """Minutes to study in one week."""
        return round(self.weekly_hours * 60) if self.weekly_hours is not None else 7 * self.minutes_a_day


class Phase(Record):
    """A stretch of the plan with one theme."""

    table: ClassVar[str] = "phases"

    title: str
    start: date
    end: date
    """Last day, included."""
    weeks: str = ""
    """How the plan names its weeks, as in "3-4"."""
    source: str = ""
    """Where an import found it, so that importing again updates it."""


class Task(Record):
    """One thing to do, with or without a day."""

    table: ClassVar[str] = "tasks"

    title: str
    day: date | None = None
    week: int | None = None
    """Week of the plan for a task without a day."""
    minutes: int | None = None
    domain: int | None = None
    phase: int | None = None
    kind: str = "study"
    """study, review, lab, mock or exam."""
    attempt: int | None = None
    """The mock exam this task is about."""
    position: float = 0.0
    """Order within the day, smaller first."""
    done_at: datetime | None = None
    details: str = ""
    """Goals, steps and links in Markdown."""
    source: str = ""
    """Where an import found it, so that importing again updates it."""

    def __post_init__(self) -> None:
        """Refuse what cannot be shown or summed; raises `BadInput`."""
        if not self.title.strip():
            raise BadInput(say("A task needs a title: type what is to be done."))
        if len(self.title) > TITLE_LIMIT:
            raise BadInput(
                say(
                    "The title has {n} characters and at most {limit} fit: "
                    "shorten it and put the rest into the notes.",
                    n=f"{len(self.title):,}",
                    limit=TITLE_LIMIT,
                )
            )
        if self.minutes is not None and not 0 <= self.minutes <= MINUTES_LIMIT:
            raise BadInput(
                say("{n} minutes cannot be planned: give 0 to {limit}.", n=self.minutes, limit=MINUTES_LIMIT)
            )

    @property
    def done(self) -> bool:
        """Whether the task is ticked."""
        return self.done_at is not None

    @property
    def came_ticked(self) -> bool:
        """Whether an import brought the tick along with the task: nobody worked on it at that moment."""
        return self.done_at is not None and bool(self.source) and self.done_at < made_at(self.id) + IMPORT_MOMENT

    def ticked(self, now: datetime) -> "Task":
        """The task done at `now`; a tick that is already there keeps its moment."""
        return self if self.done else replace(self, done_at=now)

    def unticked(self) -> "Task":
        """The task open again."""
        return replace(self, done_at=None)

    def moved_to(self, day: date | None) -> "Task":
        """The task on another day, or on none."""
        return replace(self, day=day)
