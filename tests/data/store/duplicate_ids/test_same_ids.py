"""Two machines draw the same id for two records: both stay, under two ids, the same ones on both machines."""

import shutil
from pathlib import Path

import pytest

from data.clock import FixedClock
from data.frozen import replace
from data.model.plan import Task
from data.model.sessions import StudySession
from data.study.study import Study
from tests.conftest import TODAY
from tests.data.store.desk import START, Desk, add, settle, titles
from tests.data.store.drawn_twice import Machines, read_local_state

DRAWN = 893_500_000_000_000


def drawn_on_both(tmp_path: Path, first: str) -> tuple[Desk, Desk]:
    """One study on two machines; each makes a task under the same id, and logs time for it in another program."""
    clocks = {name: FixedClock(START) for name in ("here", "there")}
    here, there = (Desk(tmp_path, name, clock=clock) for name, clock in clocks.items())
    add(study := here.open(), "Common")
    study.close()
    shutil.copy2(here.file, there.file)
    for desk in (here, there):
        clocks[desk.root.name].advance(seconds=1 if desk.root.name == first else 2)
        study = desk.open()
        study.commit("Add", Task(id=DRAWN, title=f"Task {desk.root.name}"))
        study.close()
        study = desk.open()
        study.commit("Log", StudySession(id=study.new_id(), day=TODAY, minutes=5.0, task=DRAWN, title=desk.root.name))
        study.close()
    return here, there


def both_are_there(desk: Desk) -> None:
    study = desk.open()
    assert titles(study) == ["Common", "Task here", "Task there"]
    by_id = study.all(Task)
    logged = {session.title: by_id[session.task or 0].title for session in study.all(StudySession).values()}
    assert logged == {"here": "Task here", "there": "Task there"}


def records(desk: Desk) -> dict[str, dict[int, object]]:
    study = desk.open()
    return {"tasks": dict(study.all(Task)), "sessions": dict(study.all(StudySession))}


@pytest.mark.parametrize("first", ["here", "there"])
def test_a_synced_file_brings_both_and_the_machines_agree(tmp_path: Path, first: str) -> None:
    here, there = drawn_on_both(tmp_path, first)
    older = there.file.read_bytes()
    for source, target in ((there, here), (here, there)):
        shutil.copy2(source.file, target.file)
        both_are_there(target)
        target.stores[-1].repair()
        target.stores[-1].close()
        both_are_there(target)
    assert records(here) == records(there)
    here.file.write_bytes(older)
    both_are_there(here)
    assert records(here) == records(there)


@pytest.mark.parametrize("first", ["here", "there"])
def test_a_merged_copy_brings_both(tmp_path: Path, first: str) -> None:
    """As one step; merging it again, or the merged file on the other machine, finds nothing new."""
    here, there = drawn_on_both(tmp_path, first)
    study = here.open()
    assert study.merge(there.file, "Merge")
    assert study.merge(there.file, "Merge") == 0
    study.close()
    both_are_there(here)
    study = there.open()
    study.merge(here.file, "Merge")
    study.close()
    both_are_there(there)
    assert records(here) == records(there)


def two_windows(tmp_path: Path, first: int) -> tuple[Desk, list[Study]]:
    """Two programs of one machine, neither of which has read what the other wrote."""
    clock = FixedClock(START)
    desk = Desk(tmp_path, clock=clock)
    add(study := desk.open(), "Common")
    study.close()
    windows = [desk.open(), desk.open()]
    names = ["here", "there"]
    for number in (first, 1 - first):
        clock.advance(seconds=1)
        study = windows[number]
        study.commit("Add", Task(id=DRAWN, title=f"Task {names[number]}"))
        study.commit("Log", StudySession(id=study.new_id(), day=TODAY, minutes=5.0, task=DRAWN, title=names[number]))
    return desk, windows


def holds_both(study: Study) -> None:
    assert titles(study) == ["Common", "Task here", "Task there"]
    by_id = study.all(Task)
    logged = {session.title: by_id[session.task or 0].title for session in study.all(StudySession).values()}
    assert logged == {"here": "Task here", "there": "Task there"}


