"""The declared fields of a task as a study log writes them and as they are read back.

In the table of a week each field has a column. In the list of tasks without a day, lines under the task hold them:
`**Title of the column**: value`, and then the task's details.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from data.formats.export.study_log.pieces import lines_in_cell, on_one_line
from data.formats.export.study_log.words import Words
from data.model.plan import Task
from data.model.record import Record
from data.model.task_fields import TASK_FIELDS, TaskField
from data.planning.task_values import short_text
from data.study.study import Study

COLUMNS = {field.name: field for field in TASK_FIELDS if field.column}
"""The fields that a log holds, by name."""
BEFORE_TICK = [COLUMNS["domain"], COLUMNS["minutes"]]
"""Columns that are in every table."""
BEHIND_TICK = [field for field in COLUMNS.values() if field not in BEFORE_TICK]
"""Columns that are in a table in which a task has a value."""
_LABELLED = re.compile(r"\*\*(.+?)\*\*: (.*)")
_DIGITS = re.compile(r"\d+")

Ids = Mapping[str, Mapping[str, int]]
"""By table and label, the ids of the records that a task may refer to."""


def ids_by_label(records: Iterable[Record]) -> Ids:
    """The ids of records under the labels by which a log names them."""
    ids: dict[str, dict[str, int]] = {}
    for record in records:
        ids.setdefault(record.table, {})[record.label] = record.id
    return ids


def written_value(study: Study, task: Task, field: TaskField, words: Words) -> str:
    """A value in a cell; empty for none."""
    if field.type == "minutes":
        return words.minutes(task.minutes)
    if field.type == "text":
        return lines_in_cell(getattr(task, field.name))
    return short_text(study, task, field)


def read_value(field: TaskField, text: str, ids: Ids) -> Any:
    """The value that a cell holds."""
    if field.table:
        return ids.get(field.table, {}).get(text)
    if field.type == "minutes":
        digits = _DIGITS.search(text)
        return int(digits[0]) if digits else None
    return text.replace("<br>", "\n") if field.type == "text" else text


def read_row(row: Mapping[str, str], words: Words, ids: Ids) -> dict[str, Any]:
    """The values of a row; raises KeyError without a column that every table has."""
    values = {field.name: read_value(field, row[words.say(field.column)], ids) for field in BEFORE_TICK}
    for field in BEHIND_TICK:
        values[field.name] = read_value(field, row.get(words.say(field.column), ""), ids)
    return values


def lines_under(study: Study, task: Task, words: Words) -> list[str]:
    """The lines under a task of the list."""
    lines = []
    for field in BEHIND_TICK:
        if field.name != "details" and (value := on_one_line(written_value(study, task, field, words))):
            lines.append(f"**{words.say(field.column)}**: {value}")
    return lines + [line.strip() for line in task.details.splitlines() if line.strip()]


def read_lines(lines: list[str], words: Words, ids: Ids) -> dict[str, Any]:
    """The values of the lines under a task of the list."""
    titles = {words.say(field.column): field for field in BEHIND_TICK if field.name != "details"}
    values: dict[str, Any] = {}
    for number, line in enumerate(lines):
        labelled = _LABELLED.fullmatch(line)
        field = titles.get(labelled[1]) if labelled else None
        if labelled is None or field is None:
            return values | {"details": "\n".join(lines[number:])}
        values[field.name] = read_value(field, labelled[2], ids)
    return values
