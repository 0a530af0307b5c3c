"""A mirror or an export never destroys a file of the cockpit's own, and a path is one that can be shown."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.session.environment import environment
from data.errors import BadFile, BadInput
from data.locations import locations
from tests.app.cli.conftest import Cockpit, cockpit, demo

__all__ = ["cockpit", "demo"]

OWN: dict[str, Callable[[Path], Path]] = {
    "study": lambda home: home / "study.json",
    "settings": lambda home: home / "config.toml",
    "spelled otherwise": lambda home: home / ".." / home.name / "study.json",
    "in the state folder": lambda home: home / "state" / "notes.md",
    "symbolic link": lambda home: _linked(os.symlink, home / "study.json"),
    "hard link": lambda home: _linked(os.link, home / "study.json"),
    "hard link to a journal": lambda home: _linked(os.link, next(home.glob("state/*/journals/*.log"))),
    "link to the state folder": lambda home: _linked(os.symlink, home / "state") / "notes.md",
}


def _linked(link: Callable[[Path, Path], None], target: Path) -> Path:
    name = target.parents[3] / "link.md" if target.suffix == ".log" else target.parent / "link.md"
    link(target, name)
    return name


def contents(home: Path) -> dict[str, bytes]:
    """What every file below a folder holds."""
    return {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", OWN)
def test_an_export_over_a_file_of_our_own_is_refused(cockpit: Cockpit, demo: Path, kind: str) -> None:
    (demo.parent / "config.toml").write_text("", encoding="utf-8")
    path = OWN[kind](demo.parent)
    before = contents(demo.parent)
    refused = cockpit("export", "--format", "markdown", "--force", "-o", path).refused
    assert "belongs to the cockpit itself" in refused
    assert contents(demo.parent) == before


@pytest.mark.parametrize("kind", OWN)
def test_a_mirror_over_a_file_of_our_own_is_refused_at_the_start(demo: Path, kind: str) -> None:
    path = OWN[kind](demo.parent)
    (demo.parent / "config.toml").write_text(f"mirror = '{path}'\n", encoding="utf-8")
    before = contents(demo.parent)
    with pytest.raises(BadInput, match="belongs to the cockpit itself"):
        environment(locations())
    assert contents(demo.parent) == before


@pytest.mark.parametrize("name", ["config.toml", "state/study.json", "state/x/study.json"])
def test_a_study_in_the_place_of_our_own_files_is_refused(cockpit: Cockpit, demo: Path, name: str) -> None:
    (demo.parent / "state" / "x").mkdir()
    assert "belongs to the cockpit itself" in cockpit("--study", demo.parent / name, "today").refused


@pytest.mark.parametrize("sign", ["\r", "\n", "\x1b[31m", "\x07", "\x7f", "\x9b"])
@pytest.mark.parametrize(
    "words",
    [
        ("--study", "FILE", "today"),
        ("import", "FILE"),
        ("bank", "import", "FILE"),
        ("export", "-o", "FILE.md"),
        ("merge", "FILE"),
        ("demo", "--keep", "FILE"),
    ],
)
def test_a_path_with_a_control_character_is_refused(
    cockpit: Cockpit, demo: Path, words: tuple[str, ...], sign: str
) -> None:
    before = contents(demo.parent)
    path = str(demo.parent / f"notes{sign}1")
    refused = cockpit(*(word.replace("FILE", path) for word in words)).refused
    assert "control character" in refused
    assert sign not in refused
    assert contents(demo.parent) == before


def test_a_mirror_with_a_control_character_is_a_setting_at_fault(demo: Path) -> None:
    (demo.parent / "config.toml").write_text('mirror = "notes\\r.md"\n', encoding="utf-8")
    with pytest.raises(BadFile, match="“mirror” contains a control character"):
        environment(locations())
