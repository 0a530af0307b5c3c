"""What was read from a plan, one line for each record, for `cockpit import --dry-run`."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import attrgetter

from app.cli.cells import cell_count, left
from app.cli.printing import line, more_in_json
from data.control_characters import on_one_line
from data.formats.markdown_plan.amending import PlanRecord
from data.formats.markdown_plan.inline import plain
from data.formats.markdown_plan.reading import (
    Group,
    LogEntry,
    MockScore,
    ParsedPlan,
    PlannedTask,
    PlanNote,
    QuizQuestion,
    Span,
    StudyResource,
    WeightedDomain,
)
from data.formats.text.guessed_words import GuessedWord, describe_guesses
from data.language import say

TITLE_SHOWN = 72
"""Cells of the longest title."""
RECORDS_SHOWN = 2000
"""Records that are printed."""
UNLISTED = ("heading", "front matter")
"""Kinds of notes that add nothing to the list."""
MARKS = {"done": "[x]", "in_progress": "[/]", "skipped": "[-]"}


def tell_records(reading: ParsedPlan) -> None:
    """Every record in the order of the file: its line, what it is, its mark, title, date and minutes."""
    notes = [note for note in reading.notes if note.kind not in UNLISTED]
    records: list[PlanRecord] = [
        *reading.groups, *reading.tasks, *reading.log, *reading.scores, *reading.domains, *reading.questions,
        *reading.resources, *notes,
    ]  # fmt: skip
    records.sort(key=attrgetter("line"))
    rows = [(record.line, *_row_of(record)) for record in records[:RECORDS_SHOWN]]
    width = max((cell_count(kind) for _, kind, _ in rows), default=0)
    number = len(str(records[-1].line)) if records else 0
    for location, kind_word, text in rows:
        line(f"  {location:>{number}}  {left(kind_word, width)}  {text}")
    if len(records) > RECORDS_SHOWN:
        line("  " + more_in_json(len(records) - RECORDS_SHOWN))


def tell_guesses(guessed: Mapping[GuessedWord, Sequence[int]], whole: bool) -> None:
    """Print how many words were guessed; if `whole`, list each with its lines."""
    if not guessed:
        return
    line("  " + describe_guesses(guessed) + ("" if whole else " " + say("(--dry-run lists them)")))
    if whole:
        for word, numbers in guessed.items():
            lines = ", ".join(map(str, numbers))
            where = say("line {n}", n=lines) if len(numbers) == 1 else say("lines {n}", n=lines)
            line(f"    {word.before} → {word.after}  {where}")


def _row_of(record: PlanRecord) -> tuple[str, str]:
    """The kind of a record and its text."""
    match record:
        case Group():
            return say("week/phase"), _row("", record.title, _days(record.span))
        case PlannedTask():
            mark = MARKS.get(record.status, "[ ]")
            return say("task"), _row(mark, record.title, _when(record), _min(record.minutes))
        case LogEntry():
            return say("log entry"), _row("", record.title, _days(record.span), _min(record.minutes))
        case MockScore():
            percent = f"{record.percent:g}%" if record.percent is not None else ""
            return say("mock exam"), _row("", record.name, _days(record.span), percent, record.target_text)
        case WeightedDomain():
            ratings = [f"{value}/5" for _, value in record.confidence if value is not None]
            weight = f"{record.weight:g}%" if record.weight else ""
            return say("domain"), _row("", record.name, weight, *ratings)
        case QuizQuestion():
            answer = f"= {_cut(record.answer)}" if record.answer else ""
            return say("question"), _row("", record.question, answer)
        case StudyResource():
            return say("resource"), _row("", record.title or record.url)
        case PlanNote():
            return say("plan note"), _row("", record.title or record.text)


def _row(mark: str, title: str, *rest: str) -> str:
    parts = [f"{mark} {_cut(title)}".strip(), *rest]
    return "  ".join(part for part in parts if part)


def _cut(text: str) -> str:
    text = on_one_line(plain(text)).strip()
    if cell_count(text) <= TITLE_SHOWN:
        return text
    ends = accumulate(cell_count(letter) for letter in text)
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
