"""A file stands where this machine's own folder should be: it is named and left alone, and no change is lost."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from data.clock import FixedClock
from data.errors import BadFile, NotSaved
from data.store.care.backups import backup_tables, backups
from data.store.care.check import check_study, set_aside
from data.store.journals.layout import Layout
from data.store.snapshots.temporaries import new_temporary
from tests.data.store.desk import START, Desk, add, titles

FOREIGN = "not ours\n"


def _blocked(desk: Desk, name: str) -> Path:
    """Put a file of somebody else's in the place of a folder; the folder is kept beside it."""
    path = desk.state / name
    if path.exists():
        path.rename(desk.root / name)
    path.write_text(FOREIGN)
    return path


def _freed(desk: Desk, path: Path) -> None:
    assert path.read_text() == FOREIGN
    path.unlink()
    if (desk.root / path.name).exists():
        (desk.root / path.name).rename(path)


@pytest.mark.parametrize("name", ["generations", "damaged", "journals", "copies", "left-out"])
def test_the_study_stays_open_to_all_that_can_be_done(tmp_path: Path, name: str) -> None:
    """What can be acknowledged is in the file once the way is free; what cannot is refused and says why."""
    desk = Desk(tmp_path)
    for title in ("Kinesis", "Firehose"):
        study = desk.open()
        add(study, title)
        study.close()
    path = _blocked(desk, name)
    wanted = ["Firehose", "Kinesis"]
    for title in ("Glue", "Athena"):
        study = desk.open()
        assert titles(study) == sorted(wanted)
        if name == "journals":
            with pytest.raises(NotSaved, match=str(path)):
                add(study, title)
        else:
            add(study, title)
            wanted.append(title)
        study.close()
    found = check_study(desk.locations, dict(desk.open()._store.tables()))
    assert [one.location for one in found if "in the place of a folder" in one.sentence] == [str(path)]
    set_aside(desk.locations)
    _freed(desk, path)
    study = desk.open()
    add(study, "Last")
    study.close()
    assert titles(desk.open()) == sorted([*wanted, "Last"])
    assert "Last" in desk.file.read_text(encoding="utf-8")
    assert not check_study(desk.locations, dict(desk.open()._store.tables()))


def test_what_a_dead_program_left_cannot_shut_the_study(tmp_path: Path) -> None:
    """The file it replaced last cannot be read any more, or something that is no file has its name."""
    desk = Desk(tmp_path)
    for title in ("Kinesis", "Firehose"):
        study = desk.open()
        add(study, title)
        study.close()
    layout = Layout(str(desk.file), str(desk.state), desk.state.name)
    Path(new_temporary(layout, "", False)).write_bytes(desk.file.read_bytes())
    Path(new_temporary(layout, "", False)).mkdir()
    _blocked(desk, "generations")
    assert titles(desk.open()) == ["Firehose", "Kinesis"]


@pytest.mark.parametrize("blocked", [True, False])
def test_what_cannot_be_kept_aside_is_not_left_out(tmp_path: Path, blocked: bool) -> None:
    """A machine was away for 100 days: what it has and others lack stays unless it can be brought back."""
    here, away = Desk(tmp_path, "here", clock=FixedClock(START)), Desk(tmp_path, "away", clock=FixedClock(START))
    study = here.open()
    removed, _ = add(study, "Kinesis"), add(study, "Firehose")
    study.close()
    shutil.copy(here.file, away.file)
    study = away.open()
    add(study, "Glue")
    study.close()
    for days, title in ((1, ""), (99, "Athena")):
        here.clock = FixedClock(START + timedelta(days=days))
        study = here.open()
        add(study, title) if title else study.commit("Remove", removed=[removed])
        study.close()
    if blocked:
        (away.state / "left-out").write_text(FOREIGN)
    shutil.copy(here.file, away.file)
    study = away.open()
    assert titles(study) == ["Athena", "Firehose", *(["Glue", "Kinesis"] if blocked else [])]
    assert any("left-out" in str(notice) for notice in study.notices) != blocked


@pytest.mark.parametrize("name", ["generations", "."])
def test_backups_that_cannot_be_listed_are_not_told_to_be_none(tmp_path: Path, name: str) -> None:
    """The list and the way back both say what is in the way, also in the place of the whole folder."""
    desk = Desk(tmp_path)
    for title in ("Kinesis", "Firehose"):
        study = desk.open()
        add(study, title)
        study.close()
    assert backups(desk.locations)
    path = desk.locations.state if name == "." else desk.state / name
    path.rename(desk.root / "elsewhere")
    path.write_text(FOREIGN)
    for ask in (backups, lambda where: backup_tables(where, 1)):
        with pytest.raises(BadFile, match=f"{path} is in the place of a folder"):
            ask(desk.locations)
    path.unlink()
    assert not backups(desk.locations)
