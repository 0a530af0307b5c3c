"""Which headings and rows are the plan's weeks and phases, and which only wrap them."""

from dataclasses import dataclass, field

from data.formats.markdown_plan.dates_in_text import RawSpan
from data.formats.markdown_plan.drafts import Findings, RowGroup, TaskDraft
from data.formats.markdown_plan.inline import plain
from data.formats.markdown_plan.roadmaps import busy_sections
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.table_reading import tasks_by_table
from data.formats.markdown_plan.units import Unit

NEARLY_ALL = 0.9


@dataclass(slots=True, eq=False)
class GroupDraft:
    """A group as found: a heading or the cell of a row."""

    title: str
    line: int
    unit: str
    depth: int
    section: Section | None
    row: RowGroup | None = None
    parent: "GroupDraft | None" = None
    raw: RawSpan | None = None
    numbers: tuple[int, int] | None = None


@dataclass(slots=True)
class Groups:
    """All groups and where each section and row belongs."""

    found: list[GroupDraft] = field(default_factory=list)
    of_section: dict[int, GroupDraft] = field(default_factory=dict)
    of_row: dict[int, GroupDraft] = field(default_factory=dict)
    wrappers: set[int] = field(default_factory=set)
    count: dict[int, int] = field(default_factory=dict)
    phases: list[RowGroup] = field(default_factory=list)
    """Rows of a roadmap whose tasks stand elsewhere."""
    tasks: dict[int, list[TaskDraft]] = field(default_factory=dict)
    """Tasks right under each section."""
    innermost: dict[int, GroupDraft | None] = field(default_factory=dict)
    """The group around each section that was asked for."""

    def of_task(self, task: TaskDraft) -> GroupDraft | None:
        """The innermost group of a task."""
        if task.row_group is not None and id(task.row_group) in self.of_row:
            return self.of_row[id(task.row_group)]
        return self.around(task.section)

    def around(self, section: Section) -> GroupDraft | None:
        """The innermost group that a section stands in; complete only when all groups are found."""
        if id(section) not in self.innermost:
            self.innermost[id(section)] = next(
                (self.of_section[id(outer)] for outer in section.around() if id(outer) in self.of_section), None
            )
        return self.innermost[id(section)]


def find_groups(findings: Findings) -> Groups:
    """The outermost groups with depth 0, what stands inside them deeper."""
    groups = Groups()
    tasks = findings.tasks + findings.log
    own_lines = {task.line for task in tasks if task.origin == "heading"}
    groups.count = busy_sections(tasks)
    for task in tasks:
        groups.tasks.setdefault(id(task.section), []).append(task)
    groups.phases = [group for group in findings.row_groups if group.own_line]
    rows = _rows_by_section(findings)
    outer = _pick(findings.root, groups, findings, rows, own_lines)
    for section in outer:
        _add(groups, section, None, own_lines)
    _add_rows(findings, groups)
    _add_labelled(findings, groups)
    _add_outline(findings, groups)
    groups.found.sort(key=lambda group: group.line)
    return groups


def _rows_by_section(findings: Findings) -> dict[int, int]:
    """How many row groups with tasks stand directly in each section."""
    used = {id(task.row_group) for task in findings.tasks + findings.log if task.row_group is not None}
    found: dict[int, int] = {}
    for group in findings.row_groups:
        if id(group) in used:
            found[id(group.section)] = found.get(id(group.section), 0) + 1
    return found


def _pick(
    section: Section, groups: Groups, findings: Findings, rows: dict[int, int], own_lines: set[int]
) -> list[Section]:
    """The outermost sections that are groups: wrappers around everything are passed over."""
    holders = [child for child in section.children if groups.count.get(id(child), 0)]
    picked: list[Section] = []
    total = len(findings.tasks) + len(findings.log)
    over_units = [child for child in holders if _stands_over_units(child, groups)]
    for child in section.children:
        held = groups.count.get(id(child), 0)
        if not held:
            if _is_sibling(child, holders):
                picked.append(child)
            continue
        if over_units == [child] or _wraps(child, groups, total, rows, own_lines):
            groups.wrappers.add(id(child))
            picked += _pick(child, groups, findings, rows, own_lines)
        elif _is_container(child, groups):
            groups.wrappers.add(id(child))
        elif _is_range_of_units(child, groups):
            picked += [inner for inner in child.children if groups.count.get(id(inner), 0)]
        else:
            picked.append(child)
    return picked


def _stands_over_units(section: Section, groups: Groups) -> bool:
    """Whether a heading such as "Checklist" stands over weeks or days; where several do, they are phases."""
    inner = [child for child in _inner_holders(section, groups) if child.is_dated and not _is_weekday(child)]
    return section.unit is None and not section.begins_with_date and len(inner) > 1


def _is_weekday(section: Section) -> bool:
    return section.unit is not None and section.unit.kind == "weekday"


def _is_container(section: Section, groups: Groups) -> bool:
    """Whether a heading without a date only stands over a table that names the weeks itself."""
    if section.unit is not None or section.begins_with_date or section.children:
        return False
    tasks = groups.tasks.get(id(section), [])
    return bool(tasks) and all(task.row_group is not None for task in tasks)


