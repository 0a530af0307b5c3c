"""What the learner should look at before accepting: years left open, weekdays that do not fit, lines of two minds."""

from data.formats.markdown_plan.drafts import Findings
from data.formats.markdown_plan.marks import leading_mark
from data.formats.markdown_plan.stated_days import StatedDays
from data.formats.markdown_plan.year import Calendar


def warn_of_dates(findings: Findings, calendar: Calendar, stated: StatedDays, dated: bool) -> None:
    """One warning a file about each doubt in its dates."""
    around = findings.options.today.year if findings.options.today else None
    if dated and not calendar.known:
        fitting = calendar.fitting_years(around) if around else []
        hint = f"; its weekdays fit {fitting[0]}" if fitting else ""
        findings.warn(
            "year-open",
            None,
            f"The file states no year{hint}: say it with --year, for example "
            f"--year {fitting[0] if fitting else (around or 2026)}.",
        )
    elif dated and calendar.weekday_misses and len(calendar.weekday_misses) > calendar.weekday_fits:
        month, day, _, line = calendar.weekday_misses[0]
        year = stated.year or (stated.anchor.year if stated.anchor else None)
        fitting = calendar.fitting_years(year) if year else []
        hint = f" They fit {fitting[0]}." if fitting else ""
        findings.warn(
            "weekday-mismatch",
            line,
            f"The weekdays in the file are not those of its year, from {month}/{day} on ({stated.reason}).{hint}",
        )
    for line in sorted(set(calendar.impossible))[:20]:
        findings.warn(
            "no-such-day",
            line,
            f"Line {line} has a date that is not in the calendar; the task is kept without it.",
        )
    _warn_of_doubles(findings)


def _warn_of_doubles(findings: Findings) -> None:
    """The same date twice in one row of a calendar."""
    seen: dict[tuple[int, int, int, int], int] = {}
    for task in findings.tasks:
        if task.origin == "grid" and task.raw is not None:
            key = (task.table or 0, task.line, task.raw.first.a, task.raw.first.b)
            seen[key] = seen.get(key, 0) + 1
    doubled = next((key for key, times in seen.items() if times > 1), None)
    if doubled:
        findings.warn(
            "date-twice", doubled[1], f"Line {doubled[1]} has the same date in two columns of the calendar."
        )


def warn_of_marks(findings: Findings) -> None:
    """Ticks in the headings of groups, which tick nothing."""
    headings = [
        section.line.no
        for section in findings.root.walk()
        if section.line is not None
        and section.unit is not None
        and leading_mark(section.title)[0] in ("✅", "☑", "✔", "✓")
    ]
    if len(headings) > 1:
        findings.warn(
            "tick-in-heading",
            headings[0],
            f"A tick stands in {len(headings)} headings; it was read as decoration and nothing was ticked.",
        )
