"""What is being found while a file is read: drafts that become frozen records at the end, and who owns which line."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from data.formats.markdown_plan.dates_in_text import RawSpan
from data.formats.markdown_plan.durations import Duration
from data.formats.markdown_plan.lines import Line
from data.formats.markdown_plan.marks import Legend
from data.formats.markdown_plan.reading import (
    Assumptions,
    MockScore,
    PlanNote,
    PlanWarning,
    QuizQuestion,
    ReadOptions,
    StudyResource,
    WeightedDomain,
)
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.units import Unit


@dataclass(slots=True, eq=False)
class RowGroup:
    """A week or phase that a table names in a column of its own."""

    title: str
    unit: Unit
    line: int
    section: Section
    raw: RawSpan | None = None
    own_line: bool = False
    """Whether the line holds nothing but the group, as in a roadmap whose tasks stand elsewhere."""


@dataclass(slots=True, eq=False)
class TaskDraft:
    """A task, or an entry of a log, as found."""

    title: str
    line: int
    lines: list[int]
    section: Section
    origin: str
    """box, item, row, grid or heading."""
    raw: RawSpan | None = None
    unit: Unit | None = None
    row_group: RowGroup | None = None
    status: str = "open"
    marked: bool = False
    """Whether a mark stands for its status, so that an open one was really left open."""
    duration: Duration | None = None
    details: str = ""
    table: int | None = None
    """Which table of the file it comes from."""
    parent: str = ""
    date_text: str = ""
    """The date as written beside the title, kept where no day comes of it."""
    domain: str = ""
    """What a column calls its domain; later the key of the domain."""


@dataclass(slots=True)
class ScoreDraft:
    """A row of mock scores with its date as written."""

    score: MockScore
    raw: RawSpan | None


@dataclass(slots=True)
class Findings:
    """Everything found so far."""

    options: ReadOptions
    lines: list[Line]
    root: Section
    legend: Legend
    title: str | None = None
    tasks: list[TaskDraft] = field(default_factory=list)
    log: list[TaskDraft] = field(default_factory=list)
    scores: list[ScoreDraft] = field(default_factory=list)
    domains: list[WeightedDomain] = field(default_factory=list)
    questions: list[QuizQuestion] = field(default_factory=list)
    resources: list[StudyResource] = field(default_factory=list)
    row_notes: list[PlanNote] = field(default_factory=list)
    """What the row of another record says beside it; the line is that record's."""
    row_groups: list[RowGroup] = field(default_factory=list)
    labelled: set[int] = field(default_factory=set)
    """Lines of headings that are groups though they hold no tasks, such as "Question 1"."""
    warnings: list[PlanWarning] = field(default_factory=list)
    owned: set[int] = field(default_factory=set)
    assumptions: Assumptions = field(default_factory=Assumptions)
    speaks_of_domains: bool | None = None
    """Whether a line names exam domains; None until somebody asks."""
    sections: tuple[Section, ...] = field(init=False)
    """The root and every section under it, in the order of the file."""

    def __post_init__(self) -> None:
        """Walk through the tree once for all who look at every section."""
        self.sections = tuple(self.root.walk())

    def claim(self, numbers: Iterable[int]) -> list[int]:
        """Take lines for one record; those that another record has already are left to it."""
        fresh = [number for number in numbers if number not in self.owned]
        self.owned.update(fresh)
        return fresh

    def settle(self) -> None:
        """Let go of lines that were claimed for records which did not come to be."""
        held = [task.lines for task in self.tasks + self.log]
        kept: list[tuple[int, ...]] = [draft.score.lines for draft in self.scores]
        kept += [record.lines for record in self.domains]
        kept += [record.lines for record in self.questions]
        kept += [record.lines for record in self.resources]
        self.owned = {number for lines in (*held, *kept) for number in lines}

    def warn(self, code: str, line: int | None, message: str) -> None:
        """Note something the learner should look at."""
        self.warnings.append(PlanWarning(code, line, message))


STRONG_ROLES = frozenset({"notes", "resources", "template", "quiz", "preview", "contents", "legend", "faq"})
"""Roles that hold for the weeks and days under them too: "Week 1" under "Notes" is no week of the plan."""


def role_around(section: Section) -> str:
    """The role a section inherits: its own, else that of the nearest section around it but the file's title."""
    for outer in section.around():
        if outer.level <= 1 and outer is not section:
            return ""
        if outer.role and outer.role != "plan":
            return outer.role
        if outer.sort == "item":
            continue
        if (outer.unit is not None and outer.unit.kind != "step") or outer.begins_with_date:
            return next(
                (wider.role for wider in outer.around() if wider.role in STRONG_ROLES and wider.level > 1), ""
            )
        if outer.role == "plan" and outer.sort == "heading":
            return "plan"
    return ""


def unit_around(section: Section) -> Section | None:
    """The nearest section, this one included, that labels a week, day, phase or date."""
    for outer in section.around():
        if (outer.unit is not None and outer.unit.kind != "step") or outer.begins_with_date:
            return outer
    return None
