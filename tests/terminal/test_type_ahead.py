"""Keys that are sent in one burst, each meant for what the one before opens."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.terminal.driver import Terminal

COCKPIT = str(Path(sys.executable).parent / "cockpit")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A machine with a demo study."""
    folder = tmp_path / "home"
    folder.mkdir()
    environment = {**os.environ, "STUDY_COCKPIT_HOME": str(folder)}
    subprocess.run([COCKPIT, "demo", "--keep", str(folder / "study.json")], env=environment, check=True, timeout=60)
    return folder


@pytest.fixture
def starting(home: Path) -> Iterator[Terminal]:
    """The cockpit on it, from its first moment on."""
    environment = {"STUDY_COCKPIT_HOME": str(home), "LANG": "en_US.UTF-8", "HOME": str(home)}
    opened = Terminal([COCKPIT], environment)
    yield opened
    opened.kill()


@pytest.fixture
def terminal(starting: Terminal) -> Terminal:
    """The cockpit with nothing left to do."""
    starting.wait_for("3 Notes")
    starting.settle()
    return starting


def test_keys_typed_before_the_first_picture_and_while_it_is_painted_have_their_effect_in_order(
    starting: Terminal,
) -> None:
    starting.press("3")
    while not starting.read(1.0):
        continue
    for key in "iHello there":
        starting.press(key)
        starting.read(0.002)
    starting.wait_for("Hello there")


def test_a_note_takes_what_was_typed_before_it_was_open(terminal: Terminal) -> None:
    terminal.press("3iHello there")
    terminal.wait_for("Hello there")


def test_a_form_takes_keys_and_text_in_order_and_the_next_key_is_a_command_again(
    terminal: Terminal, home: Path
) -> None:
    day = date.today() + timedelta(days=40)
    terminal.press(f"2aOne burst\x1b[B{day}\rg{day}\r")
    terminal.wait_for("One burst")
    terminal.press("aAnother\rtq")
    assert terminal.wait_for_exit() == 0
    with TinyDB(home / "study.json") as db:
        days = {task["title"]: task["day"] for task in db.table("tasks").all()}
    assert days["One burst"] == days["Another"] == str(day)


def test_a_chosen_command_of_the_palette_gets_the_keys_behind_it(terminal: Terminal) -> None:
    terminal.press("\x10plan settings\rMy own name\r\r")
    terminal.wait_for("My own name")


def double_click(column: int, line: int) -> str:
    """What a terminal sends for it, both counted from 1."""
    return f"\x1b[<0;{column};{line}M\x1b[<0;{column};{line}m" * 2


def test_a_double_click_on_a_choice_chooses_nothing_in_what_that_opens(terminal: Terminal) -> None:
    terminal.press("m")
    lines = terminal.wait_for("Practice with immediate answers").splitlines()
    row = next(number for number, line in enumerate(lines, 1) if "Practice with" in line)
    terminal.press(double_click(lines[row - 1].index("Practice with") + 3, row))
    terminal.wait_for("Which questions?")
    terminal.press("qa")
    terminal.wait_for("New task")


def test_a_double_click_on_the_last_choice_does_nothing_beneath(terminal: Terminal) -> None:
    terminal.press("m")
    lines = terminal.wait_for("Timer only").splitlines()
    row = next(number for number, line in enumerate(lines, 1) if "Timer only" in line)
    terminal.press(double_click(lines[row - 1].index("Timer only") + 3, row) + "a")
    terminal.wait_for("New mock exam")
