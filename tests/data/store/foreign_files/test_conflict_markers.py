"""Git could not merge the study file, or merged it its own way: both sides are read, neither loses."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from data.clock import SystemClock
from data.frozen import replace
from data.model.plan import Task
from data.store.care.check import check_study
from data.store.foreign_files.conflict_markers import sides
from data.study.study import Study
from tests.data.store.desk import Desk, add, titles

HOME = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "PATH": "/usr/bin:/bin:/usr/local/bin"}


def git(folder: Path, *words: str) -> None:
    """Run git in a folder; a merge that fails is what the tests are about."""
    name = ("-c", "user.name=L", "-c", "user.email=l@example.org", "-c", "core.autocrlf=false")
    subprocess.run(["git", *name, *words], cwd=folder, env=HOME, capture_output=True, check=False)


def titled(study: Study, title: str) -> Task:
    """The task of that title: where it stands among the others depends on the milliseconds they were made in."""
    (task,) = [task for task in study.all(Task).values() if task.title == title]
    return task


def edited_on_both_sides(tmp_path: Path, *merge: str) -> Desk:
    """One study in two clones: each renames the first task, ticks or moves others, and adds one; then git merges."""
    here = Desk(tmp_path, "here", clock=SystemClock())
    study = here.open()
    for number in range(6):
        add(study, f"Task {number}")
    study.close()
    folder = here.file.parent
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "study.json")
    git(folder, "commit", "-qm", "one")
    there = Desk(tmp_path, "there", clock=SystemClock())
    shutil.rmtree(there.file.parent)
    git(tmp_path, "clone", "-q", str(folder), str(there.file.parent))
    for desk in (there, here):
        study = desk.open()
        first, second = titled(study, "Task 0"), titled(study, "Task 1")
        study.commit("Minutes", replace(first, minutes=20) if desk is here else replace(first, title="Renamed"))
        study.commit("Week", replace(second, week=3) if desk is here else second.ticked(desk.clock.now()))
        add(study, f"New {desk.root.name}")
        study.close()
        git(desk.file.parent, "commit", "-qam", desk.root.name)
    git(folder, "fetch", "-q", str(there.file.parent), "main")
    git(folder, *merge)
    return here


def both_sides_are_there(desk: Desk) -> None:
    study = desk.open()
    second = titled(study, "Task 1")
    assert titled(study, "Renamed").minutes == 20
    assert (second.week, second.done) == (3, True)
    assert {"New here", "New there"} <= set(titles(study))
    assert len(titles(study)) == 8
    study.close()


def both_sides_get_into_the_file(desk: Desk) -> None:
    both_sides_are_there(desk)
    desk.stores[-1].repair()
    desk.stores[-1].close()
    assert b"<<<<" not in desk.file.read_bytes()
    json.loads(desk.file.read_bytes())
    assert check_study(desk.locations, {}) == []
    both_sides_are_there(desk)


MERGES = [
    ("merge", "FETCH_HEAD"),
    ("-c", "merge.conflictStyle=diff3", "merge", "FETCH_HEAD"),
    ("rebase", "FETCH_HEAD"),
]


@pytest.mark.parametrize("known", [True, False], ids=["where it was written", "in a fresh clone"])
@pytest.mark.parametrize("crlf", [False, True], ids=["LF", "CRLF"])
@pytest.mark.parametrize("merge", MERGES, ids=["merge", "diff3", "rebase"])
def test_both_sides_of_a_conflict_are_merged(tmp_path: Path, merge: tuple[str, ...], crlf: bool, known: bool) -> None:
    """One sentence says so, the file as it was is kept, and then it is in order."""
    desk = edited_on_both_sides(tmp_path, *merge)
    raw = desk.file.read_bytes()
    assert len(sides(raw)) == 2
    if crlf:
        raw = raw.replace(b"\n", b"\r\n")
        desk.file.write_bytes(raw)
    if not known:
        shutil.rmtree(desk.locations.state)
    assert [str(notice) for notice in desk.open().notices if "Git conflict markers" in str(notice)]
    both_sides_get_into_the_file(desk)
    assert raw in [path.read_bytes() for path in desk.state.glob("damaged/*")]
    assert desk.open().notices == []


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_where_git_took_one_side_this_machine_still_has_its_own(tmp_path: Path, side: str) -> None:
    desk = edited_on_both_sides(tmp_path, "merge", "-X", side, "-m", "merged", "FETCH_HEAD")
    assert sides(desk.file.read_bytes()) == []
    study = desk.open()
    assert "New here" in titles(study)
    assert [task.minutes for task in study.all(Task).values() if task.title in {"Task 0", "Renamed"}] == [20]


def test_a_record_that_stands_in_two_lines_is_merged(tmp_path: Path) -> None:
    """`git merge` with the union driver keeps both lines; JSON itself would drop the first one."""
    desk = edited_on_both_sides(tmp_path, "status")
    (tmp_path / "here" / "study" / ".gitattributes").write_text("study.json merge=union\n")
    git(desk.file.parent, "merge", "FETCH_HEAD")
    both_sides_get_into_the_file(desk)


def test_text_that_only_looks_like_markers_is_text() -> None:
    assert sides(b'{\n"tasks": {\n"1": {"title": "<<<<<<< HEAD"}\n}\n}\n') == []
