"""Sync tools leave copies of the study beside it: any command takes them in; other files are left alone."""

import json
import os
import shlex
import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB

from app.session.environment import Environment
from data.model.plan import Task
from tests.app.cli.conftest import Cockpit, tables

TOOLS = [
    "study.sync-conflict-20260101-120000-ABCDEFG.json",
    "study (conflicted copy 2026-01-01 120000).json",
    "study (Jane's conflicted copy 2026-01-01).json",
    "study (Jane's conflicted copy 2026-01-01 (1)).json",
    "study (In Konflikt stehende Kopie von Anna 2026-01-01).json",
    "study (Copie en conflit de Anna 2026-01-01).json",
    "study (MacBook의 충돌된 사본 2026-01-01).json",
    "study (SFConflict jane 2026-01-01).json",
    "study_conflict-20260101-120000.json",
    "study_DiskStation_Jan-01-120000-2026_Conflict.json",
    "study [conflicted].json",
    "study_conf(1).json",
    "study.json.conflict1",
    "study.conflict2.json",
    "study..path1.json",
    "study.json..path2",
    "study_REMOTE_4711.json",
]
"""Names that only a tool gives."""
LIKELY = [
    "study (1).json",
    "study 2.json",
    "study-LAPTOP-7Q2.json",
    "study-DESKTOP-4711.json",
    "study-ANNA-PC.json",
    "study-Annas-MacBook-Pro.json",
    "study-ANNA 2.json",
    "study-anna.json",
    "study-whatif.json",
    "study-fedora.local.json",
    "study-Anna’s MacBook Pro.json",
    "study-JAN-PC.json",
    "study_민수-노트북.json",
]
"""Names that a tool gives, and a person may give too."""
DELIBERATE = [
    "study.backup.json", "study copy.json", "Copy of study.json", "my-exam.json", "study-backup.json",
    "study - Copy.json",
    "study-january.json", "study-January.json", "study-JAN.json", "study-2026-01-27.json", "study-2026.json",
    "study_v2.json", "study-before-mock.json", "study-old.json", "study-Old2.json",
    "study-20261101-1200.json", "study-entwurf.json", "study_초안.json", "study-черновик.json",
    "study.json.bak", "study.json.orig", "study.json~", "study_백업.json", "study-Sicherung.json", "my study.json",
]  # fmt: skip
"""Names that a person gives."""


def titles(home: Path) -> list[str]:
    return sorted(task["title"] for task in tables(home / "study.json")["tasks"].values())


@pytest.fixture
def two(cockpit: Cockpit, planned: Path) -> Path:
    """A study with two tasks."""
    for title in ("Kinesis", "Glue"):
        assert cockpit("add", title).code == 0
    return planned.parent


def copied(home: Path, name: str, title: str | None = "From the other machine") -> Path:
    """Another copy of the study, with one more task if there is a title."""
    copy = home / name
    shutil.copy2(home / "study.json", copy)
    if title:
        TinyDB(copy).table("tasks").insert({"title": title})
    return copy


def left_alone(home: Path, copy: Path, before: bytes) -> bool:
    return copy.read_bytes() == before and not list((home / "state").glob("*/copies/*"))


@pytest.mark.parametrize("name", [*TOOLS, *LIKELY])
def test_a_copy_of_any_tool_is_taken_in_said_and_kept(cockpit: Cockpit, two: Path, name: str) -> None:
    """By a command that only reads; it is one step to undo, and no command finds it twice."""
    copy = copied(two, name)
    before = copy.read_bytes()
    ran = cockpit("today")
    assert ran.code == 0
    assert f"Merged {name}, a copy of this study: 1 record" in ran.err
    assert titles(two) == ["From the other machine", "Glue", "Kinesis"]
    assert not copy.exists()
    (kept,) = (two / "state").glob("*/copies/*")
    assert kept.read_bytes() == before
    assert cockpit("today").err == ""
    assert cockpit("check").code == 0


def test_a_copy_of_a_tool_with_nothing_new_is_only_moved(cockpit: Cockpit, two: Path) -> None:
    copied(two, TOOLS[0], None)
    assert "nothing new" in cockpit("status").err
    assert titles(two) == ["Glue", "Kinesis"]
    assert [path.name for path in two.glob("study*")] == ["study.json"]


@pytest.mark.parametrize("name", [*LIKELY, *DELIBERATE])
def test_a_copy_that_somebody_made_stays_where_it_is(cockpit: Cockpit, two: Path, name: str) -> None:
    """It holds what the study held: no command says a word of it, moves it or takes anything from it."""
    copy = copied(two, name, None)
    before = copy.read_bytes()
    for words in (["add", "Athena"], ["tick", "Glue"], ["today"], ["check"], ["add", "EMR"]):
        ran = cockpit(*words)
        assert (ran.code, ran.err) == (0, "")
        assert left_alone(two, copy, before)
    assert titles(two) == ["Athena", "EMR", "Glue", "Kinesis"]


