"""Tasks in lists: checkboxes, plain items under weeks and days, and headings that are tasks themselves."""

import re
from collections import Counter
from collections.abc import Iterator

from data.formats.markdown_plan.blocks import Item
from data.formats.markdown_plan.drafts import Findings, RowGroup, TaskDraft, role_around, unit_around
from data.formats.markdown_plan.inline import links, normal, plain, undecorated
from data.formats.markdown_plan.marks import STRUCK, trailing_mark
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.task_text import (
    duration_of,
    labelled,
    own_date,
    without_leading_date,
)
from data.formats.markdown_plan.units import leading_unit
from data.formats.markdown_plan.vocabulary import LOG_SECTION, TIME_LABEL

NOT_TASKS = frozenset({"criteria", "template", "legend", "contents"})
TIME_UNITS = frozenset({"day", "week", "weekend", "weekday"})
UNITS = TIME_UNITS | {"phase", "month"}
BLANK_TO_FILL = re.compile(r"^[^_]{0,40}_{4,}[\s_]*$")
META_LABEL = re.compile(
    r"^(?:time|duration|goals?|objectives?|focus|study|labs?|hands[- ]on|tasks?|notes?|resources?|"
    r"materials?|topics?|reading|practice|review|project|deliverables?|outcome|tip|reason|action|"
    r"links?|quiz|videos?|milestone|"
    r"시간|목표|목적|주제|내용|실습|과제|자료|학습|복습|메모|비고|강의|교재|時間|目標|目的|内容|教材|課題|時长|"
    r"时间|目标|内容|任务|资料|重点|练习|tiempo|"
    r"objetivos?|meta|temas?|recursos?|práctica|tarea|tempo|conteúdo|prática|zeit|ziele?|themen?|"
    r"aufgabe|"
    r"übung|ressourcen|temps|objectifs?|thèmes?|exercices?|thời gian|mục tiêu|nội dung|bài tập|tài "
    r"liệu|thực hành)$"
)


def box_tasks(findings: Findings, everywhere: bool = False) -> list[TaskDraft]:
    """A task for every checkbox; those under criteria and templates only where `everywhere` is set."""
    tasks: list[TaskDraft] = []
    allowed: dict[int, bool] = {}
    for section, item in _items(findings):
        if (
            item.line.box is None
            or item.line.no in findings.owned
            or BLANK_TO_FILL.match(item.text)
            or not item.text.strip()
        ):
            continue
        if id(section) not in allowed:
            allowed[id(section)] = everywhere or _may_hold_tasks(section)
        if allowed[id(section)]:
            tasks.append(_task(findings, section, item, "box"))
    return tasks


def _may_hold_tasks(section: Section) -> bool:
    headings = [outer for outer in section.around() if outer.sort != "item"]  # "worked examples" is an item like any
    return role_around(headings[0]) not in NOT_TASKS and not any(
        outer.role in NOT_TASKS for outer in headings if outer.level > 1
    )


def _items(findings: Findings) -> Iterator[tuple[Section, Item]]:
    for section in findings.sections:
        if section.sort == "item" and section.line is not None:
            yield section, Item(section.line)  # a parent with a box of its own is ticked like those under it
        for block in section.blocks:
            for item in block.items:
                for under in item.walk():
                    yield section, under


def _task(findings: Findings, section: Section, item: Item, origin: str) -> TaskDraft:
    """The task of one item; what stands under it becomes its details."""
    status, marked, text = _status(findings, item)
    raw = own_date(text, item.line.no)
    if section.line is item.line:
        raw = section.date
    title = without_leading_date(text) if raw is not None and raw.begin <= 4 else plain(text)
    unit = leading_unit(text)
    below = sorted(
        (line for line in item.all_lines() if line is not item.line and not line.is_blank),
        key=lambda line: line.no,
    )
    boxes_below = [child for child in item.walk() if child is not item and child.line.box is not None]
    mine = [] if boxes_below else [line.no for line in below]
    return TaskDraft(
        title or plain(item.line.raw),
        item.line.no,
        findings.claim([item.line.no, *mine]),
        section,
        origin,
        raw,
        unit if unit is not None and unit.kind in UNITS else None,
        None,
        status,
        marked,
        duration_of(item),
        "" if boxes_below else "\n".join(line.raw.rstrip() for line in below),
        date_text=plain(text).removesuffix(title).strip(" :：-–—|") if title and raw is not None else "",
    )


