"""Reads a pack's plan: phases, weeks and one task a line.

The form, in any language (only the signs and the numbers matter)::

    # Title of the plan
    ## Weeks 1-2: Title of a phase
    ### Week 1: Title of a week
    - Day 1 [de] {lab} (180m) Title of the task
      Details of the task, indented.

The key in brackets is a domain of the pack, or `all`; braces hold review, lab, exam or `mock KEY`; minutes are
optional.
"""

import re
from dataclasses import dataclass

from data.errors import BadFile

PHASE = re.compile(r"##\s\D*(\d{1,3})(?!\d)(?:\s*-\s*(\d{1,3})(?!\d))?[^:]*:\s*(.+)")
WEEK = re.compile(r"###\s")
TASK = re.compile(
    r"-\s\D{0,20}(\d{1,4})(?!\d)[^\d\[]{0,20}\[(\w{1,40})\]\s*"
    r"(?:\{(\w{1,40})(?:\s(\w{1,40}))?\}\s*)?(?:\((\d{1,4})m\)\s*)?(\S.*)"
)


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """One task of a pack's plan, dated by its day number."""

    day: int
    domain: str
    """A domain's key, empty for all of them."""
    kind: str
    mock: str
    minutes: int | None
    title: str
    details: str


@dataclass(frozen=True, slots=True)
class PlannedPhase:
    """A phase of a pack's plan by its weeks."""

    first_week: int
    last_week: int
    title: str


@dataclass(frozen=True, slots=True)
class PlanText:
    """A whole plan before it is given a start date."""

    title: str
    introduction: str
    phases: tuple[PlannedPhase, ...]
    tasks: tuple[PlannedTask, ...]


def read_plan_file(text: str, name: str) -> PlanText:
    """The plan in `text`; raises `BadFile` with the line of `name` that cannot be read."""
    title = ""
    introduction: list[str] = []
    phases: list[PlannedPhase] = []
    tasks: list[PlannedTask] = []
    details: list[list[str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("# "):
            title = line[2:].strip()
        elif line.startswith("## "):
            phases.append(_phase(line, name, number))
        elif line.startswith("- "):
            tasks.append(_task(line, name, number))
            details.append([])
        elif line.startswith("  ") and details:
            details[-1].append(line[2:])
        elif not line.strip() and details:
            details[-1].append("")
        elif line.strip() and not WEEK.match(line) and not phases:
            introduction.append(line.strip())
        elif line.strip() and not WEEK.match(line):
            raise BadFile(f"{name}, line {number}: “{line.strip()[:40]}” is no heading, task or indented detail.")
    whole = tuple(
        PlannedTask(task.day, task.domain, task.kind, task.mock, task.minutes, task.title, "\n".join(lines).strip())
        for task, lines in zip(tasks, details, strict=True)
    )
    return PlanText(title, " ".join(introduction), tuple(phases), whole)


def _phase(line: str, name: str, number: int) -> PlannedPhase:
    found = PHASE.fullmatch(line.strip())
    if not found:
        raise BadFile(f"{name}, line {number}: a phase reads “## Weeks 1-2: Title”.")
    first, last, title = found.groups()
    return PlannedPhase(int(first), int(last or first), title)


def _task(line: str, name: str, number: int) -> PlannedTask:
    found = TASK.fullmatch(line.strip())
    if not found:
        raise BadFile(f"{name}, line {number}: a task reads “- Day 1 [domain] Title”.")
    day, domain, kind, mock, minutes, title = found.groups()
    return PlannedTask(
        int(day),
        "" if domain == "all" else domain,
        kind or "study",
        mock or "",
        int(minutes) if minutes else None,
        title.strip(),
        "",
    )
