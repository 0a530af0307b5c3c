"""Tables that plan or log: one row a task, with its date, week, status and time."""

import re

from data.formats.markdown_plan.dates_in_text import RawSpan, find_spans
from data.formats.markdown_plan.drafts import Findings, RowGroup, TaskDraft
from data.formats.markdown_plan.durations import Duration, cell_duration, title_duration
from data.formats.markdown_plan.inline import normal, pieces, plain
from data.formats.markdown_plan.marks import CELL_BOX, EMPTY_BRACKETS, STRUCK, Legend, trailing_mark
from data.formats.markdown_plan.parallel_columns import is_subject, parallel_columns
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.table_columns import Columns, month_unit
from data.formats.markdown_plan.tables import Row, Table, titled_cell
from data.formats.markdown_plan.task_domains import is_domain_column
from data.formats.markdown_plan.task_text import own_date
from data.formats.markdown_plan.time_columns import time_columns
from data.formats.markdown_plan.title_columns import title_columns
from data.formats.markdown_plan.units import Unit, leading_unit

TOTAL = re.compile(
    r"^(?:(?:grand |sub)?totals?|sum|합계|총계|총합|소계|계|합|合計|小計|计|合计|总计|小计|suma|gesamt|summe|"
    r"tổng(?: cộng)?|totale|итого|average|평균|平均)\b"
)
MARKED_PIECE = re.compile(r"^(?:[-*•·]\s|\d{1,2}[.)]\s|\[[ xXvV✓]?\]|☐|☑|⬜|✅|□|■)")
DATE_CELL = 120
"""Characters of a cell that may hold a date."""


class PlanRows:
    """Reads the rows of one table into tasks."""

    def __init__(
        self,
        findings: Findings,
        table: Table,
        columns: Columns,
        section: Section,
        number: int,
        is_log: bool = False,
    ) -> None:
        """Take the table, the roles of its columns and the section it stands in; every dated row of a log counts."""
        self.is_log = is_log
        self.findings = findings
        self.table = table
        self.columns = columns
        self.section = section
        self.number = number
        self.group: RowGroup | None = None
        self.last_date: RawSpan | None = None
        self._known: dict[tuple[str, ...], list[int]] = {}
        self._beside: dict[int, list[int]] = {}
        """For each column of titles, the columns that say more of a task."""
        self.parallel = parallel_columns(table, columns)
        self.title_columns = title_columns(table, columns, findings.options.person)
        self.time_units = time_columns(table, columns)
        self.domain_column = _domain_column(table, columns)
        marked = [row.cell(index) for index in columns.all_of("status") for row in table.rows]
        self.legend = findings.legend.beside_crosses(marked)

    def _of(self, *roles: str) -> list[int]:
        """Columns of some roles, which do not change from row to row."""
        if roles not in self._known:
            self._known[roles] = self.columns.all_of(*roles)
        return self._known[roles]

    def read(self) -> list[TaskDraft]:
        """Every task of the table; rows without content are left to their heading."""
        tasks: list[TaskDraft] = []
        for row in self.table.rows:
            self._enter_group(row)
            if row.is_empty or self._is_total(row):
                continue
            tasks += self._tasks(row)
        return tasks

    def _is_total(self, row: Row) -> bool:
        first = next((plain(cell) for cell in row.cells if cell), "")
        return TOTAL.match(normal(first)) is not None

    def _enter_group(self, row: Row) -> None:
        """Follow the column of weeks or phases; an empty cell belongs to the week above."""
        for index in self._of("unit"):
            cell = row.cell(index)
            unit = _unit_of(self.table, cell, index)
            if unit is None or unit.kind not in ("week", "month", "phase", "step"):
                continue
            title = plain(cell)
            if self.group is None or self.group.title != title:
                self.group = RowGroup(title, unit, row.no, self.section, _date_in(cell, row.no, beside_numbers=True))
                self.findings.row_groups.append(self.group)
            return

    def _tasks(self, row: Row) -> list[TaskDraft]:
        filled = [index for index in self.title_columns if not EMPTY_BRACKETS.match(row.cell(index))]
        title_at = filled[0] if filled else None
        if title_at is None and self.is_log and self.title_columns and self._duration(row, "") is not None:
            title_at = self.title_columns[0]
        if title_at is None:
            return []
        status, marked = self._status(row)
        titled = [at for at in self.parallel if at in filled] or [title_at]
        tasks = [self._task(row, at, part, status, marked) for at in titled for part in self._parts(row, at)]
        for task, lines in zip(tasks, [self.findings.claim([row.no]), *([] for _ in tasks[1:])], strict=True):
            task.lines = lines
        return tasks

    def _parts(self, row: Row, at: int) -> list[str]:
        """The items of a cell; lines that are not marked as items are one."""
        parts = pieces(row.cell(at))
        if len(parts) < 2 or sum(1 for part in parts if MARKED_PIECE.match(part)) < len(parts) - 1:
            parts = [" / ".join(parts)]
        if at in self.parallel and self.table.head is not None and is_subject(self.table.head.cells[at]):
            return [f"{plain(self.table.head.cells[at])}: {part}" for part in parts]
        return parts

    def _task(self, row: Row, title_at: int, text: str, status: str, marked: bool) -> TaskDraft:
        boxed = CELL_BOX.match(text)
        if boxed:
            status, marked, text = self.findings.legend.box(boxed.group(1)), True, text[boxed.end() :]
        elif not marked:
            text, status, marked = _mark_in_title(self.findings.legend, text, status)
        if not marked and self.columns.at("status") is None and self._is_ticked(row, title_at):
            status, marked = "done", True
        title = plain(re.sub(r"^(?:[-*•·]|\d{1,2}[.)])\s+", "", text))
        raw = self._date(row)
        if self.group is not None and self.group.raw is None and raw is not None and raw.last is not None:
            self.group.raw = raw
        return TaskDraft(
            title or plain(text),
            row.no,
            [],
            self.section,
            "row",
            raw,
            self._day(row),
            self.group,
            status,
            marked,
            self._duration(row, title),
            self._details(row, title_at),
            self.number,
            date_text=self._date_text(row, title_at),
            domain=plain(row.cell(self.domain_column)) if self.domain_column not in (None, title_at) else "",
        )

    def _is_ticked(self, row: Row, title_at: int) -> bool:
        """Whether a tick stands at the end of another cell, where no column is one of ticks."""
        signs = [trailing_mark(cell)[0] for at, cell in enumerate(row.cells) if at != title_at and cell]
        return any(sign and self.legend.sign(sign) == "done" for sign in signs)

    def _status(self, row: Row) -> tuple[str, bool]:
        """What the status columns say; a short row has its mark in its last cell."""
        indexes = self._of("status")
        cells = [row.cell(index) for index in indexes]
        if indexes and not any(cells) and row.cells:
            cells = [row.cells[-1]] if len(row.cells[-1]) <= 12 else cells
        said = [status for cell in cells if cell and (status := self.legend.cell(cell))]
        if not said:
            return "open", False
        return (
            "done" if all(status == "done" for status in said) else next((s for s in said if s != "done"), said[0])
        ), True

    def _date(self, row: Row) -> RawSpan | None:
        """The row's date: in a date column, else in its unit cell, else in its title."""
        for index in (
            *self._of("date"),
            *self._of("unit"),
            *self._of("weekday", "slot"),
        ):
            found = _date_in(row.cell(index), row.no, self.columns.roles[index] == "unit")
            if found is not None:
                self._second_date(row, found, index)
                return found
        if self.columns.at("date") is None and self.title_columns:
            return own_date(row.cell(self.title_columns[0]), row.no)
        return None

    def _second_date(self, row: Row, found: RawSpan, index: int) -> None:
        """Take the end from a second column of dates, as in start and end."""
        if found.last is not None or self.columns.roles[index] != "date":
            return
        later = [other for other in self._of("date") if other > index]
        for other in later[:1]:
            end = _date_in(row.cell(other), row.no)
            if end is not None and end.last is None:
                found.last = end.first

    def _day(self, row: Row) -> Unit | None:
        for index in self._of("unit"):
            unit = _unit_of(self.table, row.cell(index), index)
            if unit is not None and unit.kind in ("day", "weekend"):
                return unit
        return None

    def _duration(self, row: Row, title: str) -> Duration | None:
        for index, minutes in self.time_units.items():
            found = cell_duration(row.cell(index), minutes)
            if found is not None:
                return found
        return title_duration(title)

    def _date_text(self, row: Row, title_at: int) -> str:
        """What the column of dates says, with its title."""
        index = next(
            (at for at in self._of("date") if at != title_at and not EMPTY_BRACKETS.match(row.cell(at))), None
        )
        if index is None:
            return ""
        return titled_cell(self.table, row, index)

    def _details(self, row: Row, title_at: int) -> str:
        """What the other columns say, each with the title of its column."""
        if title_at not in self._beside:
            skip = {title_at, *self.parallel, *self._of("status", "date", "weekday", "unit", "time", "number")}
            width = max(len(each.cells) for each in self.table.rows)
            self._beside[title_at] = [index for index in range(width) if index not in skip]
        others = self._beside[title_at]
        shown = [index for index in others if row.cell(index) and not EMPTY_BRACKETS.match(row.cell(index))]
        return "\n".join(titled_cell(self.table, row, index) for index in shown)


