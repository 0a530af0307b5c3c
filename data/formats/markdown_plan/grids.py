"""Calendars drawn as tables: weekdays across, dates inside; and tables turned on their side."""

import re

from data.formats.markdown_plan.calendar_words import MONTH_OF, weekday_of
from data.formats.markdown_plan.column_heads import head_role
from data.formats.markdown_plan.date_patterns import LONE_MONTH, YEAR_MONTH
from data.formats.markdown_plan.dates_in_text import RawDay, RawSpan, find_spans
from data.formats.markdown_plan.drafts import Findings, RowGroup, TaskDraft, unit_around
from data.formats.markdown_plan.inline import normal, pieces, plain
from data.formats.markdown_plan.marks import (
    CELL_BOX,
    EMPTY_BRACKETS,
    leading_mark,
    trailing_mark,
)
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.table_columns import Columns
from data.formats.markdown_plan.tables import Row, Table
from data.formats.markdown_plan.task_text import without_leading_date
from data.formats.markdown_plan.units import Unit, leading_unit

MARK_LENGTH = 30
"""Characters of a line in a cell that may be a mark with a word."""
DAY_NUMBER = re.compile(r"^\W{0,3}(\d{1,2})(?:일|日|st|nd|rd|th)?(?=\W|$)")


def is_grid(columns: Columns) -> bool:
    """Whether the head names the days of a week."""
    return columns.roles.count("weekday-name") >= 5


def grid_tasks(findings: Findings, table: Table, columns: Columns, section: Section, number: int) -> list[TaskDraft]:
    """A task for every filled day of a calendar; none for a grid without dates or weeks, which is a routine."""
    month = _month_around(section)
    inside = unit_around(section)
    in_week = inside is not None and (
        inside.begins_with_date or (inside.unit is not None and inside.unit.kind == "week")
    )
    dates: dict[int, RawSpan] = {}
    tasks: list[TaskDraft] = []
    group: RowGroup | None = None
    for row in table.rows:
        group = _week_of(findings, row, columns, section) or group
        in_row = {index: _pure_date(row.cell(index), row.no, month) for index in columns.all_of("weekday-name")}
        pure = {index: span for index, span in in_row.items() if span is not None}
        filled = [index for index in in_row if not EMPTY_BRACKETS.match(row.cell(index))]
        mixed = any(_leading_date(row.cell(index), row.no, month) for index in filled if index not in pure)
        if pure and not mixed and len(pure) * 2 >= len(filled):
            dates = pure
            continue
        for index in filled:
            if index in pure:
                continue
            task = _cell_task(findings, row, index, dates.get(index), month, section)
            if task.raw is None and group is None and not in_week:
                continue
            if task.raw is None:
                task.unit = _weekday_of(table, index)
            task.lines = findings.claim([row.no])
            task.row_group, task.table = group, number
            tasks.append(task)
    return tasks


def _weekday_of(table: Table, index: int) -> Unit | None:
    """The weekday at the head of a column."""
    title = plain(table.head.cells[index]) if table.head else ""
    weekday = weekday_of(title)
    return Unit("weekday", weekday, weekday, "", title) if weekday is not None else None


def _week_of(findings: Findings, row: Row, columns: Columns, section: Section) -> RowGroup | None:
    """The week that the first cell of a row names."""
    if columns.roles and columns.roles[0] == "weekday-name":
        return None
    unit = leading_unit(row.cell(0))
    if unit is None or unit.kind != "week":
        return None
    raw = next((span for span in find_spans(plain(row.cell(0))) if span.strong), None)
    if raw is not None:
        raw.line = row.no
    group = RowGroup(plain(row.cell(0)), unit, row.no, section, raw)
    findings.row_groups.append(group)
    return group


def _pure_date(cell: str, line: int, month: tuple[int | None, int] | None) -> RawSpan | None:
    """The date of a cell that holds nothing else."""
    text = plain(cell)
    if not text or len(text) > 24:
        return None
    spans = find_spans(text)
    if spans and spans[0].end - spans[0].begin >= len(text.strip(" .*()[]")) - 2:
        spans[0].line = line
        return spans[0]
    number = DAY_NUMBER.match(text)
    return _from_number(number, line, month) if number and number.end() >= len(text.strip(" *")) else None


def _from_number(number: re.Match[str], line: int, month: tuple[int | None, int] | None) -> RawSpan | None:
    if month is None or not 1 <= int(number.group(1)) <= 31:
        return None
    return RawSpan(RawDay(month[0], month[1], int(number.group(1)), "md"), None, 0, number.end(), "word", line)


def _leading_date(cell: str, line: int, month: tuple[int | None, int] | None) -> RawSpan | None:
    text = plain(cell)
    spans = find_spans(text)
    if spans and spans[0].begin <= 3 and spans[0].strong:
        spans[0].line = line
        return spans[0]
    number = DAY_NUMBER.match(text)
    return _from_number(number, line, month) if number else None


