"""Leaving with everything, and coming back: an exported log imported into an empty study is the same study."""

import re
from pathlib import Path

import pytest


@pytest.mark.parametrize("language", ["en", "ko"])
def test_an_exported_log_imports_back_to_the_same_study(cockpit, home: Path, tmp_path: Path, language: str) -> None:
    assert cockpit("demo", "--keep", str(home / "study.json"), "--language", language).code == 0
    before = cockpit("status", "--json").data
    assert cockpit("export", "-o", str(tmp_path / "log.md")).code == 0
    assert cockpit("--study", str(tmp_path / "other.json"), "import", str(tmp_path / "log.md")).code == 0
    after = cockpit("--study", str(tmp_path / "other.json"), "status", "--json").data
    assert after | {"streak": 0} == before | {"streak": 0}
    again = cockpit("--study", str(tmp_path / "other.json"), "export", "-o", str(tmp_path / "again.md"))
    assert again.code == 0
    assert _without_today(tmp_path / "again.md") == _without_today(tmp_path / "log.md")


def _without_today(path: Path) -> str:
    return re.sub(r"^.*(?:Exported|내보낸).*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