@pytest.mark.parametrize("first", [0, 1])
def test_two_journals_that_are_not_folded_yet_are_told_apart(tmp_path: Path, first: int) -> None:
    """By whoever opens the study, before and after the journals are folded."""
    desk, _ = two_windows(tmp_path, first)
    both_are_there(desk)
    ids = set(desk.open().all(Task))
    desk.stores[-1].repair()
    desk.stores[-1].close()
    both_are_there(desk)
    assert set(desk.open().all(Task)) == ids
    desk.file.unlink()
    both_are_there(desk)
    assert set(desk.open().all(Task)) == ids


@pytest.mark.parametrize("first", [0, 1])
def test_open_windows_go_on_with_the_record_that_is_theirs(tmp_path: Path, first: int) -> None:
    """What each writes afterwards, and takes back, belongs to its own record; the other's stays."""
    desk, windows = two_windows(tmp_path, first)
    settle(desk, *windows)
    for name, study in zip(("here", "there"), windows, strict=True):
        holds_both(study)
        (mine,) = (task for task in study.all(Task).values() if task.title == f"Task {name}")
        study.commit("Edit", replace(mine, minutes=30))
        study.commit("Log again", StudySession(id=study.new_id(), day=TODAY, minutes=7.0, task=mine.id, title=name))
    settle(desk, *windows)
    for study in (*windows, desk.open()):
        holds_both(study)
        assert {task.minutes for task in study.all(Task).values() if task.title != "Common"} == {30}
    for name, study in zip(("here", "there"), windows, strict=True):
        for _ in range(4):
            study.undo()
        settle(desk, *windows)
        assert f"Task {name}" not in titles(study)
    assert titles(desk.open()) == ["Common"]


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("closed_first", [0, 1])
def test_windows_that_never_looked_at_each_other_lose_nothing(tmp_path: Path, first: int, closed_first: int) -> None:
    desk, windows = two_windows(tmp_path, first)
    windows[closed_first].close()
    both_are_there(desk)
    windows[1 - closed_first].close()
    both_are_there(desk)
    after = desk.open()
    ids = set(after.all(Task))
    while after.undo() is not None:
        pass
    assert titles(after) == []
    while after.redo() is not None:
        pass
    holds_both(after)
    assert set(after.all(Task)) == ids


@pytest.mark.parametrize("first", ["here", "there"])
def test_a_synced_file_meets_a_journal_that_is_not_folded_yet(tmp_path: Path, first: str) -> None:
    """The window here has its task only in its journal when the file of the other machine arrives."""
    clocks = {name: FixedClock(START) for name in ("here", "there")}
    here, there = (Desk(tmp_path, name, clock=clock) for name, clock in clocks.items())
    add(study := here.open(), "Common")
    study.close()
    shutil.copy2(here.file, there.file)
    windows = {}
    for desk in (here, there):
        name = desk.root.name
        clocks[name].advance(seconds=1 if name == first else 2)
        windows[name] = study = desk.open()
        study.commit("Add", Task(id=DRAWN, title=f"Task {name}"))
        study.commit("Log", StudySession(id=study.new_id(), day=TODAY, minutes=5.0, task=DRAWN, title=name))
    windows["there"].close()
    shutil.copy2(there.file, here.file)
    both_are_there(here)
    settle(here, windows["here"])
    holds_both(windows["here"])
    windows["here"].close()
    both_are_there(here)
    shutil.copy2(here.file, there.file)
    both_are_there(there)
    assert records(here) == records(there)


@pytest.mark.parametrize("first", ["here", "there"])
def test_an_open_window_follows_a_synced_file_to_other_ids(tmp_path: Path, first: str) -> None:
    """It made neither of the two; what it writes about one of them stays there."""
    here, there = drawn_on_both(tmp_path, first)
    window = here.open()
    assert titles(window) == ["Common", "Task here"]
    assert len(window.all(StudySession)) == 1
    shutil.copy2(there.file, here.file)
    settle(here, window)
    holds_both(window)
    for task in list(window.all(Task).values()):
        window.commit("Edit", replace(task, minutes=len(task.title)))
    window.close()
    both_are_there(here)
    assert {task.title: task.minutes for task in here.open().all(Task).values()} == {
        "Common": 6, "Task here": 9, "Task there": 10
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(10))
def test_nothing_is_lost_or_doubled_whatever_programs_do(tmp_path: Path, seed: int) -> None:
    """Then a restarted program takes steps back and makes them again: every desk has what it had then."""
    machines = Machines(tmp_path, seed)
    for _ in range(machines.chance.randrange(20, 90)):
        machines.step()
    machines.settle()
    study = machines.desks[0].open()
    for kind in ("undo", "redo"):
        for _ in range(6):
            machines.turn(study, kind)
    there = read_local_state(study)
    study.close()
    assert machines.settle() == there


