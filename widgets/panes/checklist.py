"""The checklist of one day: its tasks, those that are overdue, those without a day."""

from dataclasses import dataclass

from textual.message import Message

from data.language import say, say_count, say_minutes
from data.planning.labels import no_tasks_label
from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.drawing.line_pane import Drawn
from widgets.drawing.lines import Drawing, LazyLines, RowLines, list_drawing
from widgets.drawing.list_pane import ListPane
from widgets.drawing.spans import Spans, cell_len, clipped, ends, left, right, safe, width_of, wrapped

DOMAIN_COLUMNS = 8
"""Cells that a domain's name takes at most."""
SIGN_CELLS = (2, 3)
"""Columns of the sign that ticks a task, and of the gap after it."""


def format_lateness(days: int) -> str:
    """How many days late, in words; empty for 0."""
    return say_count(days, "{n} day", "{n} days") if days else ""


class TaskRow(Values):
    """One task as it is shown."""

    id: int
    title: str
    done: bool
    minutes: int | None = None
    domain: str = ""
    late_days: int = 0
    details: str = ""
    running: bool = False
    """Whether the study clock runs on it."""

    @property
    def late(self) -> str:
        """How late it is, in words; empty for a task that is not late."""
        return format_lateness(self.late_days)

    @property
    def late_minutes(self) -> int:
        """Minutes of an overdue task, whose column shows how late it is instead."""
        return self.minutes or 0 if self.late_days else 0


class TaskGroup(Values):
    """Tasks under one heading; the first group of a day has none."""

    title: str
    rows: tuple[TaskRow, ...]


class Columns(Values):
    """Cells of the columns behind the titles."""

    late: int
    domain: int


class TaskLook(Values):
    """Everything that decides how the line of a task looks."""

    row: TaskRow
    is_chosen: bool
    is_marked: bool
    has_focus: bool
    columns: Columns
    width: int


class TaskLines:
    """The lines of tasks by their look: of a long list only those that differ from before are drawn again."""

    def __init__(self, before: dict[TaskLook, Spans]) -> None:
        """Start from the lines that were drawn before."""
        self.lines: dict[TaskLook, Spans] = {}
        self._before = before

    def line(self, look: TaskLook, glyphs: Glyphs) -> Spans:
        """The line of a task."""
        line = self.lines[look] = self._before.get(look) or draw_task(look, glyphs)
        return line


class ChecklistPane(ListPane[TaskRow]):
    """A list of tasks with a cursor; its owner decides what the keys do."""

    groups: Drawn[tuple[TaskGroup, ...]] = Drawn(())
    summary: Drawn[tuple[str, ...]] = Drawn(())
    """Lines below the list, such as the day's sums."""
    marked: Drawn[frozenset[int]] = Drawn(frozenset())
    """Ids of the tasks marked for an action on several."""
    _task_lines = TaskLines({})

    @dataclass
    class TickPressed(Message):
        """The sign before a task was clicked."""

        task_id: int

    def watch_groups(self) -> None:
        """Keep the marks and the cursor among the tasks."""
        self.marked = self.marked & {row.id for row in self.listed()}
        self.move(0)

    def listed(self) -> list[TaskRow]:
        """Every task shown, in order."""
        return [row for group in self.groups for row in group.rows]

    @property
    def chosen(self) -> list[int]:
        """Ids of the marked tasks, or of the one under the cursor."""
        if self.marked:
            return [row.id for row in self.listed() if row.id in self.marked]
        return [self.current.id] if self.current else []

    def go_to(self, task_id: int) -> None:
        """Put the cursor on a task, if it is shown."""
        for index, row in enumerate(self.listed()):
            if row.id == task_id:
                self.cursor = index

    def toggle_mark(self) -> None:
        """Mark or unmark the task under the cursor and go on to the next."""
        if self.current:
            self.marked = self.marked ^ {self.current.id}
            self.move(1)

    def draw(self, width: int) -> Drawing:
        """Every group with its heading, the sums, and the details of the chosen task."""
        rows, cursor, marked, glyphs = self.listed(), self.cursor, self.marked, self.glyphs
        headings, row_lines = heading_lines(self.groups)
        columns, has_focus = columns_of(rows), self.has_focus
        lines = self._task_lines = TaskLines(self._task_lines.lines)
        count = len(headings) + len(rows)
        below = lines_below(rows, self.summary, self.current, width)

        def line(number: int) -> Spans:
            if number >= count:
                return below[number - count]
            index = row_lines.index_at(number)
            if index is None:
                return [(clipped(headings[number], width), "title")]
            row = rows[index]
            return lines.line(TaskLook(row, index == cursor, row.id in marked, has_focus, columns, width), glyphs)

        return list_drawing(LazyLines(count + len(below), line), row_lines, cursor)

    def clicked(self, x: int, line: int, count: int) -> None:
        """Choose the task under the pointer; on its sign, tick it."""
        index = self.row_at(line)
        if index is not None and x in SIGN_CELLS:
            self.cursor = index
            self.post_message(self.TickPressed(self.listed()[index].id))
        else:
            super().clicked(x, line, count)


