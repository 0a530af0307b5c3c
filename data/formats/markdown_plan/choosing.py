"""Takes one of several plans, or one person's part, out of a file that holds more."""

from data.formats.markdown_plan.drafts import Findings, TaskDraft
from data.formats.markdown_plan.inline import normal, plain
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.vocabulary import PLAN
from data.language import say

MENTIONED = 4
"""Alternatives that a warning names."""


def choose_plan(findings: Findings) -> None:
    """Keep the tasks under the headings that were asked for; the lines of the others become notes."""
    for asked, what in ((findings.options.plan_name, "plan"), (findings.options.person, "person")):
        if not asked:
            continue
        wanted = normal(asked)
        kept = [task for task in findings.tasks if _is_named(task, wanted)]
        if not kept:
            if what == "plan" or not _in_columns(findings, wanted):
                message = say("No heading or column contains “{name}”, so everything is included.", name=asked)
                findings.warn(f"{what}-not-found", None, message)
            continue
        for task in findings.tasks:
            if task not in kept:
                findings.owned.difference_update(task.lines)
        findings.tasks = kept


def _is_named(task: TaskDraft, wanted: str) -> bool:
    titles = [plain(outer.title) for outer in task.section.around() if outer.line is not None and outer.level > 1]
    return any(wanted in normal(title) for title in titles)


def _in_columns(findings: Findings, wanted: str) -> bool:
    lines = (line for line in findings.lines if line.kind == "row")
    return any(wanted in normal(line.raw) for line in lines)


def warn_of_alternatives(findings: Findings) -> None:
    """One warning where several headings each hold a plan that begins at week or day 1."""
    if findings.options.plan_name or findings.options.person:
        return
    plans: list[Section] = []
    for section in findings.sections:
        named = (
            section.sort == "heading"
            and section.level > 1
            and section.unit is None
            and PLAN.search(normal(section.title))
        )
        if named and _starts_again(section) and not any(outer in plans for outer in section.around()):
            plans.append(section)
    if len(plans) > 1:
        names = ", ".join(f"“{plain(section.title)}”" for section in plans[:MENTIONED])
        line = plans[0].line.no if plans[0].line is not None else None
        message = say(
            "The file has {n} plans ({names}). All are included; choose one with --plan.",
            n=len(plans),
            names=names,
        )
        findings.warn("alternative-plans", line, message)


def _starts_again(section: Section) -> bool:
    inner = (child for child in section.walk() if child is not section and child.unit is not None)
    return any(
        child.unit is not None and child.unit.kind in ("week", "day") and child.unit.low == 1 for child in inner
    )
