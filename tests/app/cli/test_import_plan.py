"""`cockpit import`: a dry run writes nothing, an import is one step, a bad file or option is one sentence."""

from pathlib import Path

import pytest

from app.cli.command_line import COMMANDS
from tests.app.cli.conftest import Cockpit, tables

PLAN = """# Coast walk

Exam date: 2026-04-01

## Week 1 (03/02 ~ 03/08): tides
- [x] Read the tables (1h)
- [ ] Walk at low tide

## Resources
- [Tides](https://example.org)
"""


@pytest.fixture(autouse=True)
def offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command is on offer."""
    monkeypatch.setitem(COMMANDS, "import", "read study plans and logs into the study")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan in a file."""
    path = tmp_path / "walk.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_dry_run_tells_all_and_writes_nothing(cockpit: Cockpit, home: Path, plan: Path) -> None:
    """One JSON object, and no study file afterwards."""
    ran = cockpit("import", plan, "--dry-run", "--json")
    assert (ran.code, ran.data["exam_date"]) == (0, "2026-04-01")
    assert ran.data["lines"]["nonblank"] == ran.data["lines"]["accounted"]
    assert [(task["title"], task["done"], task["date"]) for task in ran.data["tasks"]] == [
        ("Read the tables (1h)", True, "2026-03-02"),
        ("Walk at low tide", False, "2026-03-02"),
    ]
    assert not (home / "study.json").exists()


def test_importing_twice_doubles_nothing(cockpit: Cockpit, home: Path, plan: Path) -> None:
    """The second time everything is there already."""
    assert cockpit("import", plan).code == 0
    again = cockpit("import", plan)
    assert "no changes (already in the study)" in again.out
    assert len(tables()["tasks"]) == 2


def test_what_is_doubtful_is_told_in_the_learners_language(cockpit: Cockpit, home: Path, tmp_path: Path) -> None:
    """Also in a dry run, which needs nothing of the study but its language."""
    (home / "config.toml").write_text('language = "ko"\n', encoding="utf-8")
    open_year = tmp_path / "open.md"
    open_year.write_text("# Walk\n\n## 3/2\n- [ ] Tides\n\n## 2/31\n- [ ] Rocks\n", encoding="utf-8")
    ran = cockpit("import", open_year, "--dry-run")
    assert "연도가 없습니다" in ran.out
    assert "달력에 없는 날짜" in ran.out
    assert not (home / "study.json").exists()


def test_refusals_are_one_sentence(cockpit: Cockpit, home: Path, plan: Path, tmp_path: Path) -> None:
    """Missing files, broken legends, years nobody means, and dates whose year nobody states."""
    assert "There is no file" in cockpit("import", tmp_path / "none.md").refused
    assert "legend" in cockpit("import", plan, "--legend", "done").refused
    assert "year" in cockpit("import", plan, "--year", "12").refused
    open_year = tmp_path / "open.md"
    open_year.write_text("# P\n\n- [ ] Mar 3: x\n", encoding="utf-8")
    ran = cockpit("import", open_year)
    assert ran.code == 1
    assert "--year" in ran.err
    assert not (home / "study.json").exists()


def test_a_dry_run_lists_what_was_understood(cockpit: Cockpit, home: Path, tmp_path: Path) -> None:
    """Totals, then one line a record with line, mark, title, day and minutes, then the warnings."""
    path = tmp_path / "walk.md"
    long = "a very long way " * 9
    path.write_text(f"# Walk 2026\n\n- [x] 3/2 Tides (1h)\n- [ ] 2/31 {long}\n\n## Notes\nBoots.\n", encoding="utf-8")
    lines = cockpit("import", path, "--dry-run").out.splitlines()
    assert "2 tasks, 1 done" in lines[1]
    assert lines[2:4] == ["  1  week/phase  Walk 2026", "  3  task        [x] Tides (1h)  2026-03-02  60 min"]
    assert lines[4].startswith("  4  task        [ ] a very long way")
    assert lines[4].endswith("…")
    assert lines[5] == "  6  plan note   Notes"
    assert "walk.md:4: " in lines[6]
    assert "[x]" not in cockpit("import", path).out


def test_what_is_no_text_plan_is_refused(cockpit: Cockpit, demo: Path, tmp_path: Path) -> None:
    """An empty file, bytes, JSON, and a study, which is merged instead; nothing is changed by any of them."""
    before = demo.read_bytes()
    path = tmp_path / "odd.md"
    odd = {b"": "empty", b"\xef\xbb\xbf \n": "empty", bytes(range(256)) * 4: "not text", b'[{"a": 1}]': "JSON"}
    for raw, word in odd.items():
        path.write_bytes(raw)
        assert word in cockpit("import", path).refused
    copy = tmp_path / "copy.json"
    copy.write_bytes(before)
    assert "cockpit merge" in cockpit("import", copy).refused
    exported = tmp_path / "export.json"
    assert cockpit("export", "-o", exported).code == 0
    assert cockpit("import", exported).refused
    assert demo.read_bytes() == before
