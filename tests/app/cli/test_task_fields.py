"""Every declared field of a task reaches the file, merging, the command line, exports, the log and its way back.

The form is in tests/app/screens/today/test_checklist.py: `test_e_changes_every_field_of_a_task`.
"""

import csv
import io
import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.screens.today.checklist.view import groups
from data.clock import FixedClock
from data.formats.export.html_page import export_html
from data.formats.export.ics import export_ics
from data.formats.export.study_csv import export_csv
from data.formats.export.study_json import export_json
from data.formats.export.study_log.log import export_markdown
from data.formats.export.study_log.merge_log import merged_log
from data.formats.export.study_log.read_back import read_back
from data.formats.export.study_log.task_columns import COLUMNS
from data.frozen import replace
from data.ids import IdSource
from data.model.plan import Task
from data.model.record import Record
from data.model.task_fields import TASK_FIELDS, TaskField, record_class
from data.planning.removal import removal
from data.planning.search import find
from data.store.merging.stamped_document import StampedDocument, edited, merged
from data.store.text.codecs import CODECS
from data.store.text.references import references, with_references
from data.study.study import Study
from tests.app.cli.conftest import Cockpit
from tests.conftest import NOW, TODAY, MemoryStore

TITLE = "Compare shard counts"
DOCUMENTED_TASK = re.compile(r"\| a task \| `\{(.*)\}` \|")


@dataclass
class Sample:
    """A value of a field in a study."""

    value: Any
    typed: str
    """The value as the learner types it."""
    full: str
    """The value in full, as an export shows it."""


def sample(study: Study, field: TaskField) -> Sample:
    """A value that is not the field's default."""
    if field.table:
        record: Record = list(study.all(record_class(field.table)).values())[-1]
        return Sample(record.id, record.label, record.full_name)
    value = {
        "title": "Read RFC 9110",
        "line": "RFC 9110",
        "text": "Chapter 4\nChapter 7",
        "minutes": 35,
        "day": TODAY,
        "week": 3,
        "moment": NOW,
        "order": 2.5,
    }[field.type]
    return Sample(value, str(value), str(value))


def with_task(study: Study, field: TaskField, **others: Any) -> Task:
    """A task of today with a value in a field, committed."""
    values = {"title": TITLE, "day": TODAY, "position": 99.0, field.name: sample(study, field).value}
    task = Task(id=study.new_id(), **(values | others))
    study.commit("Add a task", task)
    return task


def of(fields: Any) -> Any:
    """A test for each field."""
    return pytest.mark.parametrize("field", [pytest.param(field, id=field.name) for field in fields])


every_field = of(TASK_FIELDS)
every_reference = of(field for field in TASK_FIELDS if field.table)
every_option = of(field for field in TASK_FIELDS if field.option)
every_written = pytest.mark.parametrize(
    ("field", "day"),
    [pytest.param(field, TODAY, id=f"{field.name} with a day") for field in COLUMNS.values()]
    + [
        pytest.param(field, None, id=f"{field.name} without a day")
        for field in COLUMNS.values()
        if field.name != "domain"
    ],
)
"""The list of tasks without a day has no domains."""


def test_the_declaration_is_whole() -> None:
    """Each field of `Task` is declared once, and what needs more than a name has it."""
    assert sorted(field.name for field in TASK_FIELDS) == sorted({*Task.fields} - {"id"})
    for field in TASK_FIELDS:
        assert bool(field.table) == (field.type == "record")
        assert not field.table or record_class(field.table).table == field.table
        assert bool(field.refusal) == bool(field.option and field.table)
        assert not field.label or field.type in ("line", "minutes", "record")
        assert not field.column or field.type in ("line", "text", "minutes", "record")
        assert not {"details", "page", "calendar"} & {*field.shown} or field.type in ("line", "text", "record")
        assert "search" not in field.shown or field.type in ("line", "text")


@every_field
def test_a_field_survives_the_file(demo: Path, make_environment: Any, field: TaskField) -> None:
    own = make_environment().open_study()
    task = with_task(own, field)
    own.close()
    assert make_environment().open_study().get(Task, task.id) == task


@every_field
def test_changes_of_two_machines_to_different_fields_are_merged(study: Study, field: TaskField) -> None:
    """A text also keeps what both wrote into it."""
    codec = CODECS[Task.table]
    old = replace(with_task(study, field), minutes=1, title="Old", details="Start")
    before = codec.write(old)
    base = StampedDocument(before, "1a")
    value = sample(study, field).value
    other_name = "title" if field.name != "title" else "minutes"
    other_value: Any = "New" if other_name == "title" else 7
    here = edited(base, before, codec.write(replace(old, **{field.name: value})), "2a")
    there = edited(base, before, codec.write(replace(old, **{other_name: other_value})), "2b")
    both = merged(here, there).document
    assert both == merged(there, here).document
    assert both is not None
    record = codec.read(old.id, both)
    assert (getattr(record, field.name), getattr(record, other_name)) == (value, other_value)
    if field.type == "text":
        before = codec.write(replace(old, **{field.name: "One\nTwo"}))
        base = StampedDocument(before, "1a")
        here = edited(base, before, codec.write(replace(old, **{field.name: "Zero\nOne\nTwo"})), "2a")
        there = edited(base, before, codec.write(replace(old, **{field.name: "One\nTwo\nThree"})), "2b")
        both = merged(here, there).document
        assert both is not None
        assert both[field.name] == "Zero\nOne\nTwo\nThree"


