"""What lies beside the study or in the state folder is touched only if its content proves that it is ours."""

import json
import os
import shutil
from pathlib import Path

import pytest

from data.store.disk import disk
from data.store.folding import swap
from data.store.journals.layout import Layout
from data.store.snapshots.temporaries import new_temporary, temporaries
from data.store.text.study_text import quick_meta
from tests.data.store.desk import Desk, add, titles

NAMES = (
    "new-plan.md", "new-0123456789abcdef0", ".study-new-0123456789abcdef0", ".study.json.1", "study.json.new",
    "ledger.new",
    ".study-cockpit-0-0123456789abcdef.new", ".study-cockpit-0123456789abcdefghjk-000000-1-0123456789abcdef.new",
)  # fmt: skip
"""Names like those of our own temporary files, of now and of earlier versions."""
CONTENTS = (b"precious", b'{"tasks": {"1": {"title": "Not ours"}}}', b"")


def snapshot(folder: Path, names: list[str]) -> dict[str, tuple[object, ...]]:
    """What somebody's files hold, and whether anybody read or wrote them."""
    state = {}
    for name in names:
        stat = os.lstat(folder / name)
        state[name] = (stat.st_ino, stat.st_mtime_ns, stat.st_atime_ns, stat.st_size)
    return state


def worked_on(desk: Desk) -> None:
    """A few programs that change the study."""
    for title in ("One", "Two"):
        study = desk.open()
        add(study, title)
        study.close()


@pytest.mark.parametrize("is_far", [True, False])
def test_files_with_names_like_ours_beside_the_study_are_left_alone(
    tmp_path: Path, is_far: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts, other studies, folders, pipes and links; with the state folder on this disk and on another one."""
    if is_far:
        monkeypatch.setattr(swap, "device_of", len)
    desk = Desk(tmp_path)
    folder = desk.file.parent
    for number, name in enumerate(NAMES):
        (folder / name).write_bytes(CONTENTS[number % 2])
    (folder / "new-folder").mkdir()
    os.mkfifo(folder / "new-pipe")
    os.symlink(folder / "new-plan.md", folder / "new-link")
    names = sorted(path.name for path in folder.iterdir())
    before = snapshot(folder, names)
    worked_on(desk)
    assert sorted(path.name for path in folder.iterdir()) == sorted([*names, "study.json"])
    assert snapshot(folder, names) == before
    assert titles(desk.open()) == ["One", "Two"]


def test_files_of_others_in_the_state_folder_are_left_alone(tmp_path: Path) -> None:
    """Also beside the journals and the earlier versions, where names are ours by their pattern only."""
    desk = Desk(tmp_path)
    worked_on(desk)
    strangers = [desk.state / name for name in NAMES]
    strangers += [desk.state / "journals" / name for name in ("notes.log", "0-notes.log", ".log", "0-.log")]
    strangers += [desk.state / "generations" / name for name in ("notes.json", "1-notes.json")]
    for number, path in enumerate(strangers):
        path.write_bytes(CONTENTS[number % 2])
    os.mkfifo(desk.state / "journals" / "1-00000000000000000.log")
    os.mkfifo(desk.state / "generations" / "00000099-00000000000000000.json")
    before = {path: path.read_bytes() for path in strangers}
    worked_on(desk)
    assert {path: path.read_bytes() for path in strangers} == before
    assert titles(desk.open()) == ["One", "One", "Two", "Two"]


@pytest.mark.parametrize("name", ["study-1.json", "new-exam.json", ".study-new-0123456789abcdef0", "x.new"])
def test_the_study_may_have_any_name(tmp_path: Path, name: str) -> None:
    """Also one that temporary files of earlier versions had."""
    desk = Desk(tmp_path, study=tmp_path / "studies" / name)
    worked_on(desk)
    assert os.listdir(desk.file.parent) == [name]
    assert titles(desk.open()) == ["One", "Two"]


def _crashed(desk: Desk, is_beside: bool, content: bytes) -> Path:
    """A file that a program left that died while it wrote the study."""
    layout = Layout(str(desk.file), str(desk.state), desk.state.name)
    path = new_temporary(layout, quick_meta(desk.file.read_bytes()).version, is_beside)
    disk.put(path, content)
    return Path(path)


@pytest.mark.parametrize("is_beside", [True, False])
def test_what_a_dead_program_left_is_taken_in_and_cleared_away(tmp_path: Path, is_beside: bool) -> None:
    """It holds the file of the last instant, which nobody had read yet."""
    desk = Desk(tmp_path)
    worked_on(desk)
    tables = json.loads(desk.file.read_bytes())
    tables["tasks"]["77"] = {"title": "Delivered"}
    left = _crashed(desk, is_beside, json.dumps(tables).encode())
    study = desk.open()
    assert titles(study) == ["Delivered", "One", "Two"]
    add(study, "Three")
    study.close()
    assert not left.exists()
    assert titles(desk.open()) == ["Delivered", "One", "Three", "Two"]


@pytest.mark.parametrize("is_beside", [True, False])
@pytest.mark.parametrize("stranger", ["text", "study", "folder", "pipe", "link"])
def test_what_is_not_ours_under_the_very_name_is_left_alone(tmp_path: Path, is_beside: bool, stranger: str) -> None:
    """The content decides, not the name."""
    desk, other = Desk(tmp_path), Desk(tmp_path, "other")
    worked_on(desk)
    worked_on(other)
    left = _crashed(desk, is_beside, b"precious")
    if stranger == "study":
        shutil.copy2(other.file, left)
    elif stranger != "text":
        left.unlink()
        if stranger == "folder":
            left.mkdir()
        elif stranger == "pipe":
            os.mkfifo(left)
        else:
            left.symlink_to(desk.file)
    before = snapshot(left.parent, [left.name])
    worked_on(desk)
    assert {name: parts[:2] for name, parts in snapshot(left.parent, [left.name]).items()} == {
        name: parts[:2] for name, parts in before.items()
    }
    assert titles(desk.open()) == ["One", "One", "Two", "Two"]


def test_only_the_head_of_a_large_file_is_read(tmp_path: Path) -> None:
    """A film of 800 MB under the very name costs nothing."""
    desk = Desk(tmp_path)
    worked_on(desk)
    left = _crashed(desk, True, b"film")
    os.truncate(left, 800_000_000)
    assert temporaries(Layout(str(desk.file), str(desk.state), desk.state.name)) == []
    worked_on(desk)
    assert left.stat().st_size == 800_000_000
