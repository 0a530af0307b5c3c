"""The checklist of one day: its tasks, what is overdue, what has no day."""

from textual.message import Message
from textual.reactive import var

from data.language import say, say_count, say_minutes
from data.planning.labels import no_tasks_label
from data.values import Values
from widgets.drawing.list_pane import ListPane
from widgets.drawing.spans import Spans, cell_len, clipped, ends, left, right, safe, width_of, wrapped

DOMAIN_COLUMNS = 8
"""Cells a domain's name may take at most."""
SIGN_CELLS = (2, 3)
"""Columns of the sign that ticks a task, and of the gap after it."""


def format_lateness(days: int) -> str:
    """How many days late, in words; empty for none."""
    return say_count(days, "{n} day", "{n} days") if days else ""


def _plainly(details: str) -> str:
    """Details without what only formats them, which few have."""
    if "|" not in details and "```" not in details and "~~~" not in details:
        return details
    from data.planning.plain_markdown import read_plainly

    return read_plainly(details)


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
        """How late it is, in words; empty for a task that is not."""
        return format_lateness(self.late_days)

    @property
    def late_minutes(self) -> int:
        """Minutes of an overdue task, whose column tells how late it is."""
        return self.minutes or 0 if self.late_days else 0


class Columns(Values):
    """Cells of the columns behind the titles."""

    late: int
    domain: int


class TaskGroup(Values):
    """Tasks under one heading; the first group of a day has none."""

    title: str
    rows: tuple[TaskRow, ...]


