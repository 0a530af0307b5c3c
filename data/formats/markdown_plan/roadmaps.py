"""Tables and lists that restate what the plan says in finer steps become phases instead of tasks."""

from collections import Counter

from data.formats.markdown_plan.drafts import Findings, RowGroup, TaskDraft, unit_around
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.table_reading import tasks_by_table
from data.formats.markdown_plan.units import Unit

MATCHES_KEPT = 200


class _Labels:
    """Which tasks stand under which labelled heading or row, by kind and first number of the label."""

    def __init__(self, tasks: list[TaskDraft]) -> None:
        self.under: dict[tuple[str, int], list[tuple[Unit, Section | None, TaskDraft]]] = {}
        self.dated = sum(1 for task in tasks if task.raw is not None)
        self.dropped: set[int] = set()
        for task in tasks:
            if task.row_group is not None:
                self._add(task.row_group.unit, None, task)
            for section in task.section.around():
                if section.unit is not None:
                    self._add(section.unit, section, task)

    def _add(self, unit: Unit, section: Section | None, task: TaskDraft) -> None:
        known = self.under.setdefault((unit.kind, unit.low), [])
        if len(known) < MATCHES_KEPT:
            known.append((unit, section, task))

    def within(self, row: TaskDraft, unit: Unit) -> list[TaskDraft]:
        """Tasks of other tables and lists that stand under a label inside the row's."""
        found = []
        for number in range(unit.low, min(unit.high, unit.low + 60) + 1):
            for inner, section, task in self.under.get((unit.kind, number), ()):
                fits = inner.high <= unit.high and section is not row.section and id(task) not in self.dropped
                if fits and (section is not None or row.origin == "item") and not _together(row, task):
                    found.append(task)
        return found


def _together(one: TaskDraft, other: TaskDraft) -> bool:
    """Whether two tasks come from the same table or list."""
    if one.table is not None or other.table is not None:
        return one.table == other.table
    return one.section is other.section


def fold_roadmaps(findings: Findings) -> None:
    """Take tasks away that only restate weeks or days whose own tasks stand elsewhere."""
    labels = _Labels(findings.tasks)
    for rows in [*tasks_by_table(findings.tasks).values(), *_loose_lists(findings)]:
        units = [_unit(task) for task in rows]
        if sum(1 for unit in units if unit is not None) * 3 < len(rows) * 2:
            continue
        _fold(findings, labels, rows)
    findings.tasks = [task for task in findings.tasks if id(task) not in labels.dropped]


def _loose_lists(findings: Findings) -> list[list[TaskDraft]]:
    """Items such as "Week 1-2: basics" of lists that stand outside of weeks and days, a list each."""
    found: dict[int, list[TaskDraft]] = {}
    for task in findings.tasks:
        if task.origin == "item" and task.unit is not None and unit_around(task.section) is None:
            found.setdefault(id(task.section), []).append(task)
    return list(found.values())


def _unit(task: TaskDraft) -> Unit | None:
    return task.row_group.unit if task.row_group is not None else task.unit


def _fold(findings: Findings, labels: _Labels, rows: list[TaskDraft]) -> None:
    """Decide whether the rows of one table restate, and fold them."""
    matches = [labels.within(task, unit) if (unit := _unit(task)) is not None else [] for task in rows]
    found = sum(1 for match in matches if match)
    if rows[0].origin == "item":
        if found * 2 > len(rows):
            _drop(findings, labels, rows)
        return
    a_row_each = len({id(task.row_group) for task in rows if task.row_group}) * 2 >= len(rows)
    if rows[0].origin == "grid" or not (a_row_each or _unit_kind(rows) == "day"):
        return
    if found * 2 > len(rows):
        if all(task.origin == "heading" for match in matches for task in match) and any(task.marked for task in rows):
            _drop(findings, labels, [task for match in matches for task in match])
            return
        restating = [(task, match) for task, match in zip(rows, matches, strict=True) if match]
        exact = all(_is_exact(task, match) for task, match in restating)
        _to_phases(findings, labels, [task for task, _ in restating], keep=not exact)
    elif not any(task.marked or task.raw is not None for task in rows):
        dated_here = sum(1 for task in rows if task.raw is not None)
        if labels.dated - dated_here >= 2 * len(rows):
            _to_phases(findings, labels, rows, keep=True)


def _unit_kind(rows: list[TaskDraft]) -> str:
    unit = next((unit for task in rows if (unit := _unit(task)) is not None), None)
    return unit.kind if unit else ""


def _is_exact(row: TaskDraft, matches: list[TaskDraft]) -> bool:
    """Whether a heading has the row's very label."""
    unit = _unit(row)
    sections = (section for task in matches for section in task.section.around())
    return unit is not None and any(
        section.unit is not None and section.unit.numbers == unit.numbers and section.unit.kind == unit.kind
        for section in sections
    )


def _to_phases(findings: Findings, labels: _Labels, rows: list[TaskDraft], keep: bool) -> None:
    """Rows become phases, or plain notes where headings say the same already."""
    groups = {id(task.row_group): task.row_group for task in rows if task.row_group is not None}
    _drop(findings, labels, rows)
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


def _drop(findings: Findings, labels: _Labels, tasks: list[TaskDraft]) -> None:
    """Leave tasks out; their lines are free for other records."""
    for task in tasks:
        labels.dropped.add(id(task))
        findings.owned.difference_update(task.lines)


def busy_sections(tasks: list[TaskDraft]) -> Counter[int]:
    """How many tasks every section holds, those under it included, by the section's identity."""
    sections = {id(task.section): task.section for task in tasks}
    count: Counter[int] = Counter()
    for own, number in Counter(id(task.section) for task in tasks).items():
        for outer in sections[own].around():
            count[id(outer)] += number
    return count
