"""Which language is spoken: before a study is open that of the settings or the system, then the study's."""

from pathlib import Path

import pytest

from app.session.environment import environment
from data.errors import BadFile
from data.language import Notice, say
from data.locations import locations


def test_a_fault_in_the_settings_is_told_in_the_systems_language(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting can be trusted by then."""
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    (home / "config.toml").write_text("colour = 1", encoding="utf-8")
    with pytest.raises(BadFile, match="“colour” 설정은 없습니다"):
        environment(locations())


def test_a_file_that_is_no_study_is_refused_in_the_language_of_the_settings(home: Path) -> None:
    """The study cannot tell its language when it cannot be read."""
    (home / "config.toml").write_text('language = "ko"', encoding="utf-8")
    (home / "study.json").write_text("# Notes", encoding="utf-8")
    env = environment(locations())
    with pytest.raises(BadFile, match="학습 파일이 아니어서 그대로 두었습니다"):
        env.open_study()


def test_what_was_found_while_opening_is_said_once_the_language_is_known(home: Path) -> None:
    """A notice speaks when it is told; one inside another speaks the same language."""
    notice = Notice("{file} could not be read. The study was restored from this computer's own copies; "
                    "{aside}.",
                    file="study.json", aside=Notice("the damaged file is set aside"))  # fmt: skip
    assert str(notice).endswith("the damaged file is set aside.")
    (home / "config.toml").write_text('language = "ko"', encoding="utf-8")
    environment(locations())
    assert say("Task") == "과제"
    assert str(notice).endswith("손상된 파일은 따로 보관했습니다.")