class ChecklistPane(ListPane[TaskRow]):
    """A list of tasks with a cursor; what the keys do is decided by whoever holds the pane."""

    groups: var[tuple[TaskGroup, ...]] = var(())
    summary: var[tuple[str, ...]] = var(())
    """Lines below the list, such as the day's sums."""
    marked: var[frozenset[int]] = var(frozenset())
    """Ids of the tasks marked for doing something with several."""

    _drawn: dict[tuple[object, ...], Spans] = {}
    """Rows as they were last drawn: of a long list only what differs is drawn again."""

    class TickPressed(Message):
        """The sign before a task was clicked."""

        def __init__(self, task_id: int) -> None:
            """Give the task's id."""
            super().__init__()
            self.task_id = task_id

    def watch_groups(self) -> None:
        """Show other tasks, the cursor staying on the list."""
        ids = {row.id for row in self.rows}
        self.marked = frozenset(self.marked & ids)
        self.list_changed()

    def watch_summary(self) -> None:
        """Show other sums."""
        self.redraw()

    def watch_marked(self) -> None:
        """Show other marks."""
        self.redraw()

    @property
    def rows(self) -> list[TaskRow]:
        """Every task shown, in order."""
        return [row for group in self.groups for row in group.rows]

    def listed(self) -> list[TaskRow]:
        """Every task shown, in order."""
        return self.rows

    @property
    def chosen(self) -> list[int]:
        """Ids of the marked tasks, or of the one under the cursor."""
        if self.marked:
            return [row.id for row in self.rows if row.id in self.marked]
        return [self.current.id] if self.current else []

    def go_to(self, task_id: int) -> None:
        """Put the cursor on a task, if it is shown."""
        for index, row in enumerate(self.rows):
            if row.id == task_id:
                self.cursor = index

    def toggle_mark(self) -> None:
        """Mark or unmark the task under the cursor and go on to the next."""
        if self.current:
            self.marked = self.marked ^ {self.current.id}
            self.move(1)

    def line_of(self, index: int) -> int:
        """The line of a task, headings counted."""
        return next((line for line, task in self._task_lines() if task == index), 0)

    def index_at(self, line: int) -> int | None:
        """Index of the task on a line."""
        return next((index for task, index in self._task_lines() if task == line), None)

    def least_lines(self) -> int:
        """The rows, their headings and the sums."""
        return len(self.rows) + len([group for group in self.groups if group.title]) + len(self.summary)

    def draw(self, width: int) -> list[Spans]:
        """Every group with its heading, then the sums."""
        rows = self.rows
        columns = Columns(
            cell_len(format_lateness(max((row.late_days for row in rows), default=0))),
            min(DOMAIN_COLUMNS, max((cell_len(row.domain) for row in rows), default=0)),
        )
        drawn: dict[tuple[object, ...], Spans] = {}
        lines: list[Spans] = []
        index = 0
        for group in self.groups:
            if group.title:
                lines.append([(clipped(f"{group.title} ({len(group.rows)})", width), "title")])
            for row in group.rows:
                look = (row, index == self.cursor, row.id in self.marked, self.has_focus, columns, width)
                drawn[look] = self._drawn.get(look) or self._draw_row(row, index == self.cursor, columns, width)
                lines.append(drawn[look])
                index += 1
        self._drawn = drawn
        if not index:
            lines.append([(clipped(no_tasks_label(), width), "quiet")])
        lines.append([])
        lines += [[(clipped(line, width), "quiet")] for line in self.summary]
        return lines + self._details(width)

    def _details(self, width: int) -> list[Spans]:
        """The whole title of the chosen task, and what is written about it."""
        row = self.current
        if row is None or (cell_len(row.title) <= width // 2 and not row.details and not row.late_minutes):
            return []
        lines: list[Spans] = [[], *([(safe(line), "strong")] for line in wrapped(row.title, width))]
        if row.late_minutes:
            lines.append([(say_minutes(row.late_minutes), "quiet")])
        if row.details:
            lines += [[(safe(line), "")] for line in wrapped(_plainly(row.details), width)]
        return lines

    def clicked(self, x: int, line: int, count: int) -> None:
        """Choose the task under the pointer; on its sign, tick it."""
        index = self.index_at(line)
        if index is not None and x in SIGN_CELLS:
            self.choose(index)
            self.post_message(self.TickPressed(self.rows[index].id))
        else:
            super().clicked(x, line, count)

    def _task_lines(self) -> list[tuple[int, int]]:
        """(line, index) of every task."""
        found = []
        line = index = 0
        for group in self.groups:
            line += bool(group.title)
            for _ in group.rows:
                found.append((line, index))
                line += 1
                index += 1
        return found

    def _draw_row(self, row: TaskRow, under_cursor: bool, columns: Columns, width: int) -> Spans:
        glyphs = self.glyphs
        cursor = glyphs.cursor if under_cursor else " "
        sign = glyphs.marked if row.id in self.marked else glyphs.done if row.done else glyphs.open
        sign_ink = "marked" if row.id in self.marked else "good" if row.done else ""
        tail = self._tail(row, columns, width)
        room = width - 5 - width_of(tail)
        ink = "done" if row.done else "strong" if under_cursor and self.has_focus else ""
        title = left(safe(row.title), max(4, room))
        cursor_ink = "accent" if self.has_focus else "quiet"
        return ends([(f"{cursor} ", cursor_ink), (f"{sign} ", sign_ink), (title, ink)], tail, width)

    def _tail(self, row: TaskRow, columns: Columns, width: int) -> Spans:
        """All there is to say in straight columns; less of it, or not as straight, where the title would be cut."""
        late = row.late
        minutes = say("{n}m", n=row.minutes) if row.minutes else ""
        room = width - 5 - cell_len(row.title)
        narrow = Columns(cell_len(late), min(columns.domain, cell_len(row.domain)))
        indexes = (columns,) if narrow == columns else (columns, narrow)
        tail: Spans = []
        for said in (minutes, "") if late and minutes else (minutes,):
            for each in indexes:
                tail = self._facts(row, late, said, each, width)
                if width_of(tail) <= room:
                    return tail
        return tail

    def _facts(self, row: TaskRow, late: str, minutes: str, columns: Columns, width: int) -> Spans:
        """Late days, minutes and domain, as far as the width allows."""
        parts: Spans = []
        if row.running:
            parts.append((f"{self.glyphs.running} ", "accent"))
        if late:
            if minutes:
                parts.append((right(minutes, 4) + " ", "quiet"))
            parts.append((right(late, max(4, columns.late)), "late"))
        elif minutes and width >= 24:
            parts.append((right(minutes, 4), "quiet"))
        if columns.domain and width >= 30:
            parts.append((" " + left(safe(row.domain), columns.domain), "quiet"))
        return parts
