"""`cockpit status`, `where`, `keys` and `demo`: what they print, and that they change nothing."""

from pathlib import Path

import pytest

from app.keys.commands import COMMANDS
from tests.app.cli.conftest import Cockpit, tables


@pytest.mark.usefixtures("demo")
def test_status_has_exactly_the_documented_form(cockpit: Cockpit) -> None:
    status = cockpit("status", "--json").data
    assert list(status) == [
        "plan", "date", "week", "weeks", "tasks_done", "tasks", "percent", "days_to_exam", "streak",
        "minutes_today", "minutes_week", "phases", "domains", "weakest", "changes_not_in_file",
    ]  # fmt: skip
    assert (status["plan"], status["date"], status["week"], status["weeks"]) == (
        "AWS ML Specialty", "2026-01-27", 3, 12,
    )  # fmt: skip
    assert (status["tasks_done"], status["tasks"], status["percent"], status["streak"]) == (13, 84, 15, 4)
    assert [phase["state"] for phase in status["phases"]] == ["in progress"] * 2 + ["planned"] * 4
    assert all(list(phase) == ["weeks", "title", "state", "done", "tasks"] for phase in status["phases"])
    assert sum(phase["tasks"] for phase in status["phases"]) == 84
    assert all(list(each) == ["name", "weight", "confidence", "mock", "tasks_done"] for each in status["domains"])
    assert [each["confidence"] for each in status["domains"]] == [2, 3, 3, 2]
    assert status["weakest"] in [each["name"] for each in status["domains"]]


@pytest.mark.usefixtures("demo")
def test_status_for_reading(cockpit: Cockpit) -> None:
    lines = cockpit("status").out.splitlines()
    assert lines[0] == "AWS ML Specialty · Week 3 of 12 · 67 days to the exam · 4-day streak"
    assert lines[1] == "13 of 84 tasks done · 15%"
    assert sum("◂" in line for line in lines) == 1


@pytest.mark.usefixtures("demo")
def test_status_before_and_after_the_plan_names_no_week_that_is_not_there(cockpit: Cockpit) -> None:
    assert "starts in 10 days · 93 days to the exam" in cockpit("status", "--date", "2026-01-01").out
    assert "after the plan · exam 1 day ago" in cockpit("status", "--date", "2026-04-05").out
    assert cockpit("today", "--date", "2026-04-04").out.startswith("Sat 4 Apr · exam today\n")


def test_where_names_the_files_and_makes_none(cockpit: Cockpit, tmp_path: Path) -> None:
    found = cockpit("where", "--json").data
    home = tmp_path / "home"
    assert found == {
        "study": str(home / "study.json"),
        "config": str(home / "config.toml"),
        "state": str(home / "state"),
    }
    assert not home.exists()
    assert cockpit("--study", tmp_path / "other.json", "where").out.splitlines()[0].endswith("other.json")


def test_keys_lists_every_command_with_its_keys(cockpit: Cockpit, home: Path) -> None:
    listed = cockpit("keys", "--json").data
    assert [each["id"] for each in listed] == [each.id for each in COMMANDS]
    assert all(list(each) == ["id", "keys", "where", "does"] for each in listed)
    assert {each["id"]: each["keys"] for each in listed}["task.edit"] == ["e", "enter"]
    (home / "config.toml").write_text('[keys]\n"task.tick" = "x"\n"task.fly" = "f5"\n', encoding="utf-8")
    out = cockpit("keys").out
    assert [line.split()[0] for line in out.splitlines() if " task.tick " in line] == ["x"]
    assert "There is no command “task.fly”" in out


def test_keys_speak_the_language_of_the_study(cockpit: Cockpit, home: Path) -> None:
    study = home / "korean.json"
    cockpit("demo", "--language", "ko", "--keep", study)
    out = cockpit("--study", study, "keys").out
    assert "선택한 과제 완료/완료 취소" in out
    assert "\n체크리스트\n" in f"\n{out}"
    damaged = home / "damaged.json"
    damaged.write_text("{ this is no study", encoding="utf-8")
    assert "Tick or untick the selected tasks" in cockpit("--study", damaged, "keys").out


def test_a_kept_demo_is_a_file_of_its_own(cockpit: Cockpit, demo: Path, tmp_path: Path) -> None:
    before = tables(demo)
    other = tmp_path / "tour.json"
    assert cockpit("demo", "--keep", other).code == 0
    assert tables(demo) == before
    assert len(tables(other)["tasks"]) == 84


def test_a_demo_is_never_poured_into_a_study_that_is_there(cockpit: Cockpit, demo: Path) -> None:
    before = tables(demo)
    assert str(demo) in cockpit("demo", "--keep", demo).refused
    assert tables(demo) == before


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("words", [["today"], ["status"], ["note"], ["log"], ["where"], ["keys"]], ids=" ".join)
def test_reading_changes_nothing(cockpit: Cockpit, demo: Path, words: list[str]) -> None:
    before = demo.read_bytes()
    for json in ([], ["--json"]):
        assert cockpit(*words, *json).code == 0
    assert demo.read_bytes() == before


def test_help_and_version(cockpit: Cockpit) -> None:
    assert cockpit("--version").out.startswith("cockpit ")
    told = cockpit("--help")
    assert told.code == 0
    assert all(
        name in told.out for name in ("today", "add", "tick", "untick", "note", "log", "status", "where", "keys")
    )
    assert "--minutes" in cockpit("add", "--help").out
