"""The program ends with its terminal and when it is asked to, and comes back from a stop, with everything kept."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.terminal.driver import ESCAPE
from tests.terminal.test_program import COCKPIT, Terminal, command, home, start

__all__ = ["home", "start"]
SURROUNDINGS = {"LANG": "en_US.UTF-8", "TZ": "Asia/Seoul"}


@pytest.fixture
def demo(start, home: Path) -> Terminal:
    """The cockpit at a demo study."""
    home.mkdir()
    assert command(home, "demo", "--keep", str(home / "study.json")).returncode == 0
    terminal = start()
    terminal.wait_for("Overdue")
    return terminal


def state(terminal: Terminal) -> str:
    return Path(f"/proc/{terminal.process.pid}/stat").read_text().rpartition(")")[2].split()[0]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_program_with_every_letter_kept(demo: Terminal, home: Path, number: int) -> None:
    demo.write_note("half a wo")
    os.kill(demo.process.pid, number)
    assert demo.wait_for_exit() == 0
    assert "half a wo" in command(home, "note").stdout


@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "^Q"])
def test_what_stands_in_an_open_form_is_offered_at_the_next_start(demo: Terminal, start, how: str) -> None:
    demo.press("2ahalf a ta")
    demo.wait_for("half a ta")
    if how == "^Q":
        demo.press("\x11")
    else:
        os.kill(demo.process.pid, getattr(signal, how))
    assert demo.wait_for_exit() == 0
    again = start()
    again.wait_for(lambda text: "Unsaved text" in text and "half a ta" in text)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_before_the_first_picture_gives_the_terminal_back(start, home: Path, number: int) -> None:
    home.mkdir()
    terminal = start()
    sent = b""
    while not sent:
        sent = terminal.read(1.0)
    os.kill(terminal.process.pid, number)
    while (chunk := terminal.read(0.2)) or terminal.process.poll() is None:
        sent += chunk
    assert terminal.process.wait() == 0
    assert sent.count(b"\x1b[?1049h") == sent.count(b"\x1b[?1049l") == 1


def test_a_closed_terminal_ends_the_program_with_every_letter_kept(home: Path) -> None:
    home.mkdir()
    assert command(home, "demo", "--keep", str(home / "study.json")).returncode == 0
    terminal = Terminal([COCKPIT], SURROUNDINGS | {"STUDY_COCKPIT_HOME": str(home), "HOME": str(home)})
    terminal.wait_for("Overdue")
    terminal.write_note("half a wo")
    os.close(terminal.handle)
    assert terminal.process.wait(timeout=20) == 0
    assert "half a wo" in command(home, "note").stdout


def test_a_terminal_that_does_not_read_keeps_nobody(demo: Terminal) -> None:
    for _ in range(40):
        os.write(demo.handle, b"z2345\t")
    time.sleep(1)
    os.kill(demo.process.pid, signal.SIGTERM)
    assert demo.process.wait(timeout=20) == 0


@pytest.mark.parametrize("how", ["signal", "closed"])
def test_an_editor_ends_with_the_cockpit(home: Path, how: str) -> None:
    home.mkdir()
    editor = home / "editor"
    editor.write_text("#!/bin/sh\ntrap '' HUP TERM\necho EDITOR-UP\nsleep 60\n")
    editor.chmod(0o755)
    assert command(home, "demo", "--keep", str(home / "study.json")).returncode == 0
    environment = SURROUNDINGS | {"STUDY_COCKPIT_HOME": str(home), "HOME": str(home), "EDITOR": str(editor)}
    terminal = Terminal([COCKPIT], environment)
    terminal.wait_for("Overdue")
    terminal.press("3\x05")
    terminal.wait_for("EDITOR-UP")
    if how == "signal":
        os.kill(terminal.process.pid, signal.SIGTERM)
        assert terminal.wait_for_exit() == 0
        terminal.kill()
    else:
        os.close(terminal.handle)
        assert terminal.process.wait(timeout=20) == 0


HANGING = """
import asyncio, signal, sys, time
from pathlib import Path
from app.cockpit import CockpitApp
from app.terminal import departure

def sleeps(app):
    time.sleep(600)

def turns_in_circles(app):
    app.screen.call_later(turns_in_circles, app)

def waits_for_nothing(app):
    app.call_later(asyncio.Event().wait)

def hang(app):
    Path(sys.argv[2]).touch()
    globals()[sys.argv[1]](app)

def begin(app, begin=CockpitApp.begin):
    begin(app)
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, hang, app)

CockpitApp.begin = begin
departure.PATIENCE = 1.0
from app.program import run
sys.exit(run([]))
"""
"""The cockpit, with a fault that SIGUSR1 brings about."""


@pytest.mark.parametrize("how", ["sleeps", "turns_in_circles", "waits_for_nothing"])
def test_a_program_that_hangs_ends_all_the_same_with_every_letter_kept(home: Path, how: str) -> None:
    home.mkdir()
    assert command(home, "demo", "--keep", str(home / "study.json")).returncode == 0
    hangs = home / "hangs"
    python = str(Path(COCKPIT).parent / "python")
    environment = SURROUNDINGS | {"STUDY_COCKPIT_HOME": str(home), "HOME": str(home)}
    terminal = Terminal([python, "-c", HANGING, how, str(hangs)], environment)
    terminal.wait_for("Overdue")
    terminal.write_note("half a wo")
    os.kill(terminal.process.pid, signal.SIGUSR1)
    terminal.wait_for(lambda text: hangs.exists())
    os.kill(terminal.process.pid, signal.SIGTERM)
    assert terminal.wait_for_exit() == 0
    terminal.settle()
    assert "Traceback" not in terminal.text()
    terminal.kill()
    assert "half a wo" in command(home, "note").stdout


@pytest.mark.parametrize("how", ["key", "SIGTSTP", "SIGSTOP"])
def test_a_stopped_program_comes_back_with_its_screen(demo: Terminal, how: str) -> None:
    if how == "key":
        demo.press("\x1a")
    else:
        os.kill(demo.process.pid, getattr(signal, how))
    end = time.monotonic() + 20
    while state(demo) != "T" and time.monotonic() < end:
        demo.read(0.05)
    assert state(demo) == "T"
    demo.settle()
    demo.screen.reset()
    os.kill(demo.process.pid, signal.SIGCONT)
    demo.wait_for("Overdue")
    demo.press("?")
    demo.wait_for("Esc")
    # Only one reader of the keyboard is left: every letter arrives, in order.
    demo.press(f"{ESCAPE}a")
    demo.wait_for("New task")
    for letter in "abcdefghij":
        demo.press(letter)
    demo.wait_for("abcdefghij")


def test_suspending_is_no_undo_while_a_note_is_written(demo: Terminal) -> None:
    demo.write_note("zzz")
    demo.press("\x1ayyy")
    demo.wait_for("yyy")
    assert state(demo) != "T"


def test_a_fault_of_a_command_is_one_sentence_and_a_file(home: Path) -> None:
    home.mkdir()
    script = (
        "from app.cli import status\n"
        "def run(*_): raise RuntimeError('ouch \\x1b]0;x')\n"
        "status.run = run\nimport sys\nfrom app.program import run\nsys.exit(run(['status']))"
    )
    python = str(Path(COCKPIT).parent / "python")
    environment = {**os.environ, "STUDY_COCKPIT_HOME": str(home), "LANG": "en_US.UTF-8"}
    done = subprocess.run([python, "-c", script], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    (details,) = (home / "state").glob("fault-*.txt")
    assert str(details) in done.stderr
    assert "RuntimeError" in details.read_text()
