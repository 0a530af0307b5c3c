"""What was understood of a plan, one line a record, for `cockpit import --dry-run`."""

from collections.abc import Iterator
from itertools import accumulate
from unicodedata import east_asian_width

from app.cli.printing import line
from data.control_characters import on_one_line
from data.formats.markdown_plan.inline import plain
from data.formats.markdown_plan.reading import PlannedTask, PlanReading, Span
from data.language import say

TITLE_SHOWN = 72
"""Columns of a terminal that a title may take."""
RECORDS_SHOWN = 2000
"""Records that somebody may read through."""
MARKS = {"done": "[x]", "in_progress": "[/]", "skipped": "[-]"}


def tell_records(reading: PlanReading) -> None:
    """Every record in the order of the file: its line, what it is, its mark, title, date and minutes."""
    found = sorted(_rows(reading), key=lambda row: row[0])
    width = max((_columns(kind) for _, kind, _ in found[:RECORDS_SHOWN]), default=0)
    number = len(str(found[-1][0])) if found else 0
    for place, kind, parts in found[:RECORDS_SHOWN]:
        line(f"  {place:>{number}}  {kind}{' ' * (width - _columns(kind))}  {_row(*parts)}")
    if len(found) > RECORDS_SHOWN:
        line("  " + say("… and {n} more: --json lists them all", n=f"{len(found) - RECORDS_SHOWN:,}"))


def _columns(text: str) -> int:
    """Columns of a terminal that a word takes."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _rows(reading: PlanReading) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Line, kind and parts of every record."""
    for group in reading.groups:
        yield group.line, say("group"), ("", group.title, _days(group.span))
    for task in reading.tasks:
        yield task.line, say("task"), (MARKS.get(task.status, "[ ]"), task.title, _when(task), _min(task.minutes))
    for entry in reading.log:
        yield entry.line, say("log entry"), ("", entry.title, _days(entry.span), _min(entry.minutes))
    for score in reading.scores:
        percent = f"{score.percent:g} %" if score.percent is not None else ""
        yield score.line, say("mock exam"), ("", score.name, _days(score.span), percent, score.target_text)
    for domain in reading.domains:
        ratings = [f"{value}/5" for _, value in domain.confidence if value is not None]
        yield domain.line, say("domain"), ("", domain.name, f"{domain.weight:g} %", *ratings)
    for quiz in reading.questions:
        yield quiz.line, say("question"), ("", quiz.question, f"= {_cut(quiz.answer)}" if quiz.answer else "")
    for resource in reading.resources:
        yield resource.line, say("resource"), ("", resource.title or resource.url)
    for note in reading.notes:
        if note.kind not in ("heading", "front matter"):
            yield note.line, say("note"), ("", note.title or note.text)


def _row(mark: str, title: str, *rest: str) -> str:
    parts = [f"{mark} {_cut(title)}".strip(), *rest]
    return "  ".join(part for part in parts if part)


def _cut(text: str) -> str:
    text = on_one_line(plain(text)).strip()
    if _columns(text) <= TITLE_SHOWN:
        return text
    ends = accumulate(_columns(letter) for letter in text)
    return text[: sum(end < TITLE_SHOWN for end in ends)] + "…"


def _when(task: PlannedTask) -> str:
    if task.span is not None:
        return _days(task.span)
    if task.days:
        return say("Day {n}", n=_numbers(task.days))
    return say("Week {n}", n=_numbers(task.weeks)) if task.weeks else ""


def _numbers(pair: tuple[int, int]) -> str:
    return "–".join(dict.fromkeys(map(str, pair)))


def _days(span: Span | None) -> str:
    return " ~ ".join(dict.fromkeys(point.text() for point in span)) if span is not None else ""


def _min(minutes: int | None) -> str:
    return say("{n} min", n=minutes) if minutes is not None else ""
