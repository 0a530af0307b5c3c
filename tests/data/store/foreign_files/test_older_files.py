"""Files that another version or another program wrote."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from tinydb import Query, TinyDB

from data.model.notes import Note
from data.model.plan import Task
from data.store.foreign_files.upgrades import STEPS
from data.store.text.study_text import SCHEMA
from data.store.tinydb_storage import StudyStorage
from tests.data.store.desk import Desk, add, titles

STORED = Path(__file__).parent / "files" / "schema_1.json"


def test_there_is_a_step_from_every_older_schema() -> None:
    """No file of any version is left behind."""
    assert sorted(STEPS) == list(range(1, SCHEMA))


def test_a_stored_file_of_schema_1_opens_with_its_ticks_dated_and_is_kept(tmp_path: Path) -> None:
    """Looking at it changes nothing; the first change upgrades it after keeping it."""
    desk = Desk(tmp_path)
    shutil.copy2(STORED, desk.file)
    study = desk.open()
    tasks = study.all(Task)
    assert {id_: task.done for id_, task in tasks.items()} == {1: True, 2: False, 3: True, 4: True, 5: True}
    assert tasks[1].done_at == datetime(2026, 1, 5, 12, tzinfo=UTC)
    assert tasks[3].done_at == datetime(2026, 1, 7, 21, 30, tzinfo=UTC)
    assert [note.text for note in study.all(Note).values()] == ["샤드 하나는 초당 1 MB를 받는다"]
    assert study.notices == []
    assert desk.file.read_bytes() == STORED.read_bytes()
    add(study, "New")
    study.close()
    database = TinyDB(desk.file)
    assert database.table("meta").get(doc_id=1)["schema"] == SCHEMA
    assert database.table("tasks").get(doc_id=4)["colour"] == "red"
    assert STORED.read_bytes() in [kept.read_bytes() for kept in (desk.state / "generations").iterdir()]


def test_the_same_old_file_upgraded_on_two_machines_merges_without_doubling(tmp_path: Path) -> None:
    """Both machines find the same records in it."""
    here, there = Desk(tmp_path, "here"), Desk(tmp_path, "there")
    for desk in (here, there):
        shutil.copy2(STORED, desk.file)
        study = desk.open()
        add(study, f"New {desk.root.name}")
        study.close()
    study = here.open()
    assert study.merge(there.file, "Merge") == 1
    assert titles(study) == ["Athena", "Feature stores", "Glue", "Kinesis 복습", "New here", "New there", "No day"]


def test_a_script_may_write_through_the_storage_of_tinydb(tmp_path: Path) -> None:
    """The file keeps its layout, and the cockpit takes the change in."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "Kinesis")
    study.close()
    lines = len(desk.file.read_bytes().splitlines())
    database = TinyDB(desk.file, storage=StudyStorage)
    database.table("tasks").update({"title": "Firehose"}, Query().title == "Kinesis")
    database.table("tasks").insert({"title": "Glue"})
    assert len(desk.file.read_bytes().splitlines()) == lines + 1
    assert titles(desk.open()) == ["Firehose", "Glue"]
    assert [path.name for path in desk.file.parent.iterdir()] == ["study.json"]
