"""Tables and lists that restate what the plan says in finer steps become phases instead of tasks."""

from data.formats.markdown_plan.drafts import Findings, RowGroup, TaskDraft, unit_around
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.table_reading import tasks_by_table
from data.formats.markdown_plan.units import Unit


def fold_roadmaps(findings: Findings) -> None:
    """Take tasks away that only restate weeks or days whose own tasks stand elsewhere."""
    for rows in [*tasks_by_table(findings.tasks).values(), *_loose_lists(findings)]:
        units = [_unit(task) for task in rows]
        if sum(1 for unit in units if unit is not None) * 3 < len(rows) * 2:
            continue
        _fold(findings, rows)


def _loose_lists(findings: Findings) -> list[list[TaskDraft]]:
    """Items such as "Week 1-2: basics" of lists that stand outside of weeks and days, a list each."""
    found: dict[int, list[TaskDraft]] = {}
    for task in findings.tasks:
        if task.origin == "item" and task.unit is not None and unit_around(task.section) is None:
            found.setdefault(id(task.section), []).append(task)
    return list(found.values())


def _unit(task: TaskDraft) -> Unit | None:
    return task.row_group.unit if task.row_group is not None else task.unit


def _fold(findings: Findings, rows: list[TaskDraft]) -> None:
    """Decide whether the rows of one table restate, and fold them."""
    ids = {id(task) for task in rows}
    others = [task for task in findings.tasks if id(task) not in ids]
    matches = [_matches(findings, task, others) for task in rows]
    found = sum(1 for match in matches if match)
    if rows[0].origin == "item":
        if found * 2 > len(rows):
            _drop(findings, rows)
        return
    if rows[0].origin == "grid" or (
        len({id(task.row_group) for task in rows if task.row_group}) * 2 < len(rows) and _unit_kind(rows) != "day"
    ):
        return
    if found * 2 > len(rows):
        if all(task.origin == "heading" for match in matches for task in match) and any(task.marked for task in rows):
            _drop(findings, [task for match in matches for task in match])
            return
        exact = all(match and _is_exact(task, match) for task, match in zip(rows, matches, strict=True))
        _to_phases(findings, rows, keep=not exact)
    elif not any(task.marked or task.raw is not None for task in rows) and _dated(others) >= 2 * len(rows):
        _to_phases(findings, rows, keep=True)


def _unit_kind(rows: list[TaskDraft]) -> str:
    unit = next((unit for task in rows if (unit := _unit(task)) is not None), None)
    return unit.kind if unit else ""


def _dated(tasks: list[TaskDraft]) -> int:
    return sum(1 for task in tasks if task.raw is not None)


def _matches(findings: Findings, row: TaskDraft, others: list[TaskDraft]) -> list[TaskDraft]:
    """Tasks elsewhere that stand under a heading with the row's label."""
    unit = _unit(row)
    if unit is None:
        return []
    found = []
    for task in others:
        named = task.row_group.unit if task.row_group is not None and row.origin == "item" else None
        if named is not None and named.kind == unit.kind and unit.low <= named.low and named.high <= unit.high:
            found.append(task)
            continue
        for section in task.section.around():
            inner = section.unit
            if (
                inner is not None
                and inner.kind == unit.kind
                and unit.low <= inner.low
                and inner.high <= unit.high
                and section is not row.section
            ):
                found.append(task)
                break
    return found


def _is_exact(row: TaskDraft, matches: list[TaskDraft]) -> bool:
    """Whether a heading has the row's very label."""
    unit = _unit(row)
    sections = (section for task in matches for section in task.section.around())
    return unit is not None and any(
        section.unit is not None and section.unit.numbers == unit.numbers and section.unit.kind == unit.kind
        for section in sections
    )


def _to_phases(findings: Findings, rows: list[TaskDraft], keep: bool) -> None:
    """Rows become phases, or plain notes where headings say the same already."""
    groups = {id(task.row_group): task.row_group for task in rows if task.row_group is not None}
    _drop(findings, rows)
    for task in rows:
        group = groups.get(id(task.row_group))
        if keep and group is not None:
            _widen(group, task)
    for group in list(groups.values()):
        if not keep:
            findings.row_groups.remove(group)


def _widen(group: RowGroup, task: TaskDraft) -> None:
    if not group.own_line:
        group.own_line = True
        group.raw = group.raw or task.raw
        group.title = f"{group.title}: {task.title}" if task.title not in group.title else group.title


def _drop(findings: Findings, tasks: list[TaskDraft]) -> None:
    ids = {id(task) for task in tasks}
    findings.tasks = [task for task in findings.tasks if id(task) not in ids]
    for task in tasks:
        findings.owned.difference_update(task.lines)


def busy_sections(tasks: list[TaskDraft]) -> dict[int, int]:
    """How many tasks every section holds, those under it included, by the section's identity."""
    count: dict[int, int] = {}
    for task in tasks:
        section: Section | None = task.section
        while section is not None:
            count[id(section)] = count.get(id(section), 0) + 1
            section = section.parent
    return count
