"""A plan as rows: warnings and repairs first, then its records kind by kind."""

from collections.abc import Mapping, Sequence

from app.use_cases.import_labels import describe_losses, describe_repairs
from data.formats.markdown_plan.amending import PlanRecord, RecordId, TaskChange, record_id
from data.formats.markdown_plan.counting import describe_counts
from data.formats.markdown_plan.reading import (
    Group,
    LogEntry,
    MockScore,
    ParsedPlan,
    PlanDate,
    PlannedTask,
    PlanNote,
    PlanWarning,
    QuizQuestion,
    Span,
    StudyResource,
    WeightedDomain,
)
from data.formats.text.guessed_words import GuessedWord, describe_guesses
from data.formats.text.text_repair import DecodedText, LineChange
from data.language import MONTHS, say, say_count, say_minutes
from data.values import Values
from widgets.drawing.glyphs import Glyphs
from widgets.preview.record_list import RecordRow


class GuessedLines(Values):
    """A guessed word and the numbers of the lines it is in."""

    word: GuessedWord
    lines: tuple[int, ...]


Item = PlanRecord | PlanWarning | LineChange | GuessedLines | None
"""The part of a plan in a row; None for a heading."""
ANSWERED = frozenset({"year-open", "marks-unclear", "alternative-plans", "plan-not-found", "person-not-found"})
"""Warnings that go away once the learner sets the import options."""
Words = tuple[tuple[str, str], ...]


class PlanRows(Values):
    """Rows, and for each the part of the plan in it."""

    rows: tuple[RecordRow, ...]
    items: tuple[Item, ...]


def introduction(text: DecodedText, plan: ParsedPlan, change: str) -> Words:
    """What the file is, and what its import would change."""
    lines = [(plan.title or say("untitled"), "strong"), (describe_counts(plan), "")]
    days = sorted(task.span.first for task in plan.tasks if task.span)
    days += sorted(entry.span.first for entry in plan.log if entry.span)
    if days:
        lines.append((say("From {first} to {last}", first=_day(min(days)), last=_day(max(days))), ""))
    if plan.exam_date:
        lines.append((say("Exam on {day}", day=_day(plan.exam_date)), ""))
    if text.encoding not in ("utf-8", "ascii"):
        lines.append((say("Encoding: {name}", name=text.encoding), "quiet"))
    if text.repaired_from:
        lines.append((describe_repairs(text), "warn"))
        lines.append((describe_losses(text.lost), "bad" if text.lost else "quiet"))
    if text.guessed:
        lines.append((describe_guesses(text.guessed), "warn"))
    if change:
        lines.append((say("If you import: {change}", change=change), "accent"))
    return (*lines, ("", ""))


def plan_rows(
    text: DecodedText, plan: ParsedPlan, changed: Mapping[RecordId, TaskChange], glyphs: Glyphs
) -> PlanRows:
    """Every row of a plan."""
    sections: list[tuple[str, Sequence[Item]]] = [
        (say("Check these"), plan.warnings),
        (say("Guessed words"), [GuessedLines(word, numbers) for word, numbers in text.guessed.items()]),
        (say("Repaired lines"), text.changes),
        (say("Tasks"), plan.tasks),
        (say("Log"), plan.log),
        (say("Weeks and phases"), plan.groups),
        (say("Mock exams"), plan.scores),
        (say("Domains"), plan.domains),
        (say("Quiz questions"), plan.questions),
        (say("Resources"), plan.resources),
        (say("Notes"), plan.notes),
    ]
    rows: list[RecordRow] = []
    items: list[Item] = []
    for title, section in sections:
        if section:
            rows.append(RecordRow(f"{title} ({len(section):,})", heading=True))
            items.append(None)
            rows += [_item_row(item, changed, glyphs) for item in section]
            items += section
    return PlanRows(tuple(rows), tuple(items))


def lines_of(item: Item) -> tuple[int, ...]:
    """The lines of the file that a row comes from."""
    if isinstance(item, PlanWarning):
        return (item.line,) if item.line else ()
    if isinstance(item, LineChange):
        return (item.line,)
    if isinstance(item, GuessedLines):
        return item.lines
    return () if item is None else tuple(dict.fromkeys((item.line, *item.lines)))


def guesses_in(text: DecodedText, lines: tuple[int, ...]) -> Words:
    """The guessed words in some lines of the file, each before and after."""
    words = (word for word, numbers in text.guessed.items() if not set(lines).isdisjoint(numbers))
    return tuple((say("Guessed: {word}", word=_guess(word)), "warn") for word in words)


