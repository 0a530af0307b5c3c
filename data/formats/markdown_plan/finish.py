"""Drafts become the frozen reading: dates get their years, groups their places, records their keys."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from operator import attrgetter

from data.formats.markdown_plan.dates_in_text import RawSpan
from data.formats.markdown_plan.doubts import with_unread_date
from data.formats.markdown_plan.drafts import Findings, TaskDraft
from data.formats.markdown_plan.grouping import Groups
from data.formats.markdown_plan.inline import normal
from data.formats.markdown_plan.reading import Group, LogEntry, MockScore, PlanDate, PlannedTask, Span
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.task_text import kind_of
from data.formats.markdown_plan.year import Calendar


class Dating:
    """Resolves every date of the file once, in the order of its lines."""

    def __init__(self, findings: Findings, groups: Groups, calendar: Calendar) -> None:
        """Take what was found; nothing is resolved yet."""
        self.findings = findings
        self.groups = groups
        self.calendar = calendar
        self._spans: dict[int, Span | None] = {}
        self._finer: set[int] = set()
        self._marked: set[tuple[int, bool]] = set()

    def resolve(self) -> None:
        """Give every date its year, in the order of the lines; then see which headings lend theirs to their tasks."""
        drafts = self.findings.tasks + self.findings.log
        raws: dict[int, RawSpan] = {}
        for task in drafts:
            if task.raw is not None:
                raws[id(task.raw)] = task.raw
        for group in self.groups.found:
            if group.raw is not None:
                raws[id(group.raw)] = group.raw
        for section in self.findings.sections:
            raw = section.date
            if raw is not None and self.groups.count.get(id(section)):
                raws[id(raw)] = raw
        for score in self.findings.scores:
            if score.raw is not None:
                raws[id(score.raw)] = score.raw
        for raw in sorted(raws.values(), key=attrgetter("line", "begin")):
            self._spans[id(raw)] = self.calendar.span(raw)
        for task in drafts:
            self._mark_finer(task)

    def _mark_finer(self, task: TaskDraft) -> None:
        """Remember the dated headings inside which a task has a finer date than theirs."""
        section = task.section
        in_row = task.raw is None and task.row_group is not None and task.row_group.raw is not None
        finer = in_row or (task.raw is not None and task.raw is not section.date)
        if (id(section), finer) in self._marked:
            return
        self._marked.add((id(section), finer))
        dated = [outer for outer in section.around() if outer.date is not None]
        if task.origin in ("box", "item") and dated and dated[0] is section:
            dated = dated[1:]  # what stands beside one item with a day of its own keeps that of the week
        self._finer.update(id(outer) for outer in (dated if finer else dated[1:]) if not outer.is_one_day)

    def of(self, raw: RawSpan | None) -> Span | None:
        """The days of a date as written."""
        return self._spans.get(id(raw)) if raw is not None else None

    def of_task(self, task: TaskDraft) -> Span | None:
        """A task's own days, else those of the week's row, else those of its heading."""
        if task.raw is not None:
            return self.of(task.raw)
        if task.row_group is not None and task.row_group.raw is not None:
            return _on_weekday(task, self.of(task.row_group.raw))
        if task.origin == "score":
            return None
        for outer in task.section.around():
            raw = outer.date
            if id(outer) in self.groups.wrappers or (
                outer.level == 1 and outer.unit is None and not outer.begins_with_date
            ):
                return None
            if raw is not None:
                return None if id(outer) in self._finer else _on_weekday(task, self.of(raw))
        return None


def _on_weekday(task: TaskDraft, span: Span | None) -> Span | None:
    """The one day of a week that "Tuesday: …" names, where the days of the week are known."""
    named = next(
        (unit for unit in (task.unit, task.section.unit) if unit is not None and unit.kind == "weekday"), None
    )
    first, last = (span.first.known(), span.last.known()) if span is not None else (None, None)
    if named is None or named.low != named.high or first is None or last is None or not 0 < (last - first).days < 7:
        return span
    day = first + timedelta(days=(named.low - first.weekday()) % 7)
    point = PlanDate(day.year, day.month, day.day)
    return Span(point, point) if day <= last else span


def frozen_groups(
    groups: Groups, dating: Dating, lines: dict[int, tuple[int, ...]], indexes: dict[int, int]
) -> tuple[Group, ...]:
    """The groups in the order of the file."""
    return tuple(
        Group(
            group.title,
            group.line,
            lines[index],
            group.unit,
            group.depth,
            indexes.get(id(group.parent)) if group.parent is not None else None,
            dating.of(group.raw),
            group.numbers,
        )
        for index, group in enumerate(groups.found)
    )


def frozen_tasks(
    findings: Findings, groups: Groups, dating: Dating, indexes: dict[int, int]
) -> tuple[PlannedTask, ...]:
    """The tasks in the order of the file, each with a key that stays the same when the file is read again."""
    keys: Counter[str] = Counter()
    of_sections: dict[int, dict[str, tuple[int, int]]] = {}
    found = []
    for draft in sorted(findings.tasks, key=attrgetter("line")):
        group = groups.of_task(draft)
        if id(draft.section) not in of_sections:
            of_sections[id(draft.section)] = _numbers_around(draft.section)
        numbers = _numbers(draft, of_sections[id(draft.section)])
        title = draft.title.strip() or f"line {draft.line}"
        key = f"task:{normal(group.title)[:60] if group else ''}:{normal(title)[:120]}"
        keys[key] += 1
        duration = draft.duration
        span = dating.of_task(draft)
        found.append(
            PlannedTask(
                title,
                draft.line,
                tuple(draft.lines),
                indexes.get(id(group)) if group else None,
                span,
                numbers.get("day"),
                numbers.get("week"),
                draft.status,
                duration.minutes if duration else None,
                duration.upper if duration else None,
                duration.text if duration else "",
                with_unread_date(findings, draft, span),
                kind_of(title),
                f"{key}#{keys[key]}",
                draft.domain,
            )
        )
    return tuple(found)


def _numbers(draft: TaskDraft, around: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Numbers of the study day and of the week that a task belongs to: its own before those around it."""
    row = draft.row_group.unit if draft.row_group is not None else None
    units = [unit for unit in (row, draft.unit) if unit is not None]
    return around | {unit.kind: unit.numbers for unit in units} if units else around