def heading_lines(groups: tuple[TaskGroup, ...]) -> tuple[dict[int, str], RowLines]:
    """The headings by their lines, and the lines of all tasks."""
    headings: dict[int, str] = {}
    lines: list[int] = []
    line = 0
    for group in groups:
        if group.title:
            headings[line] = f"{group.title} ({len(group.rows)})"
            line += 1
        lines += range(line, line + len(group.rows))
        line += len(group.rows)
    return headings, RowLines(lines, [line + 1 for line in lines])


def columns_of(rows: list[TaskRow]) -> Columns:
    """The columns that have room for the longest word of any task."""
    return Columns(
        cell_len(format_lateness(max((row.late_days for row in rows), default=0))),
        min(DOMAIN_COLUMNS, max((cell_len(row.domain) for row in rows), default=0)),
    )


def lines_below(rows: list[TaskRow], summary: tuple[str, ...], chosen: TaskRow | None, width: int) -> list[Spans]:
    """The sums, then the details of the chosen task."""
    lines: list[Spans] = []
    if not rows:
        lines.append([(clipped(no_tasks_label(), width), "quiet")])
    lines.append([])
    lines += [[(clipped(line, width), "quiet")] for line in summary]
    return lines if chosen is None else lines + _details(chosen, width)


def _details(row: TaskRow, width: int) -> list[Spans]:
    """The whole title of a task and its details."""
    if cell_len(row.title) <= width // 2 and not row.details and not row.late_minutes:
        return []
    lines: list[Spans] = [[], *([(safe(line), "strong")] for line in wrapped(row.title, width))]
    if row.late_minutes:
        lines.append([(say_minutes(row.late_minutes), "quiet")])
    if row.details:
        lines += [[(safe(line), "")] for line in wrapped(_plainly(row.details), width)]
    return lines


def _plainly(details: str) -> str:
    """Details without the characters that only format them, which few have."""
    if "|" not in details and "```" not in details and "~~~" not in details:
        return details
    from data.planning.plain_markdown import read_plainly

    return read_plainly(details)


def draw_task(look: TaskLook, glyphs: Glyphs) -> Spans:
    """The line of a task: cursor, sign, title, and the columns behind it."""
    row, width = look.row, look.width
    cursor = glyphs.cursor if look.is_chosen else " "
    sign = glyphs.marked if look.is_marked else glyphs.done if row.done else glyphs.open
    sign_ink = "marked" if look.is_marked else "good" if row.done else ""
    tail = _tail(row, look.columns, width, glyphs)
    ink = "done" if row.done else "strong" if look.is_chosen and look.has_focus else ""
    title = left(safe(row.title), max(4, width - 5 - width_of(tail)))
    cursor_ink = "accent" if look.has_focus else "quiet"
    return ends([(f"{cursor} ", cursor_ink), (f"{sign} ", sign_ink), (title, ink)], tail, width)


def _tail(row: TaskRow, columns: Columns, width: int, glyphs: Glyphs) -> Spans:
    """All facts in straight columns; fewer of them, or in narrower columns, if the title would be cut."""
    minutes = say("{n}m", n=row.minutes) if row.minutes else ""
    room = width - 5 - cell_len(row.title)
    narrow = Columns(cell_len(row.late), min(columns.domain, cell_len(row.domain)))
    tail: Spans = []
    for minutes_shown in (minutes, "") if row.late and minutes else (minutes,):
        for cells in (columns,) if narrow == columns else (columns, narrow):
            tail = _facts(row, minutes_shown, cells, width, glyphs)
            if width_of(tail) <= room:
                return tail
    return tail


def _facts(row: TaskRow, minutes: str, columns: Columns, width: int, glyphs: Glyphs) -> Spans:
    """Late days, minutes and domain, as far as the width allows."""
    parts: Spans = []
    if row.running:
        parts.append((f"{glyphs.running} ", "accent"))
    if row.late_days:
        if minutes:
            parts.append((right(minutes, 4) + " ", "quiet"))
        parts.append((right(row.late, max(4, columns.late)), "late"))
    elif minutes and width >= 24:
        parts.append((right(minutes, 4), "quiet"))
    if columns.domain and width >= 30:
        parts.append((" " + left(safe(row.domain), columns.domain), "quiet"))
    return parts
