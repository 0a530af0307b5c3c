"""The plan as an iCalendar file (RFC 5545): tasks, phases, mock exams and the exam.

Every entry's UID comes from its record's id, so that importing the file again updates the earlier entries.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from data.model.attempts import Attempt
from data.model.domains import Domain
from data.model.plan import Phase, Plan, Task
from data.planning.task_values import shown_texts
from data.study.study import Study

LINE_OCTETS = 75
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def export_ics(study: Study, now: datetime, todos: bool = False) -> str:
    """Write a calendar of all-day events; with `todos`, tasks are to-dos. A task without a day is always a to-do."""
    stamp = _moment(now)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//study-cockpit//study-cockpit//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(study.plan.name)}",
    ]
    for task in study.all(Task).values():
        lines += _todo(study, task, stamp) if todos or task.day is None else _task_event(study, task, task.day, stamp)
    for phase in study.all(Phase).values():
        title = f"{phase.weeks}: {phase.title}" if phase.weeks else phase.title
        lines += _event(_uid("phase", phase.id), stamp, phase.start, phase.end, title)
    lines += _mocks(study, stamp)
    lines += _exam(study.plan, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _task_event(study: Study, task: Task, day: date, stamp: str) -> list[str]:
    title = f"✓ {task.title}" if task.done else task.title
    return _event(_uid("task", task.id), stamp, day, day, title, _details(study, task), _category(study, task))


def _todo(study: Study, task: Task, stamp: str) -> list[str]:
    lines = [
        "BEGIN:VTODO",
        f"UID:{_uid('task', task.id)}",
        f"DTSTAMP:{stamp}",
        f"SUMMARY:{_escaped(task.title)}",
    ]
    if task.day is not None:
        lines.append(f"DUE;VALUE=DATE:{task.day:%Y%m%d}")
    if task.done_at is not None:
        lines += [f"COMPLETED:{_moment(task.done_at)}", "STATUS:COMPLETED", "PERCENT-COMPLETE:100"]
    else:
        lines.append("STATUS:NEEDS-ACTION")
    lines += _texts(_details(study, task), _category(study, task))
    return [*lines, "END:VTODO"]


def _details(study: Study, task: Task) -> str:
    minutes = [f"{task.minutes} min"] if task.minutes else []
    return "\n".join([*minutes, *shown_texts(study, task, "calendar")])


def _category(study: Study, task: Task) -> str:
    domain = study.all(Domain).get(task.domain) if task.domain is not None else None
    return domain.label if domain else ""


def _mocks(study: Study, stamp: str) -> Iterator[str]:
    """Mock exams with a day, except those that a task of the same day covers."""
    planned = {(task.attempt, task.day) for task in study.all(Task).values() if task.attempt is not None}
    for attempt in study.all(Attempt).values():
        if attempt.day is None or (attempt.id, attempt.day) in planned:
            continue
        score = f" ({attempt.percent:.0f}%)" if attempt.percent is not None else ""
        yield from _event(
            _uid("mock", attempt.id), stamp, attempt.day, attempt.day, attempt.title + score, attempt.memo
        )


def _exam(plan: Plan, stamp: str) -> list[str]:
    if plan.exam_day is None:
        return []
    return _event(_uid("exam", plan.id), stamp, plan.exam_day, plan.exam_day, plan.exam_name or plan.name)


def _event(
    uid: str, stamp: str, first: date, last: date, title: str, details: str = "", category: str = ""
) -> list[str]:
    """An all-day event that blocks no time; its end is the day after its last day."""
    after = last + timedelta(days=1) if last < date.max else last
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        f"SUMMARY:{_escaped(title)}",
        "TRANSP:TRANSPARENT",
        *_texts(details, category),
        "END:VEVENT",
    ]


def _texts(details: str, category: str) -> list[str]:
    properties = (("DESCRIPTION", details), ("CATEGORIES", category))
    return [f"{name}:{_escaped(text)}" for name, text in properties if text.strip()]


def _uid(kind: str, id_: int) -> str:
    return f"{kind}-{id_}@study-cockpit"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """A text value: backslash, semicolon, comma and line breaks escaped, control characters removed."""
    text = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterable[str]:
    """The line in pieces of at most 75 octets, none of which splits a character."""
    raw = line.encode("utf-8", "replace")
    start, room = 0, LINE_OCTETS
    while len(raw) - start > room:
        end = start + room
        while raw[end] & 0xC0 == 0x80:
            end -= 1
        yield ("" if start == 0 else " ") + raw[start:end].decode()
        start, room = end, LINE_OCTETS - 1
    yield ("" if start == 0 else " ") + raw[start:].decode()