def _is_task(section: Section, own_lines: set[int]) -> bool:
    return section.line is not None and section.line.no in own_lines


def _inner_holders(section: Section, groups: Groups) -> list[Section]:
    return [child for child in section.children if groups.count.get(id(child), 0)]


def _wraps(section: Section, groups: Groups, total: int, rows: dict[int, int], own_lines: set[int]) -> bool:
    """Whether a section holds nearly every task and has groups of its own inside."""
    held = groups.count.get(id(section), 0)
    inner = _inner_holders(section, groups)
    inner = [
        child
        for child in inner
        if not _is_task(child, own_lines)
        or (section.unit is None and _kind(child.unit, child) != "day")
        or _inner_holders(child, groups)
    ]
    row_groups = sum(rows.get(id(one), 0) for one in section.walk())
    if section.is_one_day and not any(child.is_dated for child in inner):
        return False
    if section.level == 1 and section.unit is None and _inner_holders(section, groups):
        return True
    days = [child for child in inner if child.is_dated and child.sort != "item"]
    week_of_days = bool(days) and section.unit is not None and section.unit.kind == "week"
    if held < NEARLY_ALL * total or week_of_days:
        return False
    phases = sum(1 for group in groups.phases if group.section is not section)
    return (
        len(inner) >= 2
        or row_groups >= 2
        or (phases >= 2 and section.unit is None)
        or (len(inner) == 1 and section.unit is None and not section.begins_with_date)
    )


def _is_sibling(section: Section, holders: list[Section]) -> bool:
    """Whether a section without tasks is labelled like its neighbours that have some."""
    unit = section.unit
    return (
        unit is not None
        and section.role in ("", "plan")
        and any(
            other.unit is not None and other.unit.kind == unit.kind and other.level == section.level
            for other in holders
        )
    )


def _is_range_of_units(section: Section, groups: Groups) -> bool:
    """Whether "Week 3-4" only wraps "Week 3" and "Week 4"."""
    unit = section.unit
    inner = _inner_holders(section, groups)
    return (
        unit is not None
        and unit.low < unit.high
        and len(inner) >= 2
        and all(child.unit is not None and child.unit.kind == unit.kind for child in inner)
    )


def _add(groups: Groups, section: Section, parent: GroupDraft | None, own_lines: set[int]) -> None:
    """Add a section and, deeper, the sections inside that hold tasks."""
    if parent is None or not _is_task(section, own_lines):
        assert section.line is not None
        unit = section.unit
        group = GroupDraft(
            plain(section.title).strip(" *:："),
            section.line.no,
            _kind(unit, section),
            0 if parent is None else parent.depth + 1,
            section,
            parent=parent,
            raw=section.date,
            numbers=unit.numbers if unit and unit.low else None,
        )
        groups.found.append(group)
        groups.of_section[id(section)] = group
        parent = group
    for child in section.children:
        if groups.count.get(id(child), 0):
            _add(groups, child, parent, own_lines)


def _kind(unit: Unit | None, section: Section) -> str:
    if unit is not None and unit.kind != "step":
        return unit.kind
    return "date" if section.begins_with_date else "section"


def _add_rows(findings: Findings, groups: Groups) -> None:
    """Add the weeks and phases that tables name; beside dated ones, undated ones of other tables are left out."""
    used = {id(task.row_group) for task in findings.tasks + findings.log if task.row_group is not None}
    rows = [group for group in findings.row_groups if group.own_line or id(group) in used]
    dated = {
        table
        for table, tasks in tasks_by_table(findings.tasks).items()
        if any(task.raw and task.row_group for task in tasks)
    }
    of_table = {id(task.row_group): task.table for task in findings.tasks if task.row_group is not None}
    for row in rows:
        if dated and not row.own_line and of_table.get(id(row)) not in dated:
            continue
        around = next(
            (groups.of_section[id(outer)] for outer in row.section.around() if id(outer) in groups.of_section),
            None,
        )
        group = GroupDraft(
            row.title,
            row.line,
            row.unit.kind,
            0 if around is None else around.depth + 1,
            None,
            row,
            around,
            row.raw,
            row.unit.numbers,
        )
        groups.found.append(group)
        groups.of_row[id(row)] = group


def _add_labelled(findings: Findings, groups: Groups) -> None:
    """Add headings such as "Question 1" that hold a question."""
    for section in findings.sections:
        if section.line is not None and section.line.no in findings.labelled and id(section) not in groups.of_section:
            group = GroupDraft(plain(section.title), section.line.no, "section", 0, section)
            groups.found.append(group)
            groups.of_section[id(section)] = group


def _add_outline(findings: Findings, groups: Groups) -> None:
    """In notes without headings the top items of the outline are the sections."""
    headings = [section for section in findings.sections if section.level in range(2, 7)]
    if groups.found or headings or findings.tasks or findings.log:
        return
    for section in findings.sections:
        tops = [item for block in section.blocks for item in block.items if item.children]
        for item in tops if len(tops) > 1 else ():
            row = RowGroup(plain(item.text), Unit("step", 0, 0, "", ""), item.line.no, section, own_line=True)
            groups.found.append(GroupDraft(plain(item.text), item.line.no, "section", 0, None, row))