def _status(findings: Findings, item: Item) -> tuple[str, bool, str]:
    """Status, whether a mark says it, and the text without the mark."""
    text = item.text
    if item.line.box is not None:
        status = findings.legend.box(item.line.box)
        sign, rest = trailing_mark(text)
        if status == "open" and sign and findings.legend.sign(sign) == "done" and rest:
            return "done", True, rest
        return ("skipped" if status == "open" and STRUCK.match(text.strip()) else status), True, text
    for sign, rest in (findings.legend.leading(text), trailing_mark(text)):
        said = findings.legend.sign(sign) if sign else None
        if said is not None and rest:
            return said, True, _keep_emphasis(text, sign, rest)
    return ("done", True, text) if STRUCK.match(text.strip()) else ("open", False, text)


def _keep_emphasis(text: str, sign: str, rest: str) -> str:
    return text.replace(sign, "", 1).replace("\ufe0f", "").strip() if sign in text else rest


def unit_items(findings: Findings, headings_only: bool) -> list[TaskDraft]:
    """Tasks among plain items: those under weeks and days, and those that begin with a day, week or date."""
    candidates = list(_plain_items(findings))
    details = headings_only or _are_details(candidates)
    findings.assumptions.plain_items = "details of their heading" if details else "tasks"
    busy = _sections_with_tasks(findings)
    tasks: list[TaskDraft] = []
    for section, item in candidates:
        inside = unit_around(section)
        if inside is not None and id(inside) in busy and says_done(section):
            wanted = not _is_meta(item)
        elif _begins_with_unit(item):
            wanted = _is_labelled_task(item, inside, details, headings_only)
        else:
            wanted = inside is not None and not details and id(inside) not in busy and not _is_meta(item)
        if not wanted:
            continue
        task = _task(findings, section, item, "item")
        if inside is None and task.unit is not None and task.unit.kind == "week":
            task.row_group = RowGroup(task.title, task.unit, task.line, section, task.raw)
            findings.row_groups.append(task.row_group)
        tasks.append(task)
    return tasks


def says_done(section: Section) -> bool:
    """Whether a heading, such as "Done today", tells of the past."""
    return LOG_SECTION.match(normal(plain(section.title)).strip(" :：")) is not None


def _is_labelled_task(item: Item, inside: Section | None, details: bool, headings_only: bool) -> bool:
    """Whether an item that begins with a day, week or date is a task and no detail or routine."""
    if inside is None:
        return not _is_weekday(item)
    if headings_only or (inside.unit is not None and inside.unit.kind in ("day", "weekend")):
        return False
    return not (details and _is_weekday(item) and inside.begins_with_date)


def _sections_with_tasks(findings: Findings) -> set[int]:
    """Sections of weeks and days that hold boxes or rows of a plan, beside which plain items are remarks."""
    found = {id(inside) for task in findings.tasks if (inside := unit_around(task.section)) is not None}
    for section, item in _items(findings):
        if item.line.box is not None:
            found.update(id(outer) for outer in section.around())
    return found


def _plain_items(findings: Findings) -> Iterator[tuple[Section, Item]]:
    """Top items without a box in sections whose role allows tasks."""
    extra = appendices(findings.root)
    for section in findings.sections:
        inside = unit_around(section)
        if role_around(section) not in ("", "plan"):
            continue
        if inside is not None and id(inside) in extra:
            continue
        for block in section.blocks:
            for item in block.items:
                free = item.line.box is None and item.line.no not in findings.owned
                if free and item.text.strip(" ._-…*") and not _is_anchor(item):
                    yield section, item


