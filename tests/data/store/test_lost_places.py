"""Somebody removes, replaces or renames what a study is kept in while it is open; nothing acknowledged is lost."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data.clock import FixedClock
from data.errors import NotSaved
from data.store.care.take_in import CopyWatch
from data.store.disk import disk
from data.store.text.study_text import quick_meta
from data.study.study import Study
from tests.data.store.desk import START, Desk, add, settle, titles

HARM: dict[str, Callable[[Desk], object]] = {
    "state": lambda desk: shutil.rmtree(desk.locations.state),
    "state emptied": lambda desk: (shutil.rmtree(desk.locations.state), desk.locations.state.mkdir()),
    "state renamed": lambda desk: desk.locations.state.rename(desk.root / "old"),
    "journals": lambda desk: shutil.rmtree(desk.state / "journals"),
    "logs": lambda desk: [path.unlink() for path in (desk.state / "journals").glob("*.log")],
    "slots": lambda desk: [path.unlink() for path in (desk.state / "journals").glob("slot-*")],
    "replaced by a copy": lambda desk: [_replaced(path) for path in (desk.state / "journals").glob("*.log")],
    "replaced by nothing": lambda desk: [_replaced(path, b"") for path in (desk.state / "journals").glob("*.log")],
    "state replaced by a copy": lambda desk: _folder_replaced(desk.locations.state),
}


def _replaced(path: Path, content: bytes | None = None) -> None:
    """Put another file in the place of one, as sync tools do."""
    new = path.with_name(".syncing")
    new.write_bytes(path.read_bytes() if content is None else content)
    new.replace(path)


def _folder_replaced(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("copy"))
    shutil.rmtree(folder)
    folder.with_name("copy").rename(folder)


@pytest.mark.parametrize("ending", ["close", "kill"])
@pytest.mark.parametrize("harm", HARM)
def test_what_is_done_before_and_after_the_journals_are_lost_stays(tmp_path: Path, harm: str, ending: str) -> None:
    """Some of it was in the file, some was not; the program goes on and closes, or is killed."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "In the file")
    study.close()
    study = desk.open()
    add(study, "Before")
    HARM[harm](desk)
    add(study, "After")
    add(study, "And after")
    if ending == "close":
        study.close()
        assert study.notices == []
    study = desk.open()
    assert titles(study) == ["After", "And after", "Before", "In the file"]
    assert study.undo() == "Add “And after”"


@pytest.mark.parametrize("harm", HARM)
def test_what_another_program_wrote_and_this_one_read_stays_too(tmp_path: Path, harm: str) -> None:
    """The other one was killed before it could fold; this one has not written anything yet, or quits at once."""
    desk = Desk(tmp_path)
    first = desk.open()
    add(first, "In the file")
    first.close()
    window = desk.open()
    add(desk.open(), "Killed")
    assert window.refresh()
    HARM[harm](desk)
    window.refresh()
    window.close()
    desk.stores.clear()
    assert titles(desk.open()) == ["In the file", "Killed"]


def test_two_programs_never_write_into_one_journal_when_the_locks_are_removed(tmp_path: Path) -> None:
    """The second one would get the slot of the first."""
    desk = Desk(tmp_path)
    one = desk.open()
    add(one, "One")
    HARM["slots"](desk)
    two = desk.open()
    for number in range(3):
        add(two, f"Two {number}")
        add(one, f"One {number}")
    assert titles(desk.open()) == sorted(["One", *(f"{name} {n}" for name in ("One", "Two") for n in range(3))])


