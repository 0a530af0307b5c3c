"""`cockpit export`: every form by name or option, written whole, never over somebody else's file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import export
from app.cli.command_line import Parser
from app.session.environment import Environment
from data.errors import BadInput
from tests.app.cli.conftest import Cockpit

pytestmark = pytest.mark.usefixtures("demo")
Export = Callable[..., None]


@pytest.fixture
def run(cockpit: Cockpit, make_environment: Callable[..., Environment]) -> Export:
    """Runs the command with its words."""

    def go(*words: object) -> None:
        parser = Parser(prog="cockpit export")
        export.configure(parser)
        assert export.run(parser.parse_args([str(word) for word in words]), make_environment()) == 0

    return go


STARTS = {
    "log.md": "# AWS ML Specialty: study log\n",
    "plan.ics": "BEGIN:VCALENDAR\n",
    "all.json": '{\n "format": "study-cockpit"',
    "tasks.csv": "\ufeffid,day,",
    "page.html": "<!DOCTYPE html>",
}


@pytest.mark.parametrize("name", STARTS)
def test_the_name_of_the_file_tells_the_format(run: Export, tmp_path: Path, name: str) -> None:
    """Each extension gives its form; missing folders are made."""
    path = tmp_path / "out" / name
    run("-o", path)
    assert path.read_text(encoding="utf-8").startswith(STARTS[name])


def test_csv_makes_a_file_a_table(run: Export, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The named file holds the tasks, attempts and sessions stand beside it, and all three are told."""
    run("-o", tmp_path / "study.csv")
    names = ["study-attempts.csv", "study-sessions.csv", "study.csv"]
    assert sorted(path.name for path in tmp_path.glob("study*.csv")) == names
    said = capsys.readouterr().out
    assert all(str(tmp_path / name) in said for name in names)


def test_the_option_wins_over_the_name_and_a_dash_prints(
    run: Export, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--format json` writes JSON whatever the file is called; `-o -` goes to standard output."""
    run("-o", tmp_path / "backup.txt", "--format", "json")
    assert json.loads((tmp_path / "backup.txt").read_text())["format"] == "study-cockpit"
    capsys.readouterr()
    run("-o", "-", "--format", "ics", "--todos")
    assert "BEGIN:VTODO" in capsys.readouterr().out
    run("-o", "-", "--format", "csv")
    assert capsys.readouterr().out.startswith("\ufeffid,day,")


def test_a_name_without_a_format_is_refused(run: Export, tmp_path: Path) -> None:
    """The sentence names the endings that tell it."""
    with pytest.raises(BadInput, match=r"\.md, \.ics"):
        run("-o", tmp_path / "study")


@pytest.mark.parametrize("name", STARTS)
def test_a_file_that_is_no_export_is_left_alone(run: Export, tmp_path: Path, name: str) -> None:
    """Only `--force` replaces it."""
    path = tmp_path / name
    path.write_text("somebody's own words")
    with pytest.raises(BadInput, match="--force"):
        run("-o", path)
    assert path.read_text() == "somebody's own words"
    run("-o", path, "--force")
    assert path.read_text(encoding="utf-8").startswith(STARTS[name])


@pytest.mark.parametrize("name", sorted(set(STARTS) - {"log.md"}))
def test_a_former_export_is_brought_up_to_date(run: Export, tmp_path: Path, name: str) -> None:
    """What the cockpit wrote and nobody edits by hand is replaced without asking."""
    run("-o", tmp_path / name)
    run("-o", tmp_path / name)


def test_a_markdown_log_is_not_replaced_without_asking(run: Export, tmp_path: Path) -> None:
    """People write into their logs."""
    run("-o", tmp_path / "log.md")
    with pytest.raises(BadInput, match="--force"):
        run("-o", tmp_path / "log.md")
