"""`cockpit backups`, `restore`, `merge` and `check`: earlier versions, other copies, damage."""

import json
import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.app.cli.conftest import Cockpit, tables


def titles(home: Path) -> list[str]:
    """The titles in the learner's file, as a bare TinyDB script reads them."""
    return sorted(task["title"] for task in tables(home / "study.json")["tasks"].values())


@pytest.fixture
def three(cockpit: Cockpit, planned: Path) -> Path:
    """A study that grew in three commands."""
    for title in ("Kinesis", "Firehose", "Glue"):
        assert cockpit("add", title).code == 0
    return planned.parent


def test_backups_say_what_each_holds_and_one_is_put_back_and_undone(cockpit: Cockpit, three: Path) -> None:
    """Restoring is a change like any other: the newer state is kept and comes back."""
    assert titles(three) == ["Firehose", "Glue", "Kinesis"]
    newest, oldest, _ = cockpit("backups", "--json").data
    assert (newest["tasks"], oldest["tasks"]) == (2, 1)
    assert "0 of 2 tasks done" in cockpit("backups").out
    restored = cockpit("restore", oldest["number"])
    assert restored.out.startswith("2 records")
    assert titles(three) == ["Kinesis"]
    assert cockpit("restore", cockpit("backups", "--json").data[0]["number"]).code == 0
    assert titles(three) == ["Firehose", "Glue", "Kinesis"]
    assert "no backup 99" in cockpit("restore", 99).refused


def test_before_the_first_change_there_are_no_backups(cockpit: Cockpit, home: Path) -> None:
    """It says so, and writes nothing."""
    assert cockpit("backups").out.startswith("No backups yet.")
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("words", [(), ("--json",), ("--repair",)])
def test_check_calls_no_missing_study_in_order(cockpit: Cockpit, home: Path, words: tuple[str, ...]) -> None:
    """Also where the file is there and holds nothing; neither is written to."""
    assert f"There is no study in {home / 'study.json'}" in cockpit("check", *words).refused
    assert list(home.iterdir()) == []
    (home / "study.json").write_text(" \n")
    assert "There is no study" in cockpit("check", *words).refused
    assert (home / "study.json").read_text() == " \n"


@pytest.mark.parametrize("empty", [True, False])
def test_check_tells_of_a_file_that_is_gone_and_repair_writes_it_again(
    cockpit: Cockpit, three: Path, empty: bool
) -> None:
    path = three / "study.json"
    path.write_bytes(b"") if empty else path.unlink()
    checked = cockpit("check")
    assert checked.code == 1
    assert "missing or empty" in checked.out
    cockpit("check", "--repair")
    assert titles(three) == ["Firehose", "Glue", "Kinesis"]
    assert cockpit("check").out.endswith("no problems found.\n")


def test_merge_takes_in_conflict_copies_and_a_named_file(cockpit: Cockpit, three: Path) -> None:
    """A sync tool left a copy beside the file in which another window had worked; it is kept in the state folder."""
    copy = three / "study.sync-conflict-20260127-101010-ABCDEFG.json"
    shutil.copy2(three / "study.json", copy)
    table = TinyDB(copy).table("tasks")
    table.insert({"title": "From the other machine"})
    assert "This is a conflict copy." in cockpit("check").out
    left = copy.read_bytes()
    assert "Merged 1 new or changed record." in cockpit("merge").out
    assert titles(three) == ["Firehose", "From the other machine", "Glue", "Kinesis"]
    (kept,) = (three / "state").glob("*/copies/*")
    assert kept.read_bytes() == left
    assert "Nothing new to merge." in cockpit("merge", kept).out
    assert kept.exists()
    assert "No conflict copy found" in cockpit("merge").refused
    assert "There is no file" in cockpit("merge", copy).refused


def test_check_finds_nothing_in_a_study_in_order(cockpit: Cockpit, three: Path) -> None:
    """Exit code 0."""
    checked = cockpit("check")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.endswith("no problems found.\n")


def test_check_names_the_place_and_repair_mends_it(cockpit: Cockpit, three: Path) -> None:
    """A day that cannot be and a domain that does not exist are taken out; the file as it was is kept."""
    path = three / "study.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    first, second, _ = raw["tasks"].values()
    first["day"] = "2026-02-31"
    second["domain"] = 42
    path.write_text(json.dumps(raw), encoding="utf-8")
    found = cockpit("check")
    assert found.code == 1
    assert "Its day cannot be read: '2026-02-31'" in found.out
    assert "Its domain 42 is not in this study" in found.out
    assert f"{path}:1 tasks" in found.out
    before = path.read_bytes()
    repaired = cockpit("check", "--repair")
    assert repaired.code == 0
    assert "Its domain 42 is not in this study. This value was removed." in repaired.out
    number = next(
        one["number"] for one in cockpit("backups", "--json").data if f"restore {one['number']}`" in repaired.out
    )
    assert [task.get("domain") for task in tables(path)["tasks"].values()] == [None] * 3
    kept = [copy.read_bytes() for copy in (three / "state").rglob("generations/*.json")]
    assert before in kept
    assert cockpit("restore", number).code == 0
    assert [task.get("domain") for task in tables(path)["tasks"].values()].count(42) == 1


def test_check_repairs_a_file_with_conflict_markers_of_git(cockpit: Cockpit, three: Path) -> None:
    """Both sides are in it afterwards, and it is in order."""
    path = three / "study.json"
    lines = path.read_bytes().splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if b"Kinesis" in line)
    ours, theirs = lines[at], lines[at].replace(b'{"title"', b'{"week": 3, "title"')
    marked = [*lines[:at], b"<<<<<<< HEAD\n", ours, b"=======\n", theirs, b">>>>>>> theirs\n", *lines[at + 1 :]]
    path.write_bytes(b"".join(marked))
    found = cockpit("check")
    assert (found.code, "Git conflict markers" in found.out) == (1, True)
    assert cockpit("check", "--repair").code == 0
    assert cockpit("check").code == 0
    assert titles(three) == ["Firehose", "Glue", "Kinesis"]


def test_check_repairs_a_file_cut_short(cockpit: Cockpit, three: Path) -> None:
    """What is missing comes from this machine's own copies."""
    path = three / "study.json"
    path.write_bytes(path.read_bytes()[:-150])
    assert "It is damaged" in cockpit("check").out
    assert cockpit("check", "--repair").code == 0
    assert titles(three) == ["Firehose", "Glue", "Kinesis"]
    assert cockpit("check").code == 0


def test_a_damaged_journal_line_is_named_and_set_aside(cockpit: Cockpit, three: Path) -> None:
    """All other lines count; after the repair the journal is among the damaged files."""
    (journal,) = (three / "state").rglob("*.log")
    lines = journal.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b"Firehose", b"Firehoes")
    journal.write_bytes(b"\n".join(lines))
    found = cockpit("check")
    assert f"{journal}: A line of this journal is damaged" in found.out
    assert cockpit("check", "--repair").code == 0
    assert titles(three) == ["Firehose", "Glue", "Kinesis"]
    assert [path.name for path in (three / "state").rglob("damaged/*")] == [journal.name]