def removed_here_drawn_there(tmp_path: Path) -> tuple[Desk, Desk]:
    """One machine made and removed a task, the other one made another under its id and logged time for it."""
    here, there = drawn_on_both(tmp_path, "here")
    study = here.open()
    study.commit("Remove", removed=[study.get(Task, DRAWN)])
    study.close()
    return here, there


def only_theirs_is_there(study: Study) -> None:
    assert titles(study) == ["Common", "Task there"]
    logged = {session.title: study.all(Task).get(session.task or 0) for session in study.all(StudySession).values()}
    assert logged["there"] is not None
    assert logged["there"].title == "Task there"
    assert logged.get("here") is None


@pytest.mark.parametrize("target", ["here", "there"])
@pytest.mark.parametrize("way", ["sync", "merge", "sync to a window"])
def test_a_removal_takes_no_other_record_along(tmp_path: Path, target: str, way: str) -> None:
    here, there = removed_here_drawn_there(tmp_path)
    desk, other = (here, there) if target == "here" else (there, here)
    window = desk.open()
    before = titles(window)
    if way == "merge":
        window.merge(other.file, "Merge")
    else:
        shutil.copy2(other.file, desk.file)
        if way == "sync":
            window = desk.open()
        else:
            assert titles(window) == before
            settle(desk, window)
    only_theirs_is_there(window)
    desk.stores[-1].repair()
    only_theirs_is_there(desk.open())


@pytest.mark.parametrize("first", [0, 1])
def test_a_third_program_that_named_one_of_the_two_means_it_still(tmp_path: Path, first: int) -> None:
    """It wrote before anything of this was folded."""
    desk, windows = two_windows(tmp_path, first)
    third = desk.open()
    by_title = {task.title: task.id for task in third.all(Task).values()}
    for name in ("here", "there"):
        id_ = by_title[f"Task {name}"]
        session = StudySession(id=third.new_id(), day=TODAY, minutes=9.0, task=id_, title=name)
        third.commit("Log", session)
    windows[1].close()
    third.close()
    windows[0].close()
    both_are_there(desk)
    assert len(desk.open().all(StudySession)) == 4


@pytest.mark.parametrize("first", ["here", "there"])
def test_a_window_that_has_not_looked_yet_edits_its_own(tmp_path: Path, first: str) -> None:
    """The file says already that its task has another id: what it ticks, logs and takes back is its own task's."""
    here, there = drawn_on_both(tmp_path, first)
    window = here.open()
    mine = window.get(Task, DRAWN)
    shutil.copy2(there.file, here.file)
    here.open()
    here.stores[-1].repair()
    here.stores[-1].close()
    window.commit("Tick", mine.ticked(START))
    window.commit("Log", StudySession(id=window.new_id(), day=TODAY, minutes=9.0, task=DRAWN, title="here"))
    both_are_there(here)
    assert {task.title for task in here.open().all(Task).values() if task.done_at} == {"Task here"}
    settle(here, window)
    assert [window.undo(), window.undo()] == ["Log", "Tick"]
    window.close()
    both_are_there(here)
    assert not [task for task in here.open().all(Task).values() if task.done_at]


def test_a_step_of_many_records_never_counts_as_renamed(tmp_path: Path) -> None:
    """They were made at one time with ids of one time: each id is still its own."""
    desk = Desk(tmp_path)
    study = desk.open()
    study.commit("Import", *(Task(id=study.new_id(), title=f"Task {number}") for number in range(3000)))
    ids = set(study.all(Task))
    study.close()
    assert set(desk.open().all(Task)) == ids