@every_reference
def test_a_reference_is_renamed_and_removed_with_its_record(study: Study, field: TaskField) -> None:
    task = with_task(study, field)
    id_ = getattr(task, field.name)
    document = CODECS[Task.table].write(task)
    assert (field.name, field.table, id_) in set(references(Task.table, document))
    assert with_references(Task.table, document, lambda table, old: old + 1)[field.name] == id_ + 1
    step = removal(study, [study.get(record_class(field.table), id_)])
    study.commit("Remove", *step.changed, removed=step.removed)
    assert getattr(study.get(Task, task.id), field.name) is None


@every_option
def test_an_option_adds_the_field(demo: Path, make_environment: Any, cockpit: Cockpit, field: TaskField) -> None:
    expected = sample(make_environment().open_study(), field)
    added = cockpit("add", TITLE, f"--{field.name}", expected.typed, "--json").data
    assert getattr(make_environment().open_study().get(Task, int(added["id"])), field.name) == expected.value
    assert f"--{field.name} {field.name.upper()}" in cockpit("add", "--help").out


@every_field
def test_the_list_and_its_json_show_the_field(
    demo: Path, make_environment: Any, cockpit: Cockpit, field: TaskField
) -> None:
    study = make_environment().open_study()
    expected = sample(study, field)
    with_task(study, field)
    study.close()
    shown = cockpit("today", "--json").data["tasks"]
    row = next(row for row in shown if row["title"] in (TITLE, expected.value))
    documented = DOCUMENTED_TASK.search(Path("docs/scripting.md").read_text(encoding="utf-8"))
    assert documented is not None
    assert [f'"{name}"' for name in row] == documented[1].split(", ")
    if "json" in field.shown:
        assert str(row[field.name]) == expected.full
    line = next(line for line in cockpit("today").out.splitlines() if row["title"] in line)
    if "list" in field.shown:
        assert re.search(r"  \(.*\)$", line)
        assert (expected.typed if field.type != "minutes" else "35 min") in line


@every_field
def test_exports_panes_and_search_show_the_field(study: Study, field: TaskField) -> None:
    expected = sample(study, field)
    task = with_task(study, field)
    records = json.loads(export_json(study, TODAY))["tables"]["tasks"]
    assert next(record for record in records if record["id"] == task.id)[field.name] in (
        expected.value,
        getattr(expected.value, "isoformat", str)(),
    )
    rows = csv.DictReader(io.StringIO(export_csv(study, "tasks").removeprefix("\ufeff"), newline=""))
    cells = next(row for row in rows if row["id"] == str(task.id))
    if "csv" in field.shown:
        assert cells[field.name] in (expected.full, getattr(expected.value, "isoformat", str)())
    outputs = {
        "page": export_html(study, TODAY),
        "calendar": export_ics(study, NOW).replace("\r\n ", "").replace("\\n", "\n"),
        "details": "\n".join(
            row.details for group in groups(study, TODAY, TODAY) for row in group.rows if row.id == task.id
        ),
    }
    for output, text in outputs.items():
        if output in field.shown:
            assert expected.full in text
    if "search" in field.shown:
        assert task.id in [hit.id for hit in find(study, expected.full)]


@every_written
def test_a_field_comes_back_from_a_written_log(study: Study, field: TaskField, day: date | None) -> None:
    """It comes back in a new study, and where the study that wrote the log has lost it."""
    task = with_task(study, field, day=day)
    records = read_back(export_markdown(study, TODAY), NOW, IdSource(FixedClock(NOW), Random(3)).new)
    assert records is not None
    back = Study(MemoryStore(), FixedClock(NOW), IdSource(FixedClock(NOW), Random(4)))
    back.commit("Read back", *records)
    restored = next(other for other in back.all(Task).values() if other.title == TITLE)
    assert text_of(back, restored, field) == text_of(study, task, field)
    study.commit("Forget", replace(task, **{field.name: None if field.type in ("record", "minutes") else ""}))
    study.commit("Merge the log", *merged_log(records, study).changed)
    assert getattr(study.get(Task, task.id), field.name) == getattr(task, field.name)


def text_of(study: Study, task: Task, field: TaskField) -> str:
    """A value without ids."""
    value = getattr(task, field.name)
    return study.get(record_class(field.table), value).full_name if field.table else str(value)