def _domain_column(table: Table, columns: Columns) -> int | None:
    """The column whose head calls it that of the exam's domains."""
    heads = table.head.cells if table.head else []
    return next((at for at in columns.all_of("domain") if at < len(heads) and is_domain_column(heads[at])), None)


def _mark_in_title(legend: Legend, text: str, status: str) -> tuple[str, str, bool]:
    """A mark before or after the words of a title."""
    for sign, rest in (legend.leading(text), trailing_mark(text)):
        said = legend.sign(sign) if sign else None
        if said in ("done", "in_progress", "skipped") and rest:
            return rest, said, True
    if STRUCK.match(text.strip()):
        return text, "done", True
    return text, status, False


def _date_in(cell: str, line: int, beside_numbers: bool = False) -> RawSpan | None:
    """The date in a cell; among numbers of weeks "10-11" is none."""
    spans = [span for span in find_spans(plain(cell)) if span.strong and not (beside_numbers and span.sign == "-")]
    if not spans or len(cell) > DATE_CELL:
        return None
    spans[0].line = line
    return spans[0]


def _unit_of(table: Table, cell: str, index: int) -> Unit | None:
    """The unit of a cell; a bare number counts what the head of its column names."""
    text = plain(cell)
    unit = leading_unit(text)
    if unit is not None:
        return unit
    found = re.match(r"\D{0,4}(\d{1,3})(?:\s?[-–~〜&]\s?(\d{1,3}))?\b", text)
    title = table.head.cells[index] if table.head and index < len(table.head.cells) else ""
    named = (
        leading_unit(f"{plain(title).rstrip('s')} 1")
        or leading_unit(f"1{plain(title)}")
        or leading_unit(f"第1{plain(title)[:1]}")
    )
    if found is None or named is None or len(text) > 12:
        return month_unit(text)
    low = int(found.group(1))
    return Unit(named.kind, low, int(found.group(2) or low), "", text)
