"""Every table of the file goes to what it is: scores, domain weights, a calendar, a plan, a log, or a note."""

import re
from collections.abc import Iterator

from data.formats.markdown_plan.blocks import Block
from data.formats.markdown_plan.column_heads import head_words
from data.formats.markdown_plan.drafts import Findings, TaskDraft, role_around
from data.formats.markdown_plan.grids import grid_tasks, is_grid, is_turned, turned_tasks
from data.formats.markdown_plan.inline import normal, plain
from data.formats.markdown_plan.plan_tables import PlanRows
from data.formats.markdown_plan.progress import Progress
from data.formats.markdown_plan.scores import is_score_table, score_rows
from data.formats.markdown_plan.sections import Section
from data.formats.markdown_plan.table_columns import Columns, read_columns
from data.formats.markdown_plan.tables import Table
from data.formats.markdown_plan.vocabulary import DONE_HEAD, LOG_SECTION, LOG_TITLE
from data.formats.markdown_plan.weights import weight_rows

REFERENCE_ROLES = frozenset({"template", "legend", "contents", "faq", "criteria", "resources", "reference", "tips"})
GLOSSARY_HEAD = re.compile(
    r"^(?:語彙|単語|読み(?:方)?|意味|例文|文法(?:形式)?|間違えた問題|正解|自分の答え|단어|어휘|뜻|의미|예문|"
    r"발음|틀린 ?문제|내 ?답|정답|"
    r"单词|释义|词义|例句|音标|错题|错因|words?|meanings?|definitions?|pronunciation|vocab(?:ulary)?|synonyms?|"
    r"palabras?|significados?|palavras?|wort|wörter|bedeutung|mots?|sens|từ(?: vựng)?|nghĩa|слово|перевод|значение)$"
)
LEGEND_HEAD = re.compile(
    r"^(?:symbols?|emojis?|icons?|marks?|기호|표시|아이콘|記号|マーク|符号|图标|símbolos?|ícones?|iconos?|"
    r"zeichen|symboles?|"
    r"ký hiệu|символ)$"
)
QUIET_ROLES = frozenset({"routine", "overview", "notes", "quiz", "preview"})
"""Roles under which only a table with a status or dates is a plan."""


def tables_of(findings: Findings) -> Iterator[tuple[Section, Block, Table]]:
    """Every table with the section it stands in."""
    for section in findings.sections:
        for block in section.blocks:
            if block.table is not None:
                yield section, block, block.table


def read_tables(findings: Findings, progress: Progress) -> None:
    """Take the rows of every table that says something a record can hold; tells `progress` the part of lines read."""
    counted: list[str] = []
    for number, (section, _, table) in enumerate(tables_of(findings), 1):
        progress(table.first_line / len(findings.lines))
        if not table.rows or len(table.rows[0].cells) < 2:
            continue
        columns = read_columns(table, findings.legend)
        sort = _sort(findings, table, columns, section)
        if sort == "scores":
            score_rows(findings, table, columns, section)
        elif sort == "grid":
            findings.tasks += grid_tasks(findings, table, columns, section, number)
        elif sort == "turned":
            findings.tasks += turned_tasks(findings, table, section, number)
        elif sort in ("plan", "log"):
            tasks = PlanRows(findings, table, columns, section, number, sort == "log").read()
            (findings.log if sort == "log" else findings.tasks).extend(tasks)
        if sort:
            counted.append(f"line {table.first_line}: {sort}")
    if counted:
        findings.assumptions.tables = counted


def _sort(findings: Findings, table: Table, columns: Columns, section: Section) -> str:
    """What a table is; an empty string for one that is a note."""
    roles = {outer.role for outer in section.around() if outer.level > 1 or outer is section}
    if is_grid(columns):
        return "" if roles & {"template", "legend"} and not _has_dates(columns) else "grid"
    if roles & {"template", "legend", "contents"}:
        return ""
    if is_score_table(columns, section, table):
        return "scores"
    if weight_rows(findings, table, columns, section):
        return "weights"
    if (
        columns.at("weight") is not None
        and columns.at("status") is None
        and columns.at("date") is None
        and columns.at("unit") is None
    ):
        return ""
    if is_turned(table):
        return "turned"
    if _is_glossary(table, columns):
        return ""
    return _plan_or_log(findings, table, columns, section, roles)


def _is_glossary(table: Table, columns: Columns) -> bool:
    """Whether a table explains words or marks, or keeps what was answered wrongly."""
    heads = [head_words(cell) for cell in table.head.cells] if table.head else []
    words = sum(1 for head in heads if GLOSSARY_HEAD.match(head))
    return bool(heads) and (LEGEND_HEAD.match(heads[0]) is not None or (words > 1 and columns.at("status") is None))


def _has_dates(columns: Columns) -> bool:
    return columns.at("date") is not None


def _plan_or_log(findings: Findings, table: Table, columns: Columns, section: Section, roles: set[str]) -> str:
    status, dated = columns.at("status") is not None, columns.at("date") is not None
    unit = columns.at("unit") is not None
    if dated and not status and findings.options.as_kind != "plan" and _tells_the_past(table):
        return "log"
    if dated and columns.at("time") is not None and not status and _is_log(findings, section):
        return "log"
    if status and not roles & (REFERENCE_ROLES - {"resources", "tips", "reference"}):
        return "plan"
    if roles & REFERENCE_ROLES:
        return ""
    if dated and not roles & {"overview"}:
        return "log" if _is_log(findings, section) and findings.options.as_kind != "plan" else "plan"
    if unit and not roles & QUIET_ROLES:
        told = findings.options.as_kind != "plan" and LOG_SECTION.match(normal(plain(section.title)).strip(" :：."))
        return "log" if told else "plan"
    if columns.at("weekday") is not None and "routine" not in roles and columns.at("topic") is not None:
        return "plan" if role_around(section) == "plan" or section.unit is not None else ""
    planned = "plan" in roles or any(outer.unit for outer in section.around())
    on_a_day = any(
        outer.begins_with_date or (outer.unit and outer.unit.kind in ("day", "weekday")) for outer in section.around()
    )
    if columns.at("topic") is not None and columns.at("slot") is not None and on_a_day and not roles & QUIET_ROLES:
        return "plan"
    if columns.at("topic") is not None and columns.at("time") is not None and planned and not roles & QUIET_ROLES:
        return "plan"
    return ""


def _tells_the_past(table: Table) -> bool:
    """Whether a head speaks of what was done."""
    return any(DONE_HEAD.search(normal(plain(cell))) for cell in (table.head.cells if table.head else []))


def _is_log(findings: Findings, section: Section) -> bool:
    """Whether titles around a table call it a log."""
    if findings.options.as_kind in ("plan", "log"):
        return findings.options.as_kind == "log"
    titles = " ".join(normal(plain(outer.title)) for outer in section.around())
    return LOG_TITLE.search(f"{titles} {normal(findings.title or '')}") is not None


def tasks_by_table(tasks: list[TaskDraft]) -> dict[int, list[TaskDraft]]:
    """The tasks of every table."""
    found: dict[int, list[TaskDraft]] = {}
    for task in tasks:
        if task.table is not None:
            found.setdefault(task.table, []).append(task)
    return found
