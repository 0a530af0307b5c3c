"""Reads a plan or log: text in, a frozen reading out; no file is opened and nothing in the text is followed."""

from dataclasses import replace
from operator import attrgetter

from data.formats.markdown_plan.choosing import choose_plan, warn_of_alternatives
from data.formats.markdown_plan.dates_in_text import RawSpan, is_fraction
from data.formats.markdown_plan.day_lines import read_day_lines
from data.formats.markdown_plan.doubts import warn_of_dates, warn_of_marks
from data.formats.markdown_plan.drafts import Findings
from data.formats.markdown_plan.finish import Dating, frozen_groups, frozen_log, frozen_scores, frozen_tasks
from data.formats.markdown_plan.front_matter import read_front_matter
from data.formats.markdown_plan.grouping import Groups, find_groups
from data.formats.markdown_plan.heading_tasks import heading_tasks
from data.formats.markdown_plan.inline import plain
from data.formats.markdown_plan.language import language_of
from data.formats.markdown_plan.lines import read_lines
from data.formats.markdown_plan.logs import reads_like_a_log, tasks_to_log
from data.formats.markdown_plan.marks import Legend
from data.formats.markdown_plan.outline import read_outline
from data.formats.markdown_plan.plan_lists import (
    TIME_UNITS,
    UNITS,
    box_tasks,
    fallback_items,
    unit_items,
)
from data.formats.markdown_plan.progress import Progress, silent
from data.formats.markdown_plan.progress_counts import drop_counts
from data.formats.markdown_plan.promotion import promote
from data.formats.markdown_plan.quiz import find_questions
from data.formats.markdown_plan.reading import Group, ParsedPlan, PlanDate, PlannedTask, ReadOptions
from data.formats.markdown_plan.remainder import group_lines, remaining_notes
from data.formats.markdown_plan.resources import find_resources
from data.formats.markdown_plan.roadmaps import busy_sections, fold_roadmaps
from data.formats.markdown_plan.sections import build
from data.formats.markdown_plan.stated_days import StatedDays, find_stated_days, minutes_a_day, set_anchor
from data.formats.markdown_plan.table_reading import read_tables, tables_of
from data.formats.markdown_plan.task_domains import find_task_domains
from data.formats.markdown_plan.weights import weights_outside_tables
from data.formats.markdown_plan.year import Calendar, day_comes_first
from data.formats.text.written_forms import written_forms
from data.gc_pause import uncollected
from data.language import say
from data.text_folding import composed

TABLES_FROM, TABLES_TO, RECORDS_FROM = 0.08, 0.76, 0.81
"""Parts of the work, as measured on a large plan of daily tables."""


@uncollected()
def parse_plan(text: str, options: ReadOptions | None = None, progress: Progress = silent) -> ParsedPlan:
    """Everything a plan or log says; never raises for anything the text holds.

    `progress` is told the part of the work that is done, 0.0 to 1.0, in rising order.
    """
    written = written_forms(text)
    text = composed(text)
    lines = read_lines(text)
    read_outline(lines)
    root = build(lines)
    read_day_lines(root)
    promote(root)
    drop_counts(root)
    progress(TABLES_FROM)
    options = options or ReadOptions()
    findings = Findings(options, lines, root, Legend.stated(options.legend))
    front = read_front_matter(lines)
    findings.title = _title(findings, front)
    _learn_legends(findings)
    find_questions(findings)
    read_tables(findings, lambda part: progress(TABLES_FROM + part * (TABLES_TO - TABLES_FROM)))
    progress(TABLES_TO)
    weights_outside_tables(findings)
    _find_tasks(findings)
    find_task_domains(findings)
    groups = find_groups(findings)
    find_resources(findings)
    findings.settle()
    progress(RECORDS_FROM)
    findings.assumptions.language = language_of(text)
    reading = replace(_reading(findings, groups, front), written=written)
    progress(1.0)
    return reading


