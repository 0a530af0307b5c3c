"""An earlier file that somebody puts in the study's place changes nothing silently."""

import shutil
from pathlib import Path

from data.frozen import replace
from data.model.plan import Task
from data.store.care.backups import backup_tables, backups
from tests.data.store.desk import START, Desk, add, titles


def sentences(desk: Desk) -> list[str]:
    """What is told at opening."""
    return [str(notice) for notice in desk.open().notices]


def test_an_earlier_file_is_named_with_the_backup_that_holds_it(tmp_path: Path) -> None:
    """`git checkout`, or a copy made before: the newer state stays, the earlier one is one command away."""
    desk = Desk(tmp_path)
    add_and_close(desk, "One")
    earlier = desk.file.read_bytes()
    add_and_close(desk, "Two")
    add_and_close(desk, "Three")
    desk.file.write_bytes(earlier)
    study = desk.open()
    assert titles(study) == ["One", "Three", "Two"]
    (sentence,) = map(str, study.notices)
    assert "is an earlier state of this study" in sentence
    number = int(sentence.split("cockpit restore ")[1].split("`")[0])
    assert [task["title"] for task in backup_tables(desk.locations, number)["tasks"].values()] == ["One"]
    add(study, "Four")
    study.close()
    assert sentences(desk) == []
    assert titles(desk.open()) == ["Four", "One", "Three", "Two"]


def test_an_earlier_file_that_no_backup_holds_becomes_one(tmp_path: Path) -> None:
    """It was thinned out; it gets the number that the sentence names when the file is written next."""
    desk = Desk(tmp_path)
    add_and_close(desk, "One")
    earlier = desk.file.read_bytes()
    add_and_close(desk, "Two")
    for path in (desk.state / "generations").iterdir():
        path.unlink()
    add_and_close(desk, "Three")
    desk.file.write_bytes(earlier)
    (sentence,) = sentences(desk)
    number = int(sentence.split("cockpit restore ")[1].split("`")[0])
    assert number not in {one.number for one in backups(desk.locations)}
    add_and_close(desk, "Four")
    assert [task["title"] for task in backup_tables(desk.locations, number)["tasks"].values()] == ["One"]


def test_a_window_says_so_too(tmp_path: Path) -> None:
    """The file is replaced while it is open."""
    desk = Desk(tmp_path)
    add_and_close(desk, "One")
    earlier = desk.file.read_bytes()
    add_and_close(desk, "Two")
    study = desk.open()
    desk.file.write_bytes(earlier)
    for _ in range(3):
        study.refresh()
        desk.stores[-1].wait()
    assert titles(study) == ["One", "Two"]
    assert ["is an earlier state" in str(notice) for notice in study.notices] == [True]


def test_an_edit_of_an_earlier_file_and_a_newer_file_are_merged_without_a_word(tmp_path: Path) -> None:
    """Neither is an earlier state."""
    desk, there = Desk(tmp_path), Desk(tmp_path, "there")
    add_and_close(desk, "One")
    there.file.write_bytes(desk.file.read_bytes())
    add_and_close(there, "There")
    add_and_close(desk, "Two")
    desk.file.write_bytes(there.file.read_bytes())
    assert sentences(desk) == []
    assert titles(desk.open()) == ["One", "There", "Two"]
    study = there.open()
    (task,) = [task for task in study.all(Task).values() if task.title == "One"]
    study.commit("Tick", replace(task, done_at=START))
    study.close()
    desk.file.write_bytes(there.file.read_bytes())
    assert sentences(desk) == []


def add_and_close(desk: Desk, title: str) -> None:
    """One program."""
    study = desk.open()
    add(study, title)
    study.close()


def test_the_last_but_one_version_brings_back_nothing_old(tmp_path: Path) -> None:
    """Another machine's file came in between, so that the journals alone do not hold what the file held."""
    here, there = Desk(tmp_path, "here"), Desk(tmp_path, "there")
    add(study := here.open(), "One")
    study.close()
    shutil.copy2(here.file, there.file)
    older = here.file.read_bytes()
    add(study := there.open(), "Two")
    study.close()
    shutil.copy2(there.file, here.file)
    here.open()
    here.stores[-1].repair()
    here.stores[-1].close()
    here.file.unlink()
    here.file.write_bytes(older)
    assert titles(here.open()) == ["One", "Two"]