@pytest.mark.parametrize("name", DELIBERATE)
def test_what_such_a_copy_has_beyond_the_study_is_taken_only_on_request(
    cockpit: Cockpit, two: Path, name: str
) -> None:
    """It is told once for each version of the copy, with the command that takes it in; the copy stays even then."""
    copy = copied(two, name)
    before = copy.read_bytes()
    sentence = cockpit("today").err
    assert f"{name} is a copy of this study with changes: 1 record." in sentence
    assert (sentence.count("\n"), cockpit("today").err) == (1, "")
    assert titles(two) == ["Glue", "Kinesis"]
    assert "No conflict copy found" in cockpit("merge").refused
    assert left_alone(two, copy, before)
    command = shlex.split(sentence.split("`")[1])
    assert cockpit(*command[1:]).out == f"{copy}: Merged 1 new or changed record.\n"
    assert titles(two) == ["From the other machine", "Glue", "Kinesis"]
    assert left_alone(two, copy, before)
    TinyDB(copy).table("tasks").insert({"title": "Later"})
    assert "1 record." in cockpit("today").err


def test_an_older_copy_brings_nothing_removed_back(cockpit: Cockpit, two: Path, env: Environment) -> None:
    for name in (LIKELY[0], "study-january.json"):
        copied(two, name, None)
    study = env.open_study()
    study.commit("Remove", removed=study.all(Task).values())
    study.close()
    assert cockpit("today").err == ""
    assert cockpit("merge", two / "study-january.json").out.endswith(": Nothing new to merge.\n")
    assert len(list(two.glob("study*.json"))) == 3


def test_another_study_is_never_touched_whatever_its_name(cockpit: Cockpit, two: Path) -> None:
    other = two / TOOLS[1]
    other.write_bytes((two / "study.json").read_bytes().replace(b'"study": "', b'"study": "0123456789'))
    before = other.read_bytes()
    assert cockpit("add", "Athena").err == ""
    assert left_alone(two, other, before)
    assert cockpit("check").code == 0


@pytest.mark.parametrize("content", [b"", b"{}", b"[1, 2]", b'{"study": 5}', b"\x00" * 3000, b"no JSON"])
def test_files_that_are_no_study_are_never_touched(cockpit: Cockpit, two: Path, content: bytes) -> None:
    """A folder, a link and a pipe of such a name are none either."""
    other = two / TOOLS[0]
    other.write_bytes(content)
    (two / TOOLS[1]).mkdir()
    (two / TOOLS[2]).symlink_to(two / "study.json")
    os.mkfifo(two / TOOLS[3])
    ran = cockpit("add", "Athena")
    assert (ran.code, ran.err) == (0, "")
    assert left_alone(two, other, content)
    assert (two / TOOLS[2]).is_symlink()


def test_a_copy_that_is_still_being_written_waits(cockpit: Cockpit, two: Path) -> None:
    copy = copied(two, TOOLS[0])
    whole = copy.read_bytes()
    copy.write_bytes(whole[:-30])
    assert cockpit("today").err == ""
    assert left_alone(two, copy, whole[:-30])
    copy.write_bytes(whole)
    assert "a copy of this study: 1 record" in cockpit("today").err


def test_a_copy_that_is_a_study_of_its_own_on_this_machine_is_not_taken(cockpit: Cockpit, two: Path) -> None:
    """Who opens a copy with `--study` works in it."""
    copy = copied(two, "study-whatif.json", None)
    assert cockpit("--study", copy, "add", "What if").code == 0
    before = copy.read_bytes()
    assert cockpit("today").err == ""
    assert left_alone(two, copy, before)
    assert titles(two) == ["Glue", "Kinesis"]


def test_several_copies_are_taken_in_one_after_the_other(cockpit: Cockpit, two: Path) -> None:
    for number, name in enumerate(TOOLS[:4]):
        raw = json.loads(copied(two, name, None).read_bytes())
        raw["tasks"][str(number + 1)] = {"title": f"Other {number}"}
        (two / name).write_text(json.dumps(raw))
    assert cockpit("today").err.count("a copy of this study: 1 record") == 4
    assert titles(two) == ["Glue", "Kinesis", "Other 0", "Other 1", "Other 2", "Other 3"]
    assert len(list((two / "state").glob("*/copies/*"))) == 4