def _title(findings: Findings, front: dict[str, object]) -> str | None:
    """The first heading of level one, else the front matter's title, else the first heading."""
    headings = [section for section in findings.sections if section.sort == "heading"]
    first = next((section for section in headings if section.level == 1), None)
    if first is None and front.get("title"):
        return str(front["title"])
    first = first or (headings[0] if headings else None)
    return plain(first.title) if first else None


def _learn_legends(findings: Findings) -> None:
    """Take in what the file says its marks mean."""
    for section in findings.sections:
        in_legend = section.role == "legend"
        for block in section.blocks:
            if block.sort not in ("text", "quote", "list"):
                continue
            for line in block.lines:
                if (line.box is None and len(line.text) < 400 and not line.text.isascii()) or (
                    in_legend and line.text
                ):
                    findings.legend.learn(line.text, line.no, in_legend)


def _find_tasks(findings: Findings) -> None:
    """Tasks of lists and headings beside those of tables; then a second look where there are none."""
    findings.tasks += box_tasks(findings)
    a_log = reads_like_a_log(findings)
    findings.tasks += unit_items(findings, headings_only=a_log)
    findings.tasks += heading_tasks(findings, set(busy_sections(findings.tasks + findings.log)), TIME_UNITS)
    fold_roadmaps(findings)
    if not findings.tasks and not findings.log and not findings.questions:
        findings.tasks += box_tasks(findings, everywhere=True)
        findings.tasks = findings.tasks or fallback_items(findings) or heading_tasks(findings, set(), UNITS)
    _drop_fractions(findings)
    choose_plan(findings)
    _settle_signs(findings)
    if findings.options.as_kind != "plan":
        tasks_to_log(findings, a_log)


def _drop_fractions(findings: Findings) -> None:
    """Where nothing else in the file is dated, "(1/2)" behind a title counts parts and is no day."""
    dated = [task for task in findings.tasks + findings.log if task.raw is not None]
    headings = any(raw.strong for section in findings.sections for raw in section.spans)
    if headings or not all(task.raw is not None and is_fraction(task.raw) for task in dated):
        return
    for task in dated:
        task.raw = None


def _settle_signs(findings: Findings) -> None:
    """A tick that stands before every plain item is decoration: nothing is ticked by it."""
    ticked = [task for task in findings.tasks if task.origin == "item" and task.marked and task.status == "done"]
    plain_items = [task for task in findings.tasks if task.origin == "item"]
    if (
        ticked
        and len(ticked) == len(plain_items)
        and len(ticked) > 1
        and not findings.legend.lines
        and not findings.options.legend
    ):
        for task in ticked:
            task.status = "open"
        findings.warn(
            "marks-unclear",
            ticked[0].line,
            say(
                "All {n} items have the same tick, so it was read as decoration. If they are done, add "
                "--legend ✅=done.",
                n=len(ticked),
            ),
        )


def _reading(findings: Findings, groups: Groups, front: dict[str, object]) -> ParsedPlan:
    """Put the frozen reading together."""
    stated = find_stated_days(findings, front)
    raws = _all_raws(findings, groups, stated)
    day_first, why = day_comes_first(raws, findings.assumptions.language)
    set_anchor(stated, findings, front, day_first)
    calendar = Calendar(day_first, stated.anchor, stated.year, stated.first_day(day_first))
    dating = Dating(findings, groups, calendar)
    dating.resolve()
    indexes = {id(group): index for index, group in enumerate(groups.found)}
    lines = group_lines(findings, groups)
    tasks = frozen_tasks(findings, groups, dating, indexes)
    found_groups = frozen_groups(groups, dating, lines, indexes)
    notes = tuple(remaining_notes(findings, groups, indexes))
    start = _point(stated.start or stated.period, calendar)
    days = _days(tasks, found_groups)
    _tell(findings, calendar, stated, why, bool(raws))
    _warn(findings, calendar, stated, bool(days))
    return ParsedPlan(
        kind=_kind(findings),
        title=findings.title,
        nonblank=sum(1 for line in findings.lines if not line.is_blank),
        groups=found_groups,
        tasks=tasks,
        log=frozen_log(findings, groups, dating, indexes),
        scores=frozen_scores(findings, dating),
        domains=tuple(findings.domains),
        questions=tuple(findings.questions),
        resources=tuple(findings.resources),
        notes=notes,
        start=start or min([*days[:1], *_first_week(found_groups)], default=None),
        end=_end(stated, calendar) or (days[-1] if days else None),
        exam_date=_exam_date(stated, calendar, tasks, found_groups),
        minutes_a_day=minutes_a_day(findings),
        front_matter=front,
        warnings=tuple(findings.warnings),
        assumptions=findings.assumptions,
        lines=tuple(findings.lines),
        tables=tuple(table for _, _, table in tables_of(findings)),
    )