def test_an_older_journal_that_was_put_back_is_not_gone_on_with(tmp_path: Path) -> None:
    """What is written behind its end would count as folded."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "One")
    (journal,) = (desk.state / "journals").glob("*.log")
    older = journal.read_bytes()
    add(study, "Two" * 100)
    study.close()
    journal.write_bytes(older)
    add(desk.open(), "Three")
    assert titles(desk.open()) == ["One", "Three", "Two" * 100]


def _moves(study: Study) -> list[str]:
    return [str(notice) for notice in study.notices]


@pytest.mark.parametrize("is_folded", [True, False])
def test_a_renamed_folder_is_followed_and_the_old_one_is_not_made_again(tmp_path: Path, is_folded: bool) -> None:
    """Half a second after a tick; then another tick, and the end."""
    clock = FixedClock(START)
    desk = Desk(tmp_path, clock=clock)
    study = desk.open()
    add(study, "One")
    if is_folded:
        settle(desk, study)
    moved = desk.file.parent.rename(tmp_path / "moved")
    add(study, "Two")
    clock.advance(seconds=6)
    settle(desk, study)
    add(study, "Three")
    study.close()
    assert not desk.file.parent.exists()
    assert [path.name for path in moved.iterdir()] == ["study.json"]
    assert len(_moves(study)) == 1
    assert "The study continues there" in _moves(study)[0]
    there = Desk(tmp_path, study=moved / "study.json")
    assert titles(there.open()) == ["One", "Three", "Two"]


@pytest.mark.parametrize("is_watched", [True, False])
def test_a_renamed_home_takes_the_state_folder_along(tmp_path: Path, is_watched: bool) -> None:
    """The study, the settings and the state folder lie in one folder."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "One")
    study.close()
    study = desk.open()
    if is_watched:
        study.refresh()
    else:
        add(study, "Two")
    desk.root.rename(tmp_path / "moved")
    add(study, "Three")
    study.close()
    assert not desk.root.exists()
    assert titles(Desk(tmp_path, "moved").open()) == (["One", "Three"] if is_watched else ["One", "Three", "Two"])


@pytest.mark.parametrize("target", ["study/exam.json", "other/study.json", "other/exam.json"])
def test_a_renamed_file_is_followed(tmp_path: Path, target: str) -> None:
    """In its folder, into another one, and under another name there."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "One")
    study.close()
    study = desk.open()
    add(study, "Two")
    there = desk.root / target
    there.parent.mkdir(exist_ok=True)
    desk.file.rename(there)
    add(study, "Three")
    study.close()
    assert not desk.file.exists()
    assert quick_meta(there.read_bytes()).study
    assert titles(Desk(tmp_path, study=there).open()) == ["One", "Three", "Two"]


@pytest.mark.parametrize("gone", ["file", "folder", "bin"])
def test_what_was_removed_is_not_made_again_and_goes_on_when_it_is_back(tmp_path: Path, gone: str) -> None:
    """The changes are safe meanwhile, and that is said once."""
    clock = FixedClock(START)
    desk = Desk(tmp_path, clock=clock)
    study = desk.open()
    add(study, "One")
    study.close()
    study = desk.open()
    add(study, "Two")
    kept = tmp_path / "kept.json"
    shutil.copy2(desk.file, kept)
    if gone == "file":
        desk.file.unlink()
    elif gone == "folder":
        shutil.rmtree(desk.file.parent)
    else:
        (tmp_path / "Trash").mkdir()
        desk.file.parent.rename(tmp_path / "Trash" / "study")
    for _ in range(4):
        clock.advance(seconds=6)
        settle(desk, study)
    add(study, "Three")
    assert not desk.file.exists()
    assert desk.file.parent.exists() == (gone == "file")
    assert len(study.notices) == 1
    assert "is missing" in str(study.notices[0])
    # Not the folder that was there: its number is taken meanwhile.
    (tmp_path / "other").mkdir()
    desk.file.parent.mkdir(exist_ok=True)
    shutil.copy2(kept, desk.file)
    settle(desk, study)
    study.close()
    assert titles(desk.open()) == ["One", "Three", "Two"]


def test_a_removed_file_stays_removed_when_the_program_ends_and_the_next_start_has_everything(tmp_path: Path) -> None:
    """Nothing is made behind the learner's back; opening the study again puts it together."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "One")
    study.close()
    study = desk.open()
    add(study, "Two")
    desk.file.unlink()
    study.close()
    assert not desk.file.exists()
    study = desk.open()
    assert titles(study) == ["One", "Two"]
    assert any("missing" in str(notice) for notice in study.notices)


