"""Studies of earlier versions had ids of 63 bits: they become ids below 2^53, the same ones on every machine."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ids import ID_LIMIT, RANDOM_BITS, short_id
from data.model.attempts import Answer, Attempt, DomainScore
from data.model.domains import Confidence, Domain
from data.model.plan import Phase, Task
from data.model.questions import Bank, Option, Question
from data.model.sessions import StudySession
from data.store.care.backups import backup_tables, backups
from data.store.foreign_files.foreign import parse_foreign, sound
from data.store.text.references import references, with_references
from data.store.text.render import text_of_entries
from data.store.text.short_ids import ShortIds
from tests.conftest import TODAY
from tests.data.store.desk import Desk, add, titles

BURST = 893_500_000_000_000 << 10
"""An id of an earlier version."""
TWIN = BURST + (1 << RANDOM_BITS)
"""Another one, for which `short_id` gives the same new id."""
DOMAIN, PHASE, TASK, ATTEMPT, BANK, QUESTION, ANSWER = (BURST + number for number in range(7))
OLD_IDS = (*range(BURST, BURST + 7), TWIN + 2, TWIN + 3, TWIN + 20, TWIN + 30)
ids = st.integers(1, 2**63 - 1) | st.integers(BURST, BURST + 40) | st.integers(TWIN, TWIN + 40)


def filled(desk: Desk) -> None:
    """A study with a record of every kind that names others, as an earlier version wrote it; one task was removed."""
    study = desk.open()
    study.commit(
        "Set up",
        Domain(id=DOMAIN, name="Data", short="D", key="1", weight=40),
        Confidence(id=TWIN + 20, domain=DOMAIN, checkpoint=1, value=3, rated_at=desk.clock.now()),
        Phase(id=PHASE, title="Basics", start=TODAY, end=TODAY),
        Task(id=TASK, title="Kinesis", domain=DOMAIN, phase=PHASE, attempt=ATTEMPT),
        Task(id=TWIN + 2, title="Glue", domain=DOMAIN, phase=PHASE),
        Task(id=TWIN + 3, title="Removed", domain=DOMAIN),
        Attempt(id=ATTEMPT, title="Mock", draw=(QUESTION,), domain_scores=(DomainScore(DOMAIN, 50.0),)),
        Bank(id=BANK, name="Own"),
        Question(id=QUESTION, bank=BANK, stem="Which?", options=(Option("A"), Option("B")), key="A", domain=DOMAIN),
        Answer(id=ANSWER, attempt=ATTEMPT, number=1, question=QUESTION),
        StudySession(id=TWIN + 30, day=TODAY, minutes=5.0, task=TWIN + 2),
    )
    study.commit("Remove “Removed”", removed=[study.all(Task)[TWIN + 3]])
    study.close()
    for path in [desk.file, *desk.locations.state.rglob("*.json")]:
        path.write_bytes(with_old_ids(path.read_bytes()))


def with_old_ids(raw: bytes) -> bytes:
    """The same file as an earlier version wrote it."""
    ids = ShortIds()
    ids.learn(OLD_IDS)
    old = {ids[id_]: id_ for id_ in OLD_IDS}
    foreign = parse_foreign(raw)
    assert foreign is not None
    entries = {}
    for (table, id_), (fields, mark) in (*foreign.documents.items(), *foreign.removed.items()):
        entry = sound((table, id_), fields, mark)
        assert entry is not None
        named = with_references(table, fields, lambda _, one: old.get(one, one))
        entries[table, old.get(id_, id_)] = entry._replace(fields=named)
    return text_of_entries(entries, foreign.meta._replace(schema=2)).raw


def tables_of(desk: Desk) -> dict[str, dict[int, dict[str, Any]]]:
    """Every document of the file as any script reads it."""
    return {
        table: {int(id_): document for id_, document in documents.items()}
        for table, documents in json.loads(desk.file.read_bytes()).items()
    }


@given(st.sets(ids, max_size=60))
def test_no_two_records_get_the_same_id(old: set[int]) -> None:
    new = ShortIds()
    new.learn(old)
    assert len({new[id_] for id_ in old if id_ >= ID_LIMIT}) == len([id_ for id_ in old if id_ >= ID_LIMIT])
    assert all(0 <= new[id_] < ID_LIMIT for id_ in old)
    again = ShortIds(new.exceptions)
    again.learn(old)
    assert again.exceptions == new.exceptions


def test_every_table_and_field_gets_the_new_ids_and_a_version_with_the_old_ones_is_kept(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    filled(desk)
    before = desk.file.read_bytes()
    add(study := desk.open(), "New")
    assert str(study.notices) == "[]"
    study.close()
    tables = tables_of(desk)
    assert max(id_ for documents in tables.values() for id_ in documents) < ID_LIMIT
    assert {len(documents) for documents in tables.values()} == {1, 3}
    named = [
        (target, id_)
        for table, documents in tables.items()
        for document in documents.values()
        for _, target, id_ in references(table, document)
    ]
    assert len(named) == 13
    assert all(id_ in tables[target] for target, id_ in named)
    assert tables["tasks"][short_id(TASK)]["title"] == "Kinesis"
    assert before in [path.read_bytes() for path in (desk.state / "generations").iterdir()]
    assert desk.open().undo() == "Add “New”"


@pytest.mark.parametrize("close", [True, False])
def test_changes_of_before_can_be_undone_and_done_again_after_it(tmp_path: Path, close: bool) -> None:
    desk = Desk(tmp_path)
    filled(desk)
    study = desk.open()
    if close:
        desk.stores[-1].repair()
        study = desk.open()
    assert study.undo() == "Remove “Removed”"
    assert titles(study) == ["Glue", "Kinesis", "Removed"]
    assert study.undo() == "Set up"
    assert titles(study) == []
    assert (study.redo(), study.redo()) == ("Set up", "Remove “Removed”")
    study.close()
    task = next(task for task in desk.open().all(Task).values() if task.title == "Glue")
    assert [session.task for session in desk.open().all(StudySession).values()] == [task.id]


def test_two_machines_that_upgrade_apart_have_the_same_records(tmp_path: Path) -> None:
    """One of them has the journals and earlier versions, the other one only the file, and later an old copy of it."""
    here, there = Desk(tmp_path, "here"), Desk(tmp_path, "there")
    filled(here)
    shutil.copy2(here.file, there.file)
    old_copy = tmp_path / "copy.json"
    shutil.copy2(here.file, old_copy)
    for desk in (here, there):
        study = desk.open()
        add(study, f"New {desk.root.name}")
        study.close()
    study = here.open()
    assert study.merge(there.file, "Merge") == 1
    assert study.merge(old_copy, "Merge") == 0
    study.close()
    assert titles(here.open()) == ["Glue", "Kinesis", "New here", "New there"]
    assert there.open().merge(here.file, "Merge") == 1


def test_an_earlier_version_with_old_ids_can_be_put_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    filled(desk)
    study = desk.open()
    study.commit("Remove", removed=list(study.all(Task).values()))
    study.close()
    oldest = backups(desk.locations)[-1].number
    study = desk.open()
    assert study.put_back("Restore", backup_tables(desk.locations, oldest)) == 2
    assert titles(study) == ["Glue", "Kinesis"]
    assert {task.domain for task in study.all(Task).values()} == set(study.all(Domain))


@pytest.mark.parametrize("known", [True, False], ids=["the same machine", "another machine"])
def test_references_that_jq_rounded_before_the_upgrade_come_back(tmp_path: Path, known: bool) -> None:
    """The checksum of each document tells which of the ids it named that a double cannot tell apart."""
    desk = Desk(tmp_path)
    filled(desk)
    rounded = json.loads(desk.file.read_bytes(), parse_int=lambda digits: int(float(digits)))
    assert rounded["tasks"][str(TASK)]["phase"] != PHASE
    desk.file.write_text(json.dumps(rounded, indent=2))
    if not known:
        shutil.rmtree(desk.locations.state)
    study = desk.open()
    add(study, "New")
    study.close()
    tables = tables_of(desk)
    named = [
        (target, id_)
        for table, documents in tables.items()
        for document in documents.values()
        for _, target, id_ in references(table, document)
    ]
    assert len(named) == 13
    assert all(id_ in tables[target] for target, id_ in named)
