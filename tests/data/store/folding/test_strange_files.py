"""Folders, links, pipes, sockets and huge files stand in the state folder under names that files of ours have."""

import os
import shutil
import socket
import stat
from pathlib import Path

import pytest

from data.errors import NotSaved
from data.store.disk import disk
from data.store.journals.layout import Layout
from data.store.snapshots.generations import generation_name, generations, keep, thin
from tests.data.store.desk import Desk, add, titles

STAMP = "4zjg4eym000wwam00"
NAMES = [
    "place", "home", "unfinished", "reminder", "renamed-ids", "clock-ahead", "copies-seen",
    "taking-copies", "damaged", "left-out", "copies", "new-aaaaaaaaaaaaaaaaa", "../new", "journals/slot-0",
    f"journals/0-{STAMP}.log", f"journals/1-{STAMP}.log", f"generations/00000099-{STAMP}.json",
]  # fmt: skip
LOCKS = ("taking-copies", "../new", "journals/slot-0")
KINDS = ["folder", "link", "dangling", "circle", "pipe", "socket", "huge"]


def clear(path: Path) -> None:
    """Have nothing at a path."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def put(kind: str, path: Path) -> None:
    """Have something of a kind at a path, in place of what is there."""
    clear(path)
    if kind == "folder":
        path.mkdir()
        (path / "letter.txt").write_text("Dear Ada", encoding="utf-8")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        here = os.open(".", os.O_RDONLY)
        os.chdir(path.parent)
        try:
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(path.name)
        finally:
            os.fchdir(here)
            os.close(here)
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(disk.LARGEST + 1_000_000)
    else:
        letter = path.with_name("letter.txt")
        if kind == "link":
            letter.write_text("Dear Ada", encoding="utf-8")
        path.symlink_to(path.name if kind == "circle" else letter)


def described(path: Path) -> tuple[object, ...]:
    """What would show that somebody touched it, or what it leads to."""
    found = path.lstat()
    inside = sorted(os.listdir(path)) if stat.S_ISDIR(found.st_mode) else []
    letter = path.with_name("letter.txt")
    text = letter.read_text(encoding="utf-8") if letter.exists() else ""
    return found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, inside, text


def goes_on(desk: Desk, *strange: Path) -> None:
    """Two more programs write, fold and close; nothing strange was touched by them."""
    before = {path: described(path) for path in strange}
    for title in ("Three", "Four"):
        study = desk.open()
        add(study, title)
        study.refresh()
        desk.stores[-1].wait()
        study.refresh()
        study.close()
    assert titles(desk.open()) == ["Four", "One", "Three", "Two"]
    assert {path: described(path) for path in strange} == before


def worked_on(tmp_path: Path) -> Desk:
    """A study that two programs wrote to."""
    desk = Desk(tmp_path)
    for title in ("One", "Two"):
        add(study := desk.open(), title)
        study.close()
    return desk


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_ours_stays_and_the_study_works_on(tmp_path: Path, kind: str) -> None:
    desk = worked_on(tmp_path)
    strange = [desk.state / name for name in NAMES if kind != "huge" or name not in LOCKS]
    for path in strange:
        put(kind, path)
    goes_on(desk, *strange)
    assert b'"title": "Four"' in desk.file.read_bytes()


@pytest.mark.parametrize(
    ("name", "kind"),
    [(name, kind) for name in ("ledger", "lock") for kind in KINDS[:-1]]
    + [("generations", kind) for kind in KINDS[1:-1]],
)
def test_what_keeps_changes_from_the_file_is_named(tmp_path: Path, name: str, kind: str) -> None:
    desk = worked_on(tmp_path)
    put(kind, path := desk.state / name)
    goes_on(desk, path)
    said = [str(notice) for store in desk.stores for notice in store.notices]
    assert any(f"{path} is in the way and was not changed" in each for each in said)
    clear(path)
    study = desk.open()
    add(study, "Five")
    study.close()
    assert b'"title": "Four"' in desk.file.read_bytes()


def test_a_change_that_cannot_be_kept_is_refused_with_what_is_in_the_way(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    add(study := desk.open(), "One")
    study.close()
    put("pipe", desk.state / "journals")
    study = desk.open()
    with pytest.raises(NotSaved, match="journals is in the way and was not changed"):
        add(study, "Two")
    assert titles(desk.open()) == ["One"]


def test_another_study_among_the_earlier_versions_is_neither_removed_nor_merged(tmp_path: Path) -> None:
    here, other = Desk(tmp_path, "here"), Desk(tmp_path, "other")
    for desk in (here, other):
        add(study := desk.open(), f"Of {desk.root.name}")
        study.close()
    layout = Layout(str(here.file), str(here.state), here.state.name)
    strange = here.state / "generations" / generation_name(2, STAMP)
    strange.write_bytes(other.file.read_bytes())
    for number in range(3, 40):
        keep(layout, here.file.read_bytes(), generation_name(number, STAMP))
        thin(layout)
    assert strange.read_bytes() == other.file.read_bytes()
    assert len(generations(layout)) < 20
    for one in generations(layout):
        if one.number != 2:
            (here.state / "generations" / one.name).unlink()
    here.file.unlink()
    assert titles(here.open()) == ["Of here"]