def test_a_study_of_which_everything_was_removed_is_there_again_at_the_next_start(tmp_path: Path) -> None:
    """The folder held the file, the journals and every earlier version; the open program knows all of it."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "One")
    study.close()
    study = desk.open()
    add(study, "Two")
    shutil.rmtree(desk.root)
    add(study, "Three")
    study.close()
    assert not desk.file.parent.exists()
    desk.file.parent.mkdir()
    assert titles(desk.open()) == ["One", "Three", "Two"]


def test_a_file_that_was_replaced_by_another_study_is_left_alone(tmp_path: Path) -> None:
    """Both studies stay what they are, and it is said."""
    desk, other = Desk(tmp_path), Desk(tmp_path, "other")
    for each, title in ((desk, "Ours"), (other, "Theirs")):
        study = each.open()
        add(study, title)
        study.close()
    study = desk.open()
    add(study, "Ours too")
    theirs = other.file.read_bytes()
    local_state = desk.file.read_bytes()
    _replaced(desk.file, theirs)
    study.close()
    assert desk.file.read_bytes() == theirs
    assert any("another study" in str(notice) for notice in study.notices)
    _replaced(desk.file, local_state)
    assert titles(desk.open()) == ["Ours", "Ours too"]


def test_a_copy_that_is_renamed_keeps_what_was_not_folded(tmp_path: Path) -> None:
    """It is a study of its own; its journal is found by the version it wrote last."""
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "One")
    study.close()
    copy = Desk(tmp_path, study=desk.root / "copy" / "study.json")
    shutil.copy2(desk.file, copy.file)
    study = copy.open()
    add(study, "Copy")
    study.close()
    add(copy.open(), "Not folded")
    moved = Desk(tmp_path, study=desk.root / "copy" / "renamed.json")
    copy.file.rename(moved.file)
    assert titles(moved.open()) == ["Copy", "Not folded", "One"]
    assert titles(desk.open()) == ["One"]


def test_a_link_is_followed_to_the_file_it_named_at_opening(tmp_path: Path) -> None:
    """Turning the link to another file meanwhile mixes nothing."""
    desk, other = Desk(tmp_path), Desk(tmp_path, "other")
    for each, title in ((desk, "Ours"), (other, "Theirs")):
        study = each.open()
        add(study, title)
        study.close()
    link = tmp_path / "link.json"
    link.symlink_to(desk.file)
    linked = Desk(tmp_path, study=link)
    linked.locations = desk.locations._replace(study=link)
    study = linked.open()
    add(study, "Ours too")
    link.unlink()
    os.symlink(other.file, link)
    add(study, "And this")
    study.close()
    assert titles(other.open()) == ["Theirs"]
    assert titles(desk.open()) == ["And this", "Ours", "Ours too"]


@pytest.mark.parametrize("is_watched", [True, False])
def test_what_has_no_place_but_the_memory_is_kept_beside_the_file_and_taken_in_at_the_next_start(
    tmp_path: Path, is_watched: bool
) -> None:
    """The state folder is gone and cannot be made again: something else stands in its place."""
    desk = Desk(tmp_path)
    study = desk.open()
    task = add(study, "In the file")
    study.close()
    study = desk.open()
    add(study, "Before")
    study.commit("Remove", removed=[task])
    shutil.rmtree(desk.locations.state)
    desk.locations.state.touch()
    with pytest.raises(NotSaved):
        add(study, "Refused")
    if is_watched:
        study.refresh()
    study.close()
    (copy,) = (path for path in desk.file.parent.iterdir() if path != desk.file)
    (sentence,) = map(str, study.notices)
    assert str(copy) in sentence
    desk.locations.state.unlink()
    again = desk.open()
    assert titles(again) == ["In the file"]
    assert [taken.path for taken in CopyWatch(desk.locations).take_in(again)] == [copy]
    assert titles(again) == ["Before"]
    assert not copy.exists()


def test_a_state_folder_that_is_removed_in_the_moment_after_it_was_made_refuses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    study = desk.open()
    add(study, "Before")
    make_folder, removals = disk.make_folder, [True]

    def make_and_lose(folder: str) -> None:
        make_folder(folder)
        if removals.pop() if removals else False:
            shutil.rmtree(folder)

    shutil.rmtree(desk.locations.state)
    monkeypatch.setattr(disk, "make_folder", make_and_lose)
    add(study, "After")
    study.close()
    assert not removals
    assert titles(desk.open()) == ["After", "Before"]