def _days(tasks: tuple[PlannedTask, ...], groups: tuple[Group, ...]) -> list[PlanDate]:
    """Every day of a task in order; those of the groups where no task has one."""
    days = sorted(task.span.first for task in tasks if task.span)
    return days or sorted(group.span.first for group in groups if group.span)


def _first_week(groups: tuple[Group, ...]) -> list[PlanDate]:
    """The day that "Week 1" begins, where its heading says so."""
    return [
        group.span.first for group in groups if group.unit == "week" and group.span and (group.number or (0,))[0] == 1
    ][:1]


def _warn(findings: Findings, calendar: Calendar, stated: StatedDays, dated: bool) -> None:
    warn_of_dates(findings, calendar, stated, dated)
    warn_of_marks(findings)
    warn_of_alternatives(findings)


def _all_raws(findings: Findings, groups: Groups, stated: StatedDays) -> list[RawSpan]:
    found = [task.raw for task in findings.tasks + findings.log if task.raw is not None]
    found += [group.raw for group in groups.found if group.raw is not None]
    found += [
        raw for section in findings.sections if groups.count.get(id(section)) for raw in section.spans if raw.strong
    ]
    return sorted({id(raw): raw for raw in found + stated.full}.values(), key=attrgetter("line", "begin"))


def _point(raw: RawSpan | None, calendar: Calendar) -> PlanDate | None:
    if raw is None:
        return None
    span = calendar.span(raw)
    return span.first if span else None


def _end(stated: StatedDays, calendar: Calendar) -> PlanDate | None:
    span = calendar.span(stated.period) if stated.period is not None else None
    return span.last if span else None


def _exam_date(
    stated: StatedDays, calendar: Calendar, tasks: tuple[PlannedTask, ...], groups: tuple[Group, ...]
) -> PlanDate | None:
    """The exam day stated, else that of the task or heading that is the exam."""
    point = _point(stated.exam, calendar)
    if point is not None:
        return point
    exams = [
        task.span.first for task in tasks if task.kind == "exam" and task.span and task.span.first == task.span.last
    ]
    return exams[-1] if exams else None


def _kind(findings: Findings) -> str:
    if len(findings.log) > len(findings.tasks):
        return "log"
    if findings.tasks:
        return "plan"
    if findings.questions:
        return "questions"
    return "plan" if findings.scores or findings.options.as_kind == "plan" else "notes"


def _tell(findings: Findings, calendar: Calendar, stated: StatedDays, why: str, dated: bool) -> None:
    """Say what was assumed, for the preview and for --json."""
    if dated:
        findings.assumptions.year = stated.reason or say("not stated")
        findings.assumptions.date_order = f"{'day/month' if calendar.day_first else 'month/day'}, from {why}"
    boxes = {line.box for line in findings.lines if line.box is not None}
    marks = {f"[{box}]": findings.legend.box(box) for box in sorted(boxes)}
    marks |= {sign: status or "no status" for sign, status in findings.legend.meaning.items()}
    if marks:
        findings.assumptions.marks = marks
    tables = [task for task in findings.tasks if task.table is not None]
    findings.assumptions.layout = "tables" if len(tables) * 2 > len(findings.tasks) else "lists and headings"
