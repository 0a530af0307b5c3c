"""Where things live."""

from pathlib import Path

import pytest

from data.locations import HOME_VARIABLE, locations


def test_one_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "mine"))
    found = locations()
    assert found.study == tmp_path / "mine" / "study.json"
    assert found.config == tmp_path / "mine" / "config.toml"
    assert found.state == tmp_path / "mine" / "state"
    assert not (tmp_path / "mine").exists()


def test_another_study_moves_the_file_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    assert locations(other).study == other
    assert (locations(other).config, locations(other).state) == (locations().config, locations().state)


def test_without_the_variable_the_folders_of_the_platform_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE)
    found = locations()
    assert found.study.name == "study.json"
    assert all("study-cockpit" in str(path) for path in (found.study, found.config, found.state))


def test_a_home_that_nobody_has_is_taken_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, "~nobody-has-this-name/cockpit")
    assert locations().study.name == "study.json"
