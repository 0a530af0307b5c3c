"""The checklist of one day: its tasks, what is overdue, what has no day."""

from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.reactive import var

from data.language import say, say_count, say_minutes
from widgets.drawing.list_pane import CursorPane
from widgets.drawing.spans import Spans, cell_len, clipped, ends, left, right, safe, width_of, wrapped

DOMAIN_COLUMNS = 8
"""Cells a domain's name may take at most."""


def late_words(days: int) -> str:
    """How many days late, in words; empty for none."""
    return say_count(days, "{n} day", "{n} days") if days else ""


def _plainly(details: str) -> str:
    """Details without what only formats them, which few have."""
    if "|" not in details and "```" not in details and "~~~" not in details:
        return details
    from data.planning.plain_markdown import read_plainly

    return read_plainly(details)


class TaskRow(NamedTuple):
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
        return late_words(self.late_days)

    @property
    def late_minutes(self) -> int:
        """Minutes of an overdue task, whose column tells how late it is."""
        return self.minutes or 0 if self.late_days else 0


class Columns(NamedTuple):
    """Cells of the columns behind the titles."""

    late: int
    domain: int


class TaskGroup(NamedTuple):
    """Tasks under one heading; the first group of a day has none."""

    title: str
    rows: tuple[TaskRow, ...]


class ChecklistPane(CursorPane):
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

    class Opened(Message):
        """A task was double-clicked."""

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

    def count(self) -> int:
        """How many there are to choose from."""
        return len(self.rows)

    @property
    def current(self) -> TaskRow | None:
        """The task under the cursor."""
        rows = self.rows
        return rows[self.cursor] if self.cursor < len(rows) else None

    @property
    def chosen(self) -> list[int]:
        """Ids of the marked tasks, or of the one under the cursor."""
        if self.marked:
            return [row.id for row in self.rows if row.id in self.marked]
        return [self.current.id] if self.current else []

    def go_to(self, task_id: int) -> None:
        """Put the cursor on a task, if it is shown."""
        for place, row in enumerate(self.rows):
            if row.id == task_id:
                self.cursor = place

    def toggle_mark(self) -> None:
        """Mark or unmark the task under the cursor and go on to the next."""
        if self.current:
            self.marked = self.marked ^ {self.current.id}
            self.move(1)

    def cursor_line(self) -> int | None:
        """The line of the chosen task."""
        return next((line for line, place in self._places() if place == self.cursor), None)

    def draw(self, width: int) -> list[Spans]:
        """Every group with its heading, then the sums."""
        rows = self.rows
        columns = Columns(
            cell_len(late_words(max((row.late_days for row in rows), default=0))),
            min(DOMAIN_COLUMNS, max((cell_len(row.domain) for row in rows), default=0)),
        )
        drawn: dict[tuple[object, ...], Spans] = {}
        lines: list[Spans] = []
        place = 0
        for group in self.groups:
            if group.title:
                lines.append([(clipped(f"{group.title} ({len(group.rows)})", width), "title")])
            for row in group.rows:
                look = (row, place == self.cursor, row.id in self.marked, self.has_focus, columns, width)
                drawn[look] = self._drawn.get(look) or self._draw_row(row, place == self.cursor, columns, width)
                lines.append(drawn[look])
                place += 1
        self._drawn = drawn
        if not place:
            lines.append([(clipped(say("Nothing is planned for this day."), width), "quiet")])
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

    def on_click(self, event: events.Click) -> None:
        """Choose the task under the pointer; on its sign, tick it."""
        content = event.get_content_offset(self)
        if content is None:
            return
        for line, place in self._places():
            if line == content.y + self.scroll_offset.y:
                self.cursor = place
                row = self.rows[place]
                if content.x in (2, 3):
                    self.post_message(self.TickPressed(row.id))
                elif event.chain == 2:
                    self.post_message(self.Opened(row.id))

    def _places(self) -> list[tuple[int, int]]:
        """(line, place) of every task."""
        found = []
        line = place = 0
        for group in self.groups:
            line += bool(group.title)
            for _ in group.rows:
                found.append((line, place))
                line += 1
                place += 1
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
        places = (columns,) if narrow == columns else (columns, narrow)
        tail: Spans = []
        for said in (minutes, "") if late and minutes else (minutes,):
            for each in places:
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
