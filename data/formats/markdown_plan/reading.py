"""What was understood of a plan: frozen records, each with the source lines it accounts for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from data.formats.markdown_plan.lines import Line
from data.formats.markdown_plan.tables import Table
from data.values import Values


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the learner says about the file; everything is optional."""

    year: int | None = None
    """Year of the plan's first date, where the file states none."""
    start: date | None = None
    """First day: "Day 1" and "Week 1" begin here."""
    plan_name: str | None = None
    """Which of several plans in the file to take, or which table or heading is the plan."""
    person: str | None = None
    """Whose column or section to take in a plan of several people."""
    as_kind: str | None = None
    """plan or log, where the guess would be wrong."""
    legend: Mapping[str, str] = field(default_factory=dict)
    """What a mark means, as in {"✅": "done"}; it wins over the file."""
    today: date | None = None
    """For naming the likeliest year in a warning; never used to fill one in."""
    file_name: str | None = None


@dataclass(slots=True)
class Assumptions:
    """How the reader understood the file as a whole; what it did not have to decide is empty."""

    language: str = "en"
    year: str = ""
    """Why the year is the one it is, or that the file states none."""
    date_order: str = ""
    """day/month or month/day, and why."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """Each mark of the file with its meaning."""
    layout: str = ""
    """Whether tables hold the plan, or lists and headings."""
    plain_items: str = ""
    """What plain items under weeks and days are."""
    domains: Sequence[str] = ()
    """Headings and columns that name domains."""
    tables: Sequence[str] = ()
    """The first line of each table that was read, and its kind."""


class PlanDate(Values):
    """A day; while its year is not known, `year` counts from the plan's first year, which is 0."""

    year: int
    month: int
    day: int
    open_year: bool = False

    def text(self) -> str:
        """ISO date; with an open year "--05-30", and "-1-01-02" for the year after the plan's first."""
        if not self.open_year:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"-{self.year or ''}-{self.month:02}-{self.day:02}"

    def known(self) -> date | None:
        """The calendar day, where the year is known."""
        return None if self.open_year else date(self.year, self.month, self.day)


class Span(Values):
    """From one day to another; both the same for a single day."""

    first: PlanDate
    last: PlanDate


@dataclass(frozen=True, slots=True)
class Group:
    """A week, phase, day or section that holds tasks."""

    title: str
    line: int
    lines: tuple[int, ...]
    unit: str
    """week, day, month, phase, date or section."""
    depth: int
    """0 for the outermost groups, which make the plan's phases."""
    parent: int | None
    """Index of the group around it."""
    span: Span | None = None
    number: tuple[int, int] | None = None
    """First and last number of its unit, as in "Week 3-4"."""


class PlannedTask(Values):
    """One thing to do."""

    title: str
    line: int
    lines: tuple[int, ...]
    group: int | None
    span: Span | None = None
    days: tuple[int, int] | None = None
    """First and last study day, as in "Day 6-7"."""
    weeks: tuple[int, int] | None = None
    status: str = "open"
    """open, in_progress, done or skipped."""
    minutes: int | None = None
    minutes_to: int | None = None
    minutes_text: str = ""
    details: str = ""
    kind: str = "study"
    """study, review, lab, mock or exam."""
    key: str = ""
    """Stays the same when the file is imported again."""
    domain: str = ""
    """Key of the exam domain it belongs to."""

    @property
    def done(self) -> bool:
        """Whether it is ticked in the file."""
        return self.status == "done"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What was studied on a day that is past."""

    title: str
    line: int
    lines: tuple[int, ...]
    span: Span | None = None
    minutes: int | None = None
    details: str = ""
    key: str = ""
    group: int | None = None


@dataclass(frozen=True, slots=True)
class MockScore:
    """One mock exam, taken or planned."""

    name: str
    line: int
    lines: tuple[int, ...]
    score: float | None = None
    out_of: float | None = None
    percent: float | None = None
    target: float | None = None
    target_text: str = ""
    span: Span | None = None
    memo: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class WeightedDomain:
    """One exam domain with its share of the exam in percent and the confidence noted at checkpoints."""

    name: str
    weight: float
    """0 where only headings or a column name the domain."""
    line: int
    lines: tuple[int, ...]
    confidence: tuple[tuple[int, int | None], ...] = ()
    """Week of the checkpoint, 0 where the file names none, and the value, None while it is not filled in."""
    key: str = ""


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question with its answer as the file gives them."""

    question: str
    answer: str
    line: int
    lines: tuple[int, ...]
    options: tuple[str, ...] = ()
    explanation: str = ""
    key: str = ""
    right: str = ""
    """Letters of the right options by their places, as in "BD"; empty for a question without options or key."""


@dataclass(frozen=True, slots=True)
class StudyResource:
    """Something to study from."""

    title: str
    url: str
    line: int
    lines: tuple[int, ...]
    remark: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class PlanNote:
    """Text that is kept as it stands, under its heading."""

    title: str
    text: str
    line: int
    end_line: int
    lines: tuple[int, ...]
    group: int | None = None
    kind: str = "text"
    """text, heading, legend, front matter, code or criteria."""
    key: str = ""
    task_line: int | None = None
    """Line of the heading that is a task itself and that the text stands under."""


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """Something the learner should look at."""

    code: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class ParsedPlan:
    """Everything one file says."""

    kind: str
    """plan, log, notes or questions."""
    title: str | None
    nonblank: int
    """Lines of the source that are not blank."""
    groups: tuple[Group, ...] = ()
    tasks: tuple[PlannedTask, ...] = ()
    log: tuple[LogEntry, ...] = ()
    scores: tuple[MockScore, ...] = ()
    domains: tuple[WeightedDomain, ...] = ()
    questions: tuple[QuizQuestion, ...] = ()
    resources: tuple[StudyResource, ...] = ()
    notes: tuple[PlanNote, ...] = ()
    start: PlanDate | None = None
    end: PlanDate | None = None
    exam_date: PlanDate | None = None
    minutes_a_day: int | None = None
    front_matter: Mapping[str, object] = field(default_factory=dict)
    warnings: tuple[PlanWarning, ...] = ()
    assumptions: Assumptions = field(default_factory=Assumptions)
    lines: tuple[Line, ...] = ()
    """Every line of the source, so that an import can compare what it writes with what the file says."""
    tables: tuple[Table, ...] = ()
    left_out: frozenset[int] = frozenset()
    """Lines of the records that the learner left out."""
    written: Mapping[str, str] = field(default_factory=dict)
    """Composed words with how the file writes them, where it writes marks as characters of their own."""

    def accounted(self) -> int:
        """Source lines that stand in exactly one record; equal to `nonblank` when nothing was lost or doubled."""
        count: dict[int, int] = {}
        for records in (
            self.groups,
            self.tasks,
            self.log,
            self.scores,
            self.domains,
            self.questions,
            self.resources,
            self.notes,
        ):
            for record in records:
                for number in record.lines:
                    count[number] = count.get(number, 0) + 1
        return sum(1 for times in count.values() if times == 1)
