"""The plan of a study: its dates, its phases and its tasks."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from data.errors import BadInput
from data.frozen import replace
from data.ids import UNIT, made_at
from data.language import say
from data.model.record import Record

TITLE_LIMIT = 500
MINUTES_LIMIT = 24 * 60


class Plan(Record):
    """The goal of a study, its dates and its daily study time."""

    table: ClassVar[str] = "plan"

    name: str
    """Title in the header, such as the exam's short name."""
    start: date
    """First study day; weeks of seven days count from it."""
    weeks: int
    exam_day: date | None = None
    pack: str = ""
    """Id of the exam pack; empty for a plan without one."""
    language: str = "en"
    """Language of the plan's own texts, as an ISO 639-1 code."""
    minutes_a_day: int = 60
    weekly_hours: float | None = None
    """Hours a week, for a plan measured in weeks; overrides `minutes_a_day`."""
    checkpoints: tuple[int, ...] = ()
    """Weeks at the end of which the learner rates confidence."""
    exam_name: str = ""
    """The exam's full name."""
    exam_minutes: int = 0
    """Answering time of the exam in minutes; 0 when unknown."""
    exam_questions: int = 0
    pass_percent: float | None = None
    """Approximate raw percent needed to pass."""
    review_minutes: int = 15
    """Minutes reserved for review at the end of an exam."""

    def week_of(self, day: date) -> int:
        """Number of the plan's week that contains `day`, 1 for the first; below 1 before the start."""
        return (day - self.start).days // 7 + 1

    def week_start(self, week: int) -> date:
        """First day of the plan's week."""
        return self.start + timedelta(days=7 * (week - 1))

    @property
    def end(self) -> date:
        """Last day of the plan's last week."""
        return self.start + timedelta(days=7 * self.weeks - 1)

    def days_to_exam(self, today: date) -> int | None:
        """Days until the exam; negative after it, None without an exam day."""
        return None if self.exam_day is None else (self.exam_day - today).days

    def review_in(self, minutes: int) -> int:
        """Minutes reserved for review in a sitting of `minutes`: the same share as in the exam; 0 without a pack."""
        if not self.pack or not self.exam_minutes:
            return 0
        return round(self.review_minutes * min(1.0, minutes / self.exam_minutes))

    @property
    def weekly_minutes(self) -> int:
        """Minutes to study in one week."""
        return round(self.weekly_hours * 60) if self.weekly_hours is not None else 7 * self.minutes_a_day


class Phase(Record):
    """A period of the plan with one topic."""

    table: ClassVar[str] = "phases"

    title: str
    start: date
    end: date
    """Last day, inclusive."""
    weeks: str = ""
    """The plan's label for its weeks, as in "3-4"."""
    source: str = ""
    """Origin in an imported file, so that a later import updates it."""

    @property
    def label(self) -> str:
        """Its weeks, or its title without them."""
        return self.weeks or self.title


def refuse_empty_title(title: str) -> None:
    """Raise `BadInput` for the title of a task without a visible character."""
    if not title.strip():
        raise BadInput(say("A task needs a title. Type what you need to do."))


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
    """The mock exam that this task is about."""
    position: float = 0.0
    """Order within the day, smaller first."""
    done_at: datetime | None = None
    details: str = ""
    """Goals, steps and links in Markdown."""
    source: str = ""
    """Origin in an imported file, so that a later import updates it."""

    def __post_init__(self) -> None:
        """Check title and minutes; raises `BadInput`."""
        refuse_empty_title(self.title)
        if len(self.title) > TITLE_LIMIT:
            raise BadInput(
                say(
                    "The title has {n} characters; at most {limit} fit. Shorten it and put the rest in the notes.",
                    n=f"{len(self.title):,}",
                    limit=TITLE_LIMIT,
                )
            )
        if self.minutes is not None and not 0 <= self.minutes <= MINUTES_LIMIT:
            raise BadInput(
                say("{n} minutes is out of range. Enter 0 to {limit}.", n=self.minutes, limit=MINUTES_LIMIT)
            )

    @property
    def done(self) -> bool:
        """Whether the task is ticked."""
        return self.done_at is not None

    @property
    def came_ticked(self) -> bool:
        """Whether the tick came with an import: nobody worked on the task at that time."""
        return self.done_at is not None and bool(self.source) and self.done_at < made_at(self.id) + UNIT

    def ticked(self, now: datetime) -> "Task":
        """Return the task done at `now`; an existing tick keeps its time."""
        return self if self.done else replace(self, done_at=now)

    def unticked(self) -> "Task":
        """Return the task without its tick."""
        return replace(self, done_at=None)

    def moved_to(self, day: date | None) -> "Task":
        """Return the task on another day, or on none."""
        return replace(self, day=day)
