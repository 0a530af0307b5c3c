"""Leaving with everything, and coming back: an exported log imported into an empty study is the same study."""

import re
from pathlib import Path

import pytest

from tests.app.cli.conftest import tables


@pytest.mark.parametrize("language", ["en", "ko"])
def test_an_exported_log_imports_back_to_the_same_study(cockpit, home: Path, tmp_path: Path, language: str) -> None:
    assert cockpit("demo", "--keep", str(home / "study.json"), "--language", language).code == 0
    before = cockpit("status", "--json").data
    assert cockpit("export", "-o", str(tmp_path / "log.md")).code == 0
    assert cockpit("--study", str(tmp_path / "other.json"), "import", str(tmp_path / "log.md")).code == 0
    after = cockpit("--study", str(tmp_path / "other.json"), "status", "--json").data
    assert after == before, "the streak too: reading back is no work of today"
    again = cockpit("--study", str(tmp_path / "other.json"), "export", "-o", str(tmp_path / "again.md"))
    assert again.code == 0
    assert _without_today(tmp_path / "again.md") == _without_today(tmp_path / "log.md")


def _without_today(path: Path) -> str:
    return re.sub(r"^.*(?:Exported|내보낸).*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_log_imported_into_its_own_study_doubles_nothing(
    cockpit, home: Path, tmp_path: Path, language: str
) -> None:
    """A tick made in the log is taken over, one made in the study since stays."""
    assert cockpit("demo", "--keep", str(home / "study.json"), "--language", language).code == 0
    log = tmp_path / "log.md"
    assert cockpit("export", "-o", str(log)).code == 0
    before = tables()
    ran = cockpit("import", str(log))
    assert ran.code == 0
    assert tables() == before
    text = log.read_text(encoding="utf-8")
    log.write_text(text.replace("⬜", "✅"), encoding="utf-8")
    assert cockpit("import", str(log)).code == 0
    after = tables()
    assert {name: len(rows) for name, rows in after.items()} == {name: len(rows) for name, rows in before.items()}
    assert all(task["done_at"] for task in after["tasks"].values() if task.get("day"))
    log.write_text(text, encoding="utf-8")
    assert cockpit("import", str(log)).code == 0
    assert tables() == after


def test_a_log_in_the_words_of_earlier_versions_is_read_back(cockpit, home: Path, tmp_path: Path) -> None:
    """Korean logs once had other words for the title, a phase in progress, a short name and tasks without a day."""
    assert cockpit("demo", "--keep", str(home / "study.json"), "--language", "ko").code == 0
    assert cockpit("add", "날짜 없이", "--date", "fri").code == 0
    before = cockpit("status", "--json").data
    log = tmp_path / "log.md"
    assert cockpit("export", "-o", str(log)).code == 0
    text = log.read_text(encoding="utf-8")
    pairs = {
        " 학습 기록\n": " 학습 로그\n",
        "진행 중": "진행중",
        "짧은 이름": "약칭",
        "날짜 없는 과제": "날짜 없는 할 일",
    }
    assert all(word in text for word in list(pairs)[:3])
    for word, earlier in pairs.items():
        text = text.replace(word, earlier)
    log.write_text(text, encoding="utf-8")
    assert cockpit("import", log).code == 0
    assert cockpit("status", "--json").data == before, "the log of this study adds nothing"
    assert cockpit("--study", str(tmp_path / "other.json"), "import", str(log)).code == 0
    assert cockpit("--study", str(tmp_path / "other.json"), "status", "--json").data == before


def test_a_note_written_on_in_the_study_keeps_both(cockpit, home: Path, tmp_path: Path) -> None:
    """An older log adds nothing to a longer note; words of its own are added once."""
    assert cockpit("demo", "--keep", str(home / "study.json")).code == 0
    log = tmp_path / "log.md"
    assert cockpit("export", "-o", str(log)).code == 0
    text = log.read_text(encoding="utf-8")
    written = next(note["text"] for note in tables()["notes"].values() if note["text"] in text)
    log.write_text(text.replace(written, f"{written} By hand."), encoding="utf-8")
    count = len(tables()["notes"])
    for content in (log.read_text(encoding="utf-8"), text):
        log.write_text(content, encoding="utf-8")
        assert cockpit("import", str(log)).code == 0
        texts = [note["text"] for note in tables()["notes"].values()]
        assert len(texts) == count
        assert f"{written} By hand." in texts
