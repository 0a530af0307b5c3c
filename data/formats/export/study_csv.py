"""Tasks, attempts and study sessions as CSV tables (RFC 4180) that a spreadsheet opens without running anything."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from data.model.attempts import Attempt
from data.model.domains import Domain
from data.model.plan import Phase, Task
from data.model.sessions import StudySession
from data.study.study import Study

TABLES = ("tasks", "attempts", "sessions")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Value = str | float | bool | date | datetime | None


def export_csv(study: Study, table: str) -> str:
    """One of `TABLES` with a head line; it begins with a byte order mark, by which spreadsheets know UTF-8."""
    head, rows = {"tasks": _tasks, "attempts": _attempts, "sessions": _sessions}[table](study)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return "\ufeff" + text.getvalue()


Table = tuple[Sequence[str], Iterable[Sequence[Value]]]


def _tasks(study: Study) -> Table:
    domains, phases = study.all(Domain), study.all(Phase)
    head = ("id", "day", "week", "title", "minutes", "kind", "domain", "phase", "done", "done_at", "details")
    rows = [
        (
            task.id, task.day, task.week, task.title, task.minutes, task.kind,
            domains[task.domain].name if task.domain is not None and task.domain in domains else None,
            phases[task.phase].title if task.phase is not None and task.phase in phases else None,
            task.done, task.done_at, task.details,
        )
        for task in sorted(study.all(Task).values(), key=lambda task: (task.day or date.max, task.position, task.id))
    ]  # fmt: skip
    return head, rows


def _attempts(study: Study) -> Table:
    domains = sorted(study.all(Domain).values(), key=lambda domain: (domain.position, domain.id))
    head = ["id", "day", "title", "kind", "percent", "right", "total", "target", "reached", "memo"]
    rows = []
    for each in sorted(study.all(Attempt).values(), key=lambda each: (each.day or date.max, each.position, each.id)):
        scores = {score.domain: score.percent for score in each.domain_scores}
        rows.append(
            [each.id, each.day, each.title, each.kind, each.percent, each.right, each.total, each.target,
             each.reached_target(), each.memo, *(scores.get(domain.id) for domain in domains)]
        )  # fmt: skip
    return [*head, *(str(_cell(f"{domain.name} %")) for domain in domains)], rows


def _sessions(study: Study) -> Table:
    tasks = study.all(Task)
    rows = [
        (
            each.id, each.day, each.started_at, each.minutes,
            each.title or (tasks[each.task].title if each.task is not None and each.task in tasks else ""),
        )
        for each in sorted(study.all(StudySession).values(), key=lambda each: (each.day, each.id))
    ]  # fmt: skip
    return ("id", "day", "started_at", "minutes", "title"), rows


def _cell(value: Value) -> str | float | None:
    """A value as a cell; a text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA_STARTS):
        return "'" + value
    return value
