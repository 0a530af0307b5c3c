"""Reads a pack's plan: phases, weeks, and one task per line.

The format, in any language (only punctuation and numbers matter)::

    # Title of the plan
    ## Weeks 1-2: Title of a phase
    ### Week 1: Title of a week
    - Day 1 [de] {lab} (180m) Title of the task
      Details of the task, indented.

The key in brackets is a domain of the pack, or `all`; braces hold review, lab, exam or `mock KEY`; minutes are
optional.
"""

import re

from data.errors import BadFile
from data.language import say
from data.values import Values

PHASE = re.compile(r"##\s\D*(\d{1,3})(?!\d)(?:\s*-\s*(\d{1,3})(?!\d))?[^:]*:\s*(.+)")
WEEK = re.compile(r"###\s")
TASK = re.compile(
    r"-\s\D{0,20}(\d{1,4})(?!\d)[^\d\[]{0,20}\[(\w{1,40})\]\s*"
    r"(?:\{(\w{1,40})(?:\s(\w{1,40}))?\}\s*)?(?:\((\d{1,4})m\)\s*)?(\S.*)"
)


class PlannedTask(Values):
    """One task of a pack's plan, dated by its day number."""

    day: int
    domain: str
    """A domain's key; empty for all domains."""
    kind: str
    mock: str
    minutes: int | None
    title: str
    details: str


class PlannedPhase(Values):
    """A phase of a pack's plan, by its weeks."""

    first_week: int
    last_week: int
    title: str


class PlanText(Values):
    """A whole plan without a start date."""

    title: str
    introduction: str
    phases: tuple[PlannedPhase, ...]
    tasks: tuple[PlannedTask, ...]


def read_plan_file(text: str, name: str) -> PlanText:
    """Read a plan; raises `BadFile` with the line of `name` that cannot be read."""
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
            tasks.append(_planned_task(line, name, number))
            details.append([])
        elif line.startswith("  ") and details:
            details[-1].append(line[2:])
        elif not line.strip() and details:
            details[-1].append("")
        elif line.strip() and not WEEK.match(line) and not phases:
            introduction.append(line.strip())
        elif line.strip() and not WEEK.match(line):
            raise BadFile(
                say(
                    "{file}, line {n}: “{text}” is not a heading, a task or an indented detail.",
                    file=name,
                    n=number,
                    text=line.strip()[:40],
                )
            )
    full_tasks = tuple(
        PlannedTask(task.day, task.domain, task.kind, task.mock, task.minutes, task.title, "\n".join(lines).strip())
        for task, lines in zip(tasks, details, strict=True)
    )
    return PlanText(title, " ".join(introduction), tuple(phases), full_tasks)


def _phase(line: str, name: str, number: int) -> PlannedPhase:
    match = PHASE.fullmatch(line.strip())
    if not match:
        raise BadFile(say("{file}, line {n}: write a phase as “## Weeks 1-2: Title”.", file=name, n=number))
    first, last, title = match.groups()
    return PlannedPhase(int(first), int(last or first), title)


def _planned_task(line: str, name: str, number: int) -> PlannedTask:
    match = TASK.fullmatch(line.strip())
    if not match:
        raise BadFile(say("{file}, line {n}: write a task as “- Day 1 [domain] Title”.", file=name, n=number))
    day, domain, kind, mock, minutes, title = match.groups()
    return PlannedTask(
        int(day),
        "" if domain == "all" else domain,
        kind or "study",
        mock or "",
        int(minutes) if minutes else None,
        title.strip(),
        "",
    )
