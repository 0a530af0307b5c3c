"""Every command prints JSON when asked: one document and nothing else, ids as strings; nothing where it refuses."""

import io
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli.command_line import COMMANDS
from tests.app.cli.conftest import Cockpit, tables

CALLS: dict[str, list[list[str]]] = {
    "today": [["today"], ["today", "--date", "tomorrow"]],
    "add": [["add", "Read"], ["add", "-"]],
    "tick": [["tick", "1"], ["tick", "1", "2"]],
    "untick": [["untick", "1"]],
    "note": [["note"], ["note", "Written"], ["note", "--section", "hard"]],
    "log": [["log"], ["log", "25"], ["log", "--list"], ["log", "--edit", "1", "30"], ["log", "--remove", "1"]],
    "status": [["status"]],
    "import": [["import", "PLAN"], ["import", "PLAN", "PLAN", "--dry-run"], ["import", "LOG"]],
    "export": [["export", "-o", "NEW.md"], ["export", "-o", "NEW.csv"], ["export", "-o", "-", "--format", "ics"],
               ["export", "-o", "-", "--format", "json"]],
    "bank": [["bank", "list"], ["bank", "import", "BANK"], ["bank", "import", "BANK", "BANK"]],
    "backups": [["backups"]],
    "restore": [["restore", "NUMBER"]],
    "merge": [["merge", "COPY"], ["merge", "COPY", "COPY"], ["merge"]],
    "check": [["check"], ["check", "--repair"]],
    "where": [["where"]],
    "keys": [["keys"]],
    "demo": [["demo", "--keep", "NEW.json"]],
}  # fmt: skip
REFUSED = [
    ["today", "--date", "never"], ["add", ""], ["tick", "99"], ["untick", "no such title"], ["note", ""],
    ["log", "0"], ["status", "--date", "never"], ["import", "MISSING"], ["export", "-o", "NEW.unknown"],
    ["bank", "import", "MISSING"], ["restore", "99999"], ["merge", "MISSING"], ["merge"],
    ["merge", "~nobody-has-this-name/x"], ["demo"], ["demo", "--keep", "COPY"],
]  # fmt: skip


@pytest.fixture
def files(demo: Path, tmp_path: Path, cockpit: Cockpit, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What stands for the names in capitals."""
    (tmp_path / "plan.md").write_text("# P\n\n- [ ] one\n", encoding="utf-8")
    (tmp_path / "bank.txt").write_text("1. What?\nA. one\nB. two\nAnswer: A\n", encoding="utf-8")
    cockpit("add", "In the copy")
    cockpit("bank", "import", tmp_path / "bank.txt")
    cockpit("export", "-o", tmp_path / "log.md")
    shutil.copy(demo, tmp_path / "copy.json")
    shutil.copy(demo, demo.with_name("study (conflicted copy 2026-01-01).json"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"one\ntwo\n"), encoding="utf-8"))
    names = {"PLAN": "plan.md", "BANK": "bank.txt", "LOG": "log.md", "COPY": "copy.json", "MISSING": "missing"}
    return {name: str(tmp_path / file) for name, file in names.items()} | {
        "NUMBER": str(cockpit("backups", "--json").data[0]["number"]), "NEW": str(tmp_path / "new")
    }  # fmt: skip


def filled(words: list[str], files: dict[str, str]) -> list[str]:
    """A command line with the names of real files."""
    parts = (word.partition(".") for word in words)
    return [files.get(name, name) + dot + ending for name, dot, ending in parts]


def numbers_in(value: Any) -> list[float]:
    """Every number of a JSON document."""
    if isinstance(value, dict | list):
        return [one for each in (value.values() if isinstance(value, dict) else value) for one in numbers_in(each)]
    return [value] if isinstance(value, int | float) else []


def ids_in(value: Any) -> list[Any]:
    """Every id of a JSON document."""
    if isinstance(value, list):
        return [one for each in value for one in ids_in(each)]
    if isinstance(value, dict):
        return [each for name, each in value.items() if name == "id"] + ids_in(list(value.values()))
    return []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_prints_one_document(cockpit: Cockpit, files: dict[str, str], home: Path, command: str) -> None:
    if command in ("merge", "check"):
        (home / "study (conflicted copy 2026-01-01).json").rename(home / "study.sync-conflict-1.json")
    else:
        (home / "study (conflicted copy 2026-01-01).json").unlink()
    for words in CALLS[command]:
        ran = cockpit(*filled(words, files), "--json")
        assert ran.code in (0, 1)
        document = json.loads(ran.out)
        assert all(isinstance(each, str) for each in ids_in(document))
        assert all(number < 2**31 for number in numbers_in(document))


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_a_refusal_prints_one_sentence_and_no_document(
    cockpit: Cockpit, files: dict[str, str], home: Path, words: list[str]
) -> None:
    (home / "study (conflicted copy 2026-01-01).json").unlink()
    assert cockpit(*filled(words, files), "--json").refused


def test_what_was_changed_is_told(cockpit: Cockpit, demo: Path, tmp_path: Path) -> None:
    listed = cockpit("today", "--json").data["tasks"]
    open_task = next(task for task in listed if not task["done"])
    for command, is_done in (("tick", True), ("untick", False)):
        for has_changed in (True, False):
            (told,) = cockpit(command, open_task["id"], "--json").data
            assert told == open_task | {"done": is_done, "changed": has_changed}
    shutil.copy(demo, tmp_path / "copy.json")
    cockpit("add", "New")
    assert cockpit("merge", tmp_path / "copy.json", "--json").data == [
        {"file": str(tmp_path / "copy.json"), "records": 0, "kept_in": None}
    ]
    newest = cockpit("backups", "--json").data[0]
    assert cockpit("restore", newest["number"], "--json").data == {"backup": newest["number"], "records": 1}
    exported = cockpit("export", "-o", tmp_path / "x.csv", "--json").data
    assert exported["format"] == "csv"
    assert all(Path(file).is_file() for file in exported["files"])


@pytest.mark.parametrize("repair", [[], ["--repair"]])
def test_a_check_prints_some_dozen_findings_and_json_holds_all(
    cockpit: Cockpit, demo: Path, repair: list[str]
) -> None:
    study = json.loads(demo.read_bytes())
    for task in study["tasks"].values():
        task["domain"] = 4711
    count = len(study["tasks"])
    demo.write_text(json.dumps(study), encoding="utf-8")
    assert count > 70
    lines = cockpit("check", *repair).out.splitlines()
    assert len(lines) < 50
    assert any(line.startswith("… and ") for line in lines)
    if not repair:
        assert len(cockpit("check", "--json").data) == 2 * count
        assert len(cockpit("check", "--repair", "--json").data) == count
    assert cockpit("check").code == 0
    assert not any(task.get("domain") for task in tables(demo)["tasks"].values())