def remarks(item: Item, plan: ParsedPlan, key: str) -> Words:
    """The remarks under the marked line; `key` opens the import options."""
    if isinstance(item, PlanWarning):
        here = ((say("Here, press {key}.", key=key), "accent"),) if item.code in ANSWERED else ()
        return ((item.message, "warn"), *here)
    if isinstance(item, LineChange):
        original = (say("Original: {text}", text=item.before), "bad")
        return (original, (describe_losses(item.lost), "warn")) if item.lost else (original,)
    if isinstance(item, GuessedLines):
        return ((say("Letters are missing here in the file. This is the most common word that fits."), "warn"),)
    if isinstance(item, PlannedTask):
        group = plan.groups[item.group].title if item.group is not None else ""
        parts = [say("Task"), _status(item.status), *_when(item), _minutes(item.minutes), group]
        return ((" · ".join(part for part in parts if part), "accent"),)
    if isinstance(item, QuizQuestion):
        imported_as = (
            say("Imported as a question") if item.right else say("Imported as a note: {kind}", kind=say("quiz"))
        )
        return ((say("Answer: {text}", text=item.answer), "accent"), (imported_as, "quiet"))
    if isinstance(item, WeightedDomain):
        return ((_domain_remark(item, plan), "accent"),)
    if isinstance(item, PlanNote):
        return ((say("Imported as a note: {kind}", kind=say(item.kind)), "accent"),)
    return ()


def _domain_remark(domain: WeightedDomain, plan: ParsedPlan) -> str:
    """Why this is a domain, and how many tasks belong to it."""
    tasks = sum(task.domain == domain.key for task in plan.tasks)
    if domain.lines or not tasks:
        return say("Exam domain (by its weight)")
    count = say_count(tasks, "{n} task", "{n} tasks")
    return say("Exam domain (by its heading or column): {tasks}", tasks=count)


def _item_row(item: Item, changed: Mapping[RecordId, TaskChange], glyphs: Glyphs) -> RecordRow:
    if isinstance(item, PlannedTask):
        return _task_row(item, changed.get(record_id(item)), glyphs)
    if isinstance(item, PlanWarning):
        return RecordRow(item.message, item.line, sign="!", ink="warn")
    if isinstance(item, LineChange):
        return RecordRow(item.after, item.line, sign="~", ink="warn")
    if isinstance(item, GuessedLines):
        count = say_count(len(item.lines), "{n} line", "{n} lines")
        return RecordRow(_guess(item.word), item.lines[0], sign="?", ink="warn", extra=count)
    if isinstance(item, Group):
        return RecordRow(f"{'  ' * item.depth}{item.title}", item.line, extra=_span(item.span))
    if isinstance(item, LogEntry):
        return RecordRow(item.title, item.line, day=_span(item.span, True), extra=_minutes(item.minutes))
    return _other_row(item)


def _other_row(item: Item) -> RecordRow:
    if isinstance(item, MockScore):
        percent = "" if item.percent is None else f"{item.percent:g}%"
        target = say("target {n}", n=item.target_text) if item.target_text else ""
        return RecordRow(
            item.name, item.line, day=_span(item.span, True), extra=" ".join(filter(None, (percent, target)))
        )
    if isinstance(item, WeightedDomain):
        return RecordRow(item.name, item.line, extra=f"{item.weight:g}%" if item.weight else "")
    if isinstance(item, QuizQuestion):
        return RecordRow(
            item.question,
            item.line,
            extra=say_count(len(item.options), "{n} option", "{n} options") if item.options else "",
        )
    if isinstance(item, StudyResource):
        return RecordRow(item.title or item.url, item.line)
    if isinstance(item, PlanNote):
        return RecordRow(item.title or item.text, item.line)
    raise TypeError(f"{type(item).__name__} has no row")


def _guess(word: GuessedWord) -> str:
    return f"{word.before} → {word.after}"


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
    parts = [_span(task.span)] if task.span else []
    if task.weeks and not task.span:
        parts.append(say("Week {n}", n="–".join(dict.fromkeys(map(str, task.weeks)))))
    if task.days and not task.span:
        parts.append(say("Day {n}", n="–".join(dict.fromkeys(map(str, task.days)))))
    return parts


def _minutes(minutes: int | None) -> str:
    return say_minutes(minutes) if minutes is not None else ""


def _span(span: Span | None, first_only: bool = False) -> str:
    if span is None:
        return ""
    first, last = _day(span.first), _day(span.last)
    return first if first_only or first == last else f"{first} – {last}"


def _day(day: PlanDate) -> str:
    """A day as in 2026-01-13, or as in 13 Jan without a year."""
    if not day.open_year:
        return day.text()
    return say("{day} {month}", day=day.day, month=say(MONTHS[day.month - 1][:3]), number=day.month)
