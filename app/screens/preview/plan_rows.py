"""A reading as rows: doubts and repairs first, then its records kind by kind."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from data.formats.markdown_plan.amending import PlanRecord, RecordId, TaskChange, record_id
from data.formats.markdown_plan.counting import counts_in_words
from data.formats.markdown_plan.merging import PlannedImport
from data.formats.markdown_plan.reading import (
    Group,
    LogEntry,
    MockScore,
    PlanDate,
    PlannedTask,
    PlanNote,
    PlanReading,
    PlanWarning,
    QuizQuestion,
    Span,
    StudyResource,
    WeightedDomain,
)
from data.formats.text.text_repair import DecodedText, LineChange
from data.language import say, say_count, say_minutes
from widgets.drawing.glyphs import Glyphs
from widgets.preview.record_list import RecordRow

Item = PlanRecord | PlanWarning | LineChange | None
"""What a row stands for; None for a heading."""
ANSWERED = frozenset({"year-open", "marks-unclear", "alternative-plans", "plan-not-found", "person-not-found"})
"""Doubts that go away when the learner says how the file is to be read."""
Words = tuple[tuple[str, str], ...]


class PlanRows(NamedTuple):
    """Rows, and beside each what it stands for."""

    rows: tuple[RecordRow, ...]
    items: tuple[Item, ...]


def introduction(text: DecodedText, reading: PlanReading, change: str) -> Words:
    """What the whole file is, and the change that taking it would make."""
    lines = [(reading.title or say("without a title"), "strong"), (counts_in_words(reading), "")]
    days = sorted(task.span.first for task in reading.tasks if task.span)
    days += sorted(entry.span.first for entry in reading.log if entry.span)
    if days:
        lines.append((say("From {first} to {last}", first=_day(min(days)), last=_day(max(days))), ""))
    if reading.exam_date:
        lines.append((say("Exam on {day}", day=_day(reading.exam_date)), ""))
    if text.encoding not in ("utf-8", "ascii"):
        lines.append((say("Encoding: {name}", name=text.encoding), "quiet"))
    if text.repaired_from:
        repaired = say_count(len(text.changes), "{n} line was repaired", "{n} lines were repaired")
        lost = say_count(text.lost, "{n} character is lost for good", "{n} characters are lost for good")
        lines += [(f"{repaired} ({text.repaired_from})", "warn"), (lost, "bad" if text.lost else "quiet")]
    if change:
        lines.append((say("If you accept: {change}", change=change), "accent"))
    return (*lines, ("", ""))


def change_in_words(planned: PlannedImport) -> str:
    """How many records an import adds, updates and leaves."""
    added = say_count(sum(planned.added.values()), "{n} record added", "{n} records added")
    updated = say_count(planned.updated, "{n} updated", "{n} updated")
    unchanged = say_count(planned.unchanged, "{n} unchanged", "{n} unchanged")
    return f"{added}, {updated}, {unchanged}"


def plan_rows(
    text: DecodedText, reading: PlanReading, changed: Mapping[RecordId, TaskChange], glyphs: Glyphs
) -> PlanRows:
    """Every row of a reading."""
    sections: list[tuple[str, Sequence[Item]]] = [
        (say("Look at these"), reading.warnings),
        (say("Repaired lines"), text.changes),
        (say("Tasks"), reading.tasks),
        (say("Log"), reading.log),
        (say("Weeks and phases"), reading.groups),
        (say("Mock exams"), reading.scores),
        (say("Domains"), reading.domains),
        (say("Quiz questions"), reading.questions),
        (say("Resources"), reading.resources),
        (say("Notes"), reading.notes),
    ]
    rows: list[RecordRow] = []
    items: list[Item] = []
    for title, found in sections:
        if found:
            rows.append(RecordRow(f"{title} ({len(found):,})", heading=True))
            items.append(None)
            rows += [_row(item, changed, glyphs) for item in found]
            items += found
    return PlanRows(tuple(rows), tuple(items))


def lines_of(item: Item) -> tuple[int, ...]:
    """The lines of the file that a row is about."""
    if isinstance(item, PlanWarning):
        return (item.line,) if item.line else ()
    if isinstance(item, LineChange):
        return (item.line,)
    return () if item is None else tuple(dict.fromkeys((item.line, *item.lines)))


def remarks(item: Item, reading: PlanReading, key: str) -> Words:
    """What is said under the marked line; `key` asks how the file is to be read."""
    if isinstance(item, PlanWarning):
        here = ((say("Here: press {key}.", key=key), "accent"),) if item.code in ANSWERED else ()
        return ((item.message, "warn"), *here)
    if isinstance(item, LineChange):
        lost = say_count(item.lost, "{n} character is lost for good", "{n} characters are lost for good")
        found = (say("As found: {text}", text=item.before), "bad")
        return (found, (lost, "warn")) if item.lost else (found,)
    if isinstance(item, PlannedTask):
        group = reading.groups[item.group].title if item.group is not None else ""
        parts = [say("Task"), _status(item.status), *_when(item), _minutes(item.minutes), group]
        return ((" · ".join(part for part in parts if part), "accent"),)
    if isinstance(item, QuizQuestion):
        return ((say("Answer: {text}", text=item.answer), "accent"),)
    if isinstance(item, PlanNote):
        return ((say("Kept as a note: {kind}", kind=say(item.kind)), "accent"),)
    return ()


def _row(item: Item, changed: Mapping[RecordId, TaskChange], glyphs: Glyphs) -> RecordRow:
    if isinstance(item, PlannedTask):
        return _task_row(item, changed.get(record_id(item)), glyphs)
    if isinstance(item, PlanWarning):
        return RecordRow(item.message, item.line, sign="!", ink="warn")
    if isinstance(item, LineChange):
        return RecordRow(item.after, item.line, sign="~", ink="warn")
    if isinstance(item, Group):
        return RecordRow(f"{'  ' * item.depth}{item.title}", item.line, extra=_span(item.span))
    if isinstance(item, LogEntry):
        return RecordRow(item.title, item.line, day=_span(item.span, True), extra=_minutes(item.minutes))
    return _other_row(item)


def _other_row(item: Item) -> RecordRow:
    if isinstance(item, MockScore):
        percent = "" if item.percent is None else f"{item.percent:g} %"
        target = say("target {n}", n=item.target_text) if item.target_text else ""
        return RecordRow(
            item.name, item.line, day=_span(item.span, True), extra=" ".join(filter(None, (percent, target)))
        )
    if isinstance(item, WeightedDomain):
        return RecordRow(item.name, item.line, extra=f"{item.weight:g} %")
    if isinstance(item, QuizQuestion):
        return RecordRow(
            item.question, item.line, extra=say("{n} options", n=len(item.options)) if item.options else ""
        )
    if isinstance(item, StudyResource):
        return RecordRow(item.title or item.url, item.line)
    if isinstance(item, PlanNote):
        return RecordRow(item.title or item.text, item.line)
    raise TypeError(f"{type(item).__name__} has no row")


def _task_row(task: PlannedTask, change: TaskChange | None, glyphs: Glyphs) -> RecordRow:
    signs = {"done": (glyphs.done, "good"), "in_progress": (glyphs.half, "accent"), "skipped": (glyphs.dash, "quiet")}
    sign, ink = signs.get(task.status, (glyphs.open, "quiet"))
    day = _span(task.span, True)
    if change is not None and change.moved:
        day = change.day.isoformat() if change.day else ""
    title = change.title if change else task.title
    return RecordRow(title, task.line, sign=sign, ink=ink, day=day or glyphs.dash, extra=_minutes(task.minutes),
                     changed=change is not None)  # fmt: skip


def _status(status: str) -> str:
    names = {"done": say("done"), "in_progress": say("in progress"), "skipped": say("skipped")}
    return names.get(status, say("open"))


def _when(task: PlannedTask) -> list[str]:
    found = [_span(task.span)] if task.span else []
    if task.weeks and not task.span:
        found.append(say("Week {n}", n="–".join(dict.fromkeys(map(str, task.weeks)))))
    if task.days and not task.span:
        found.append(say("Day {n}", n="–".join(dict.fromkeys(map(str, task.days)))))
    return found


def _minutes(minutes: int | None) -> str:
    return say_minutes(minutes) if minutes is not None else ""


def _span(span: Span | None, first_only: bool = False) -> str:
    if span is None:
        return ""
    first, last = _day(span.first), _day(span.last)
    return first if first_only or first == last else f"{first} – {last}"


def _day(day: PlanDate) -> str:
    """As 2026-01-13; without its year while that is not known."""
    return f"? {day.month:02}-{day.day:02}" if day.open_year else day.text()
