"""The installed program in a real pseudo-terminal, as a person uses it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.terminal.driver import READING, WRITING, Terminal

COCKPIT = str(Path(sys.executable).parent / "cockpit")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A machine that never saw the program."""
    return tmp_path / "home"


@pytest.fixture
def start(home: Path) -> Iterator[object]:
    """Starts the program; whatever still runs at the end is ended."""
    running: list[Terminal] = []

    def begin(*words: str, columns: int = 120, lines: int = 40) -> Terminal:
        environment = {
            "STUDY_COCKPIT_HOME": str(home),
            "LANG": "en_US.UTF-8",
            "HOME": str(home),
            "TZ": os.environ["TZ"],
        }
        terminal = Terminal([COCKPIT, *words], environment, columns, lines)
        running.append(terminal)
        return terminal

    yield begin
    for terminal in running:
        terminal.kill()


def command(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """One command beside the screen."""
    environment = {**os.environ, "STUDY_COCKPIT_HOME": str(home)}
    return subprocess.run([COCKPIT, *words], env=environment, capture_output=True, text=True, timeout=60)


def set_up(terminal: Terminal) -> None:
    """Accept every default."""
    terminal.wait_for("New study")
    terminal.press("\r")
    terminal.wait_for("How machines")


def test_set_up_tick_write_quit_start_again_all_there(start, home: Path) -> None:
    terminal = start()
    set_up(terminal)
    terminal.press(" ")
    terminal.wait_for("1 of 1 done")
    terminal.press("3i")
    terminal.wait_for(WRITING)
    terminal.press("오늘 배운 것: Kinesis")
    terminal.wait_for("Kinesis")
    terminal.press("\x1b")
    terminal.wait_for(READING)
    terminal.press("q")
    assert terminal.wait_for_exit() == 0

    again = start()
    again.wait_for("1 of 1 done")
    shown = again.wait_for("Kinesis")
    assert "✓ How machines" in shown.replace("  ", " ").replace("▸ ✓", "✓")
    titles = {document["title"] for document in TinyDB(home / "study.json").table("tasks").all()}
    assert "How machines learn: supervised, unsupervised, reinforcement" in titles
    assert json.loads(command(home, "today", "--json").stdout)["tasks"][0]["done"]


def test_kill_9_in_the_middle_loses_nothing_that_was_shown(start, home: Path) -> None:
    terminal = start()
    set_up(terminal)
    terminal.press(" ")
    terminal.wait_for("1 of 1 done")
    terminal.press("4 ")
    terminal.wait_for("running")
    os.killpg(terminal.process.pid, signal.SIGKILL)
    terminal.process.wait()

    again = start()
    again.wait_for("1 of 1 done")
    again.wait_for("running")


def test_the_terminal_closed_under_a_half_written_note_keeps_it(start, home: Path) -> None:
    terminal = start()
    set_up(terminal)
    terminal.write_note("half a wo")
    os.kill(terminal.process.pid, signal.SIGHUP)
    terminal.wait_for_exit()
    assert "half a wo" in command(home, "note").stdout


def test_the_command_line_is_seen_by_an_open_cockpit(start, home: Path) -> None:
    terminal = start()
    set_up(terminal)
    assert command(home, "tick", "1").returncode == 0
    terminal.wait_for("1 of 1 done")


def test_the_demo_never_touches_the_own_study(start, home: Path) -> None:
    terminal = start("demo")
    terminal.wait_for("Overdue (3)")
    terminal.press(" ")
    terminal.wait_for("1 of 1 done")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    assert not (home / "study.json").exists()


def test_a_foreign_file_is_refused_in_one_sentence_and_left_alone(start, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "study.json").write_text("shopping list: milk\n")
    found = command(home, "today")
    assert found.returncode == 1
    assert found.stderr.count("\n") == 1
    assert "Traceback" not in found.stderr
    terminal = start()
    terminal.wait_for_exit()
    assert "Traceback" not in terminal.text()
    assert (home / "study.json").read_text() == "shopping list: milk\n"


def test_escape_sequences_in_a_title_are_shown_and_not_obeyed(start, home: Path) -> None:
    terminal = start()
    set_up(terminal)
    assert command(home, "add", "evil \x1b]0;title\x07 \x1b[2J task").returncode == 0
    shown = terminal.wait_for("evil ␛")
    assert "How machines" in shown
    assert "\x1b" not in command(home, "today").stdout
