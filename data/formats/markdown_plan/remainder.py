"""What no other record has taken is kept as notes under its heading, so that no line is lost."""

from collections.abc import Iterator
from dataclasses import replace

from data.formats.markdown_plan.drafts import Findings, role_around
from data.formats.markdown_plan.grouping import GroupDraft, Groups
from data.formats.markdown_plan.inline import normal, plain
from data.formats.markdown_plan.lines import Line
from data.formats.markdown_plan.reading import PlanNote
from data.formats.markdown_plan.sections import Section

LAYOUT = frozenset({"rule", "delimiter", "underline"})


def group_lines(findings: Findings, groups: Groups) -> dict[int, tuple[int, ...]]:
    """Lines of every group by its index: its heading, and what is only layout under it."""
    found: dict[int, tuple[int, ...]] = {}
    for index, group in enumerate(groups.found):
        if group.section is not None:
            numbers = [group.line, *_layout(findings, group.section)]
        else:
            numbers = [group.line] if group.row is not None and group.row.own_line else []
        found[index] = tuple(findings.claim(numbers))
    return found


def _layout(findings: Findings, section: Section) -> Iterator[int]:
    """Rules, the heads of tables whose rows are records, and their empty rows."""
    for block in section.blocks:
        for line in block.lines:
            if line.kind in LAYOUT:
                yield line.no
        table = block.table
        if table is None or not any(row.no in findings.owned for row in table.rows):
            continue
        if table.head is not None and not table.borrowed:
            yield table.head.no
        yield from (row.no for row in table.rows if row.is_empty)


def remaining_notes(findings: Findings, groups: Groups, indexes: dict[int, int]) -> list[PlanNote]:
    """Notes from every line that is left; `indexes` gives the place of each group by the identity of its draft."""
    notes: list[PlanNote] = list(findings.row_notes)
    front = [line.no for line in findings.lines if line.kind == "front"]
    if front:
        notes.append(
            _note(
                "front matter",
                "front matter",
                [findings.lines[number - 1] for number in front],
                findings,
                None,
            )
        )
    left = {line.no for line in findings.lines if not line.is_blank}
    own = {task.line for task in findings.tasks + findings.log if task.origin == "heading"}
    for section in findings.sections:
        layout = set(_layout(findings, section))
        for run in _runs(findings, section):
            kind = _kind(findings, section, run, layout)
            note = _note(_title(section, run), kind, run, findings, _index(groups.around(section), indexes))
            notes.append(replace(note, task_line=_task_above(section, own)))
    for number in sorted(left - findings.owned):
        notes.append(_note("", "text", [findings.lines[number - 1]], findings, None))
    notes.sort(key=lambda note: note.line)
    return notes


def _task_above(section: Section, own: set[int]) -> int | None:
    """Line of the nearest heading around that is a task."""
    return next(
        (outer.line.no for outer in section.around() if outer.line is not None and outer.line.no in own), None
    )


def _index(group: GroupDraft | None, indexes: dict[int, int]) -> int | None:
    return indexes.get(id(group)) if group is not None else None


def _runs(findings: Findings, section: Section) -> Iterator[list[Line]]:
    """Runs of lines left under one heading, broken where another record stands between."""
    lines = ([section.line] if section.line is not None else []) + [
        line for block in section.blocks for line in block.lines
    ]
    lines.sort(key=lambda line: line.no)
    run: list[Line] = []
    for line in lines:
        if line.no in findings.owned:
            if run:
                yield run
            run = []
        elif not line.is_blank:
            run.append(line)
    if run:
        yield run


def _title(section: Section, run: list[Line]) -> str:
    if section.line is not None:
        return plain(section.title).strip(" *:：")
    return plain(run[0].text or run[0].raw)[:80]


def _kind(findings: Findings, section: Section, run: list[Line], layout: set[int]) -> str:
    if all(line is section.line or line.no in layout for line in run):
        return "heading"
    if all(line.kind in ("code", "fence") for line in run if line is not section.line):
        return "code"
    if any(line.no in findings.legend.lines for line in run):
        return "legend"
    return "criteria" if role_around(section) == "criteria" else "text"


def _note(title: str, kind: str, run: list[Line], findings: Findings, group: int | None) -> PlanNote:
    numbers = findings.claim([line.no for line in run])
    text = "\n".join(line.raw.rstrip() for line in run if line.kind not in ("front",) or kind == "front matter")
    return PlanNote(title, text, run[0].no, run[-1].no, tuple(numbers), group, kind, f"note:{normal(title)[:80]}")
