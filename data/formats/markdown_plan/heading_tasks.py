"""Days and weeks whose heading is itself the task, because nothing under it is one."""

from data.formats.markdown_plan.drafts import Findings, TaskDraft, role_around
from data.formats.markdown_plan.durations import Duration, title_duration
from data.formats.markdown_plan.inline import plain
from data.formats.markdown_plan.plan_lists import appendices
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.task_text import is_time_line


def heading_tasks(findings: Findings, busy: set[int], kinds: frozenset[str]) -> list[TaskDraft]:
    """A task for every labelled day or week that holds none; `busy` are the sections that hold tasks."""
    tasks: list[TaskDraft] = []
    extra = appendices(findings.root)
    for section in findings.sections:
        if section.line is None or section.line.no in findings.owned or not _is_leaf(section, busy, kinds):
            continue
        if (
            section.role not in ("", "plan")
            or _role_outside(section) not in ("", "plan", "notes")
            or id(section) in extra
        ):
            continue
        if (section.sort == "bold" and section.level > 7) or section.title.count("|") > 2:
            continue
        tasks.append(_heading_task(findings, section))
    return tasks


def _role_outside(section: Section) -> str:
    return role_around(section.parent) if section.parent is not None else ""


def _is_leaf(section: Section, busy: set[int], kinds: frozenset[str]) -> bool:
    if id(section) in busy:
        return False
    if section.box is not None:
        return True
    labelled_unit = (
        section.unit is not None
        and section.unit.kind in kinds
        and (section.unit.low > 0 or section.unit.kind in ("weekday", "day"))
    )
    if not labelled_unit and not (section.begins_with_date and "day" in kinds):
        return False
    return not any(
        (child.unit is not None and child.unit.kind in kinds) or child.begins_with_date
        for child in section.walk()
        if child is not section and child.role == ""
    )


def _heading_task(findings: Findings, section: Section) -> TaskDraft:
    assert section.line is not None
    title = plain(section.title).strip(" *:：")
    raw = section.date
    return TaskDraft(
        title,
        section.line.no,
        findings.claim([section.line.no]),
        section,
        "heading",
        raw,
        section.unit,
        status=findings.legend.box(section.box) if section.box is not None else "open",
        marked=section.box is not None,
        duration=_section_duration(section),
        parent="",
    )


def _section_duration(section: Section) -> Duration | None:
    """The length a heading or a line such as "Time: 2 hours" under it states."""
    own = title_duration(plain(section.title))
    if own is not None:
        return own
    for inner in section.walk():
        for block in inner.blocks:
            for line in block.lines[:30]:
                if line.kind in ("text", "bullet", "number", "quote"):
                    found = is_time_line(line.text)
                    if found is not None:
                        return found
    return None
