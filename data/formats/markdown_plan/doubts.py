"""What the learner should look at before accepting: years left open, weekdays that do not fit, lines of two minds."""

from data.formats.markdown_plan.calendar_words import weekday_of
from data.formats.markdown_plan.drafts import Findings, TaskDraft
from data.formats.markdown_plan.marks import leading_mark
from data.formats.markdown_plan.reading import Span
from data.formats.markdown_plan.stated_days import StatedDays
from data.formats.markdown_plan.units import leading_unit
from data.formats.markdown_plan.year import Calendar
from data.language import say


def warn_of_dates(findings: Findings, calendar: Calendar, stated: StatedDays, dated: bool) -> None:
    """One warning a file about each doubt in its dates."""
    around = findings.options.today.year if findings.options.today else None
    if dated and not calendar.known:
        fitting = calendar.fitting_years(around) if around else []
        if fitting:
            message = say(
                "The file has no year. Its weekdays match {year}: if that is right, add --year {year}.",
                year=fitting[0],
            )
        else:
            message = say("The file has no year. Add it, for example --year {year}.", year=around or 2026)
        findings.warn("year-open", None, message)
    elif dated and calendar.weekday_misses and len(calendar.weekday_misses) > calendar.weekday_fits:
        month, day, _, line = calendar.weekday_misses[0]
        year = stated.year or (stated.anchor.year if stated.anchor else None)
        fitting = calendar.fitting_years(year) if year else []
        message = say(
            "From {month}/{day} on, the weekdays in the file do not match its year ({reason}).",
            month=month,
            day=day,
            reason=stated.reason,
        )
        hint = " " + say("They match {year}.", year=fitting[0]) if fitting else ""
        findings.warn("weekday-mismatch", line, message + hint)
    for line in sorted(set(calendar.impossible))[:20]:
        message = say("The date on line {n} does not exist, so the task has no date.", n=line)
        findings.warn("no-such-day", line, message)
    _warn_of_doubles(findings)


def with_unread_date(findings: Findings, task: TaskDraft, span: Span | None) -> str:
    """The details of a task; a date of which no day came stands before them, and is told where it looks like one."""
    text = task.date_text
    if not text or (task.raw is not None and span is not None):
        return task.details
    cell = text.rpartition(": ")[2]
    looks_like_one = weekday_of(cell) is not None or (any(map(str.isdigit, cell)) and leading_unit(cell) is None)
    if task.raw is None and looks_like_one:
        message = say("“{text}” on line {n} is not a date. It stays in the task's details.", n=task.line, text=cell)
        findings.warn("no-such-day", task.line, message)
    return f"{text}\n{task.details}" if task.details else text


def _warn_of_doubles(findings: Findings) -> None:
    """The same date twice in one row of a calendar."""
    seen: dict[tuple[int, int, int, int], int] = {}
    for task in findings.tasks:
        if task.origin == "grid" and task.raw is not None:
            key = (task.table or 0, task.line, task.raw.first.a, task.raw.first.b)
            seen[key] = seen.get(key, 0) + 1
    doubled = next((key for key, times in seen.items() if times > 1), None)
    if doubled:
        message = say("Line {n} has the same date in two columns of the calendar.", n=doubled[1])
        findings.warn("date-twice", doubled[1], message)


def warn_of_marks(findings: Findings) -> None:
    """Ticks in the headings of groups, which tick nothing."""
    headings = [
        section.line.no
        for section in findings.sections
        if section.line is not None
        and section.unit is not None
        and leading_mark(section.title)[0] in ("✅", "☑", "✔", "✓")
    ]
    if len(headings) > 1:
        message = say("A tick in {n} headings was read as decoration. Nothing was ticked.", n=len(headings))
        findings.warn("tick-in-heading", headings[0], message)