def _cell_task(
    findings: Findings,
    row: Row,
    index: int,
    above: RawSpan | None,
    month: tuple[int | None, int] | None,
    section: Section,
) -> TaskDraft:
    """The task in one cell: its date, its mark and its words."""
    cell = row.cell(index)
    own = _leading_date(cell, row.no, month) if above is None else None
    words, status = _words_and_status(findings, cell)
    title = " / ".join(words)
    number = DAY_NUMBER.match(title) if own is not None and own.sign == "word" else None
    if number is not None:
        title = title[number.end() :].strip(" :：/-–—*") or title
    elif own is not None:
        title = without_leading_date(title)
    return TaskDraft(
        title or plain(cell),
        row.no,
        [],
        section,
        "grid",
        above or own,
        status=status or "open",
        marked=status is not None,
    )


def _words_and_status(findings: Findings, cell: str) -> tuple[list[str], str | None]:
    """The lines of words in a cell, and the status that a mark among them states."""
    words: list[str] = []
    status: str | None = None
    for piece in pieces(cell):
        text = piece
        box = CELL_BOX.match(text)
        said = findings.legend.cell(text) if len(plain(text)) <= MARK_LENGTH else None
        if box:
            status, text = findings.legend.box(box.group(1)), text[box.end() :]
        elif said is not None and _is_bare_sign(text):
            status, text = said, ""
        else:
            for sign, rest in (findings.legend.leading(text), trailing_mark(text)):
                meaning = findings.legend.sign(sign) if sign and rest else None
                if meaning in ("done", "in_progress", "open"):
                    status, text = meaning, rest
                    break
        if plain(text):
            words.append(plain(text))
    return words, status


def _is_bare_sign(piece: str) -> bool:
    """Whether a line of a cell is a mark and nothing else."""
    sign, rest = leading_mark(plain(piece))
    return bool(sign) and not rest


def _month_around(section: Section) -> tuple[int | None, int] | None:
    """Year and month that a heading around a calendar names."""
    for outer in section.around():
        words = normal(plain(outer.title))
        found = YEAR_MONTH.search(words)
        if found:
            part = found.groupdict()
            year = int(part["y"] or part["z"] or part["p"] or part["u"])
            month = MONTH_OF[part["n"]] if part["n"] else int(part["m"] or part["q"] or part["t"])
            return (year, month) if 1 <= month <= 12 else None
        lone = LONE_MONTH.match(words)
        if lone:
            month = MONTH_OF[lone.group("n")] if lone.group("n") else int(lone.group("m") or lone.group("v"))
            return (None, month) if 1 <= month <= 12 else None
    return None


def is_turned(table: Table) -> bool:
    """Whether days or dates stand across and the first column says what each row holds."""
    if table.head is None or len(table.head.cells) < 3 or len(table.rows) > 12:
        return False
    across = table.head.cells[1:]
    units = sum(1 for cell in across if _is_day(cell))
    return units * 2 > len(across) and units >= 2


def _is_day(cell: str) -> bool:
    unit = leading_unit(cell)
    spans = find_spans(plain(cell))
    return (unit is not None and unit.kind in ("day", "week", "weekend")) or bool(spans and spans[0].strong)


def turned_tasks(findings: Findings, table: Table, section: Section, number: int) -> list[TaskDraft]:
    """A task for every column of a table turned on its side, or for every filled cell where the rows are slots."""
    assert table.head is not None
    roles = [head_role(row.cell(0)) for row in table.rows]
    topics = [
        index
        for index, role in enumerate(roles)
        if role not in ("status", "date", "time", "notes", "weekday", "number")
    ]
    status_row = next((row for row, role in zip(table.rows, roles, strict=True) if role == "status"), None)
    tasks: list[TaskDraft] = []
    legend = findings.legend.beside_crosses(status_row.cells if status_row else [])
    for column in range(1, len(table.head.cells)):
        head = table.head.cells[column]
        unit = leading_unit(head)
        raws = [span for span in find_spans(plain(head)) if span.strong] or _dates_below(table, roles, column)
        status = legend.cell(status_row.cell(column)) if status_row else None
        cells = [table.rows[index] for index in topics if not EMPTY_BRACKETS.match(table.rows[index].cell(column))]
        for row in cells:
            raw = raws[0] if raws else None
            if raw is not None:
                raw.line = row.no
            title = " / ".join(plain(piece) for piece in pieces(row.cell(column)))
            tasks.append(
                TaskDraft(
                    title,
                    row.no,
                    findings.claim([row.no]),
                    section,
                    "grid",
                    raw,
                    unit if _counts(unit) else None,
                    None,
                    status or "open",
                    status is not None,
                    table=number,
                )
            )
    return tasks


def _counts(unit: Unit | None) -> bool:
    return unit is not None and unit.kind in ("day", "week")


def _dates_below(table: Table, roles: list[str], column: int) -> list[RawSpan]:
    row = next((row for row, role in zip(table.rows, roles, strict=True) if role == "date"), None)
    return find_spans(plain(row.cell(column))) if row else []
