"""Tasks, attempts and study sessions as CSV tables (RFC 4180) that are safe to open in a spreadsheet.

A text that a spreadsheet would run as a formula gets an apostrophe: at its start, and after every character at which
a spreadsheet with other separators would start a cell. Removing one apostrophe at each of these positions restores
the text.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from data.model.attempts import Attempt
from data.model.domains import Domain
from data.model.plan import Task
from data.model.sessions import StudySession
from data.model.task_fields import fields_shown
from data.planning.task_values import plain_value
from data.study.study import Study

TABLES = ("tasks", "attempts", "sessions")
_FORMULA = re.compile(
    r"""^(?=[ '"]*[=+\-@＝＋－＠\t\r\n])"""
    r"""|(?<=[;\t])(?=[ '"]*[=+\-@＝＋－＠])"""
    r"""|(?<=[\r\n])(?=[ '"]*(?:[=+@＝＋－＠]|-(?![ \r\n])))"""
)
"""Positions for an apostrophe; a line that starts with a dash and a space is a list item."""
_QUOTED = re.compile("[,;\t\"\r\n|]|^[ ']|[ ']$")
"""Text that some spreadsheet would not read as plain text."""

Value = str | float | bool | date | datetime | None


def export_csv(study: Study, table: str) -> str:
    """Write one of `TABLES` with a header row; a byte order mark at the start tells spreadsheets that it is UTF-8."""
    head, rows = {"tasks": _tasks, "attempts": _attempts, "sessions": _sessions}[table](study)
    lines = [head, *([_cell(value) for value in row] for row in rows)]
    return "\ufeff" + "".join(",".join(map(_quoted, line)) + "\r\n" for line in lines)


Table = tuple[Sequence[str], Iterable[Sequence[Value]]]


def _tasks(study: Study) -> Table:
    fields = fields_shown("csv")
    head = ["id", *(field.name for field in fields)]
    head.insert(head.index("done_at"), "done")
    rows = []
    for task in sorted(study.all(Task).values(), key=lambda task: (task.day or date.max, task.position, task.id)):
        values = {field.name: plain_value(study, task, field) for field in fields}
        values |= {"id": task.id, "done": task.done}
        rows.append([values[name] for name in head])
    return head, rows


def _attempts(study: Study) -> Table:
    domains = sorted(study.all(Domain).values(), key=lambda domain: (domain.position, domain.id))
    head = ["id", "day", "title", "kind", "percent", "right", "total", "target", "reached", "memo"]
    rows = []
    for attempt in sorted(
        study.all(Attempt).values(), key=lambda attempt: (attempt.day or date.max, attempt.position, attempt.id)
    ):
        scores = {score.domain: score.percent for score in attempt.domain_scores}
        rows.append(
            [attempt.id, attempt.day, attempt.title, attempt.kind, attempt.percent, attempt.right, attempt.total,
             attempt.target, attempt.reached_target(), attempt.memo, *(scores.get(domain.id) for domain in domains)]
        )  # fmt: skip
    return [*head, *(str(_cell(f"{domain.name} %")) for domain in domains)], rows


def _sessions(study: Study) -> Table:
    tasks = study.all(Task)
    rows = [
        (
            session.id, session.day, session.started_at, session.minutes,
            session.title
            or (tasks[session.task].title if session.task is not None and session.task in tasks else ""),
            session.text,
        )
        for session in sorted(study.all(StudySession).values(), key=lambda session: (session.day, session.id))
    ]  # fmt: skip
    return ("id", "day", "started_at", "minutes", "title", "text"), rows


def _quoted(cell: str | float | None) -> str:
    """Quote a cell that a spreadsheet of any locale could split."""
    text = "" if cell is None else str(cell)
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if _QUOTED.search(text) else text


def _cell(value: Value) -> str | float | None:
    """Convert a value to a cell without anything a spreadsheet would run."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return _FORMULA.sub("'", value) if isinstance(value, str) else value
