"""Where things live."""

import os
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from data.errors import BadInput
from data.locations import APP_NAME, HOME_VARIABLE, locations


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


@pytest.mark.parametrize("home", ["/home/kim", "/home/kim/", "/home/../kim", None])
@pytest.mark.parametrize("folder", ["/mnt/disk", "/mnt//disk/", " ", "", None])
def test_the_folders_are_those_that_other_programs_use(
    home: str | None, folder: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        HOME_VARIABLE: None,
        "HOME": home,
        "XDG_DATA_HOME": folder,
        "XDG_CONFIG_HOME": folder,
    }.items():
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    common = PlatformDirs(APP_NAME, appauthor=False)
    paths = (common.user_data_path / "study.json", common.user_config_path / "config.toml", common.user_state_path)
    assert tuple(map(str, locations())) == tuple(map(os.path.abspath, paths))


@pytest.mark.parametrize("home", ["/home/kim", "kim", ""])
@pytest.mark.parametrize("folder", ["mnt/disk", "~/disk", ".", ""])
def test_nothing_that_the_environment_says_makes_them_move_with_the_working_directory(
    home: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative folder counts as none: basedir-spec of freedesktop.org."""
    monkeypatch.delenv(HOME_VARIABLE)
    monkeypatch.setenv("HOME", home)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, folder)
    monkeypatch.chdir("/")
    before = locations()
    monkeypatch.chdir(tmp_path)
    assert locations() == before
    assert str(before.study).endswith("/.local/share/study-cockpit/study.json")
    assert str(before.study).startswith("/home/kim/.local" if home == "/home/kim" else "/")


@pytest.mark.parametrize("home", ["mine", ".", "./mine", "../mine", "~nobody-has-this-name/cockpit", " "])
def test_one_variable_that_moves_with_the_working_directory_is_refused(
    home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the study would seem lost in another directory."""
    monkeypatch.setenv(HOME_VARIABLE, home)
    with pytest.raises(BadInput, match="Use a full path such as /"):
        locations()