def _numbers_around(section: Section) -> dict[str, tuple[int, int]]:
    """Numbers of the study day, week and so on that a section stands in, the innermost of each kind."""
    units = [outer.unit for outer in section.around() if outer.unit is not None and outer.unit.low]
    return {unit.kind: unit.numbers for unit in reversed(units)}


def frozen_log(findings: Findings, groups: Groups, dating: Dating, indexes: dict[int, int]) -> tuple[LogEntry, ...]:
    """What was studied, in the order of the file."""
    keys: Counter[str] = Counter()
    found = []
    for draft in sorted(findings.log, key=lambda task: task.line):
        span = dating.of_task(draft)
        group = groups.of_task(draft)
        key = f"log:{span.first.text() if span else ''}:{normal(draft.title)[:120]}"
        keys[key] += 1
        found.append(
            LogEntry(
                draft.title,
                draft.line,
                tuple(draft.lines),
                span,
                draft.duration.minutes if draft.duration else None,
                with_unread_date(findings, draft, span),
                f"{key}#{keys[key]}",
                indexes.get(id(group)) if group else None,
            )
        )
    return tuple(found)


def frozen_scores(findings: Findings, dating: Dating) -> tuple[MockScore, ...]:
    """The mock exams with their days."""
    keys: Counter[str] = Counter()
    found = []
    for draft in findings.scores:
        keys[draft.score.key] += 1
        found.append(
            replace(draft.score, span=dating.of(draft.raw), key=f"{draft.score.key}#{keys[draft.score.key]}")
        )
    return tuple(found)