def _is_anchor(item: Item) -> bool:
    """Whether an item only leads to another place of the file, as in a table of contents."""
    found = links(item.text)
    return bool(found) and all(url.startswith("#") for _, url in found)


def appendices(root: Section) -> set[int]:
    """Identities of the sections of weeks and days that come again under a heading that is no plan: "Week 1 labs"."""
    first: dict[tuple[str, int, int], Section | None] = {}
    found: set[int] = set()
    for section in root.walk():
        unit = section.unit
        if (
            unit is None
            or section.sort == "item"
            or unit.kind not in UNITS
            or section.parent is None
            or section.role not in ("", "plan")
        ):
            continue
        key = (unit.kind, unit.low, unit.high)
        if key not in first:
            first[key] = section.parent
            continue
        again = first[key] is not section.parent and section.parent.role != "plan"
        if again and not any(around.unit or _names_a_plan(around) for around in section.parent.around()):
            found.add(id(section))
    return found


def _names_a_plan(section: Section) -> bool:
    return section.level > 1 and section.role == "plan"


def _begins_with_unit(item: Item) -> bool:
    unit = leading_unit(item.text)
    if unit is not None and unit.kind in TIME_UNITS and (unit.rest or unit.kind != "weekday"):
        return True
    raw = own_date(item.text, item.line.no)
    words = normal(plain(item.text))
    return (
        raw is not None
        and raw.begin <= len(words) - len(undecorated(words)) + 3
        and not _is_range_of_months(raw.sign, words, raw.end)
    )


def _is_range_of_months(sign: str, words: str, end: int) -> bool:
    return sign not in ("word", "/", "-", ".") or end < 3


def _is_weekday(item: Item) -> bool:
    unit = leading_unit(item.text)
    return unit is not None and unit.kind == "weekday"


def _is_meta(item: Item) -> bool:
    """Whether an item tells about its week instead of being a task of it: "Time: 2h"."""
    label, _ = labelled(undecorated(plain(item.text)))
    return bool(label) and TIME_LABEL.match(normal(label)) is not None


def _are_details(candidates: list[tuple[Section, Item]]) -> bool:
    """Whether the items under weeks and days describe them: half or more carry labels that come again and again."""
    inside = [
        (section, item)
        for section, item in candidates
        if unit_around(section) is not None and not _begins_with_unit(item)
    ]
    if not inside:
        return False
    labels = [(_label(item), item.children and _in_month(section)) for section, item in inside]
    often = Counter(label for label, _ in labels if label)
    sections = len({id(unit_around(section)) for section, _ in inside})
    wanted = max(3, sections // 2)
    described = sum(
        1
        for label, of_month in labels
        if label and (META_LABEL.match(label) or (often[label] >= wanted and not of_month))
    )
    return described * 2 >= len(inside)


def _in_month(section: Section) -> bool:
    """Whether the unit around is so long that its labelled parts are work of their own."""
    inside = unit_around(section)
    return inside is not None and inside.unit is not None and inside.unit.kind in ("month", "phase")


def _label(item: Item) -> str:
    label, _ = labelled(undecorated(plain(item.text)))
    return re.sub(r"\s*[(（].*", "", normal(label)).strip()


def fallback_items(findings: Findings) -> list[TaskDraft]:
    """In a file without weeks, boxes and tables: the items of the sections that call themselves a plan."""
    tasks: list[TaskDraft] = []
    for section in findings.sections:
        if section.level == 0 or role_around(section) != "plan":
            continue
        for block in section.blocks:
            for item in block.items:
                label, _ = labelled(item.text)
                if (
                    item.line.no not in findings.owned
                    and item.text.strip(" ._-…*")
                    and not TIME_LABEL.match(normal(label))
                ):
                    tasks.append(_task(findings, section, item, "item"))
    return tasks
