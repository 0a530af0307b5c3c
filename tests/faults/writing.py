"""A person writes while the disk takes nothing, or in an editor that is killed: every word has to be there after.

Each round is the real program in a pseudo-terminal.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from tests.faults.ground import Report
from tests.terminal.driver import READING, WRITING, Terminal

COCKPIT = str(Path(sys.executable).parent / "cockpit")
WORDS = ("alpha", "beta", "감마", "delta δ", "q", "u u", "3", "é", "zeta?", "[x]")
OFFER = "Unsaved text"


class PaneController:
    """A home folder with a demo study, and the cockpit on it."""

    def __init__(self, home: Path) -> None:
        """Start nothing yet."""
        self.home = home
        self.study = home / "study.json"

    def open(self, **environment: str) -> Terminal:
        """The cockpit with its panes on the screen."""
        own = {"STUDY_COCKPIT_HOME": str(self.home), "HOME": str(self.home), "LANG": "en_US.UTF-8"}
        terminal = Terminal([COCKPIT], own | environment)
        terminal.wait_for("3 Notes")
        return terminal

    def shut(self) -> None:
        """Let the study take nothing."""
        self.study.chmod(0o444)

    def unshut(self) -> None:
        """Let everything be written again."""
        self.study.chmod(0o644)

    def recovery_has(self, text: str, screen: str = "") -> bool:
        """Whether a recovery file has a text, whatever the screen shows."""
        for path in self.home.rglob("unsaved-*"):
            with contextlib.suppress(OSError):
                if text in path.read_text(encoding="utf-8"):
                    return True
        return False

    def texts(self) -> str:
        """All notes as a command shows them."""
        environment = {**os.environ, "STUDY_COCKPIT_HOME": str(self.home)}
        command = [COCKPIT, "export", "--format", "json", "-o", "-"]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
        return done.stdout.decode("utf-8")


def _demo(root: Path) -> Path:
    home = root / "template"
    home.mkdir(parents=True)
    command = [COCKPIT, "demo", "--keep", str(home / "study.json")]
    environment = {**os.environ, "STUDY_COCKPIT_HOME": str(home)}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
    return home


def _fresh(template: Path, root: Path) -> PaneController:
    home = root / "machine"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(template, home)
    return PaneController(home)


def _comes(terminal: Terminal, wanted: Callable[[str], bool] | str) -> bool:
    """Wait for something on the screen, or elsewhere."""
    try:
        terminal.wait_for(wanted)
    except AssertionError:
        return False
    return True


def _put_into_note(terminal: Terminal) -> None:
    """Accept what is offered at the start."""
    terminal.wait_for(OFFER)
    terminal.press("\r")
    terminal.wait_for(lambda text: OFFER not in text)


def _leave(terminal: Terminal) -> None:
    terminal.press("q")
    terminal.wait_for_exit()
    terminal.kill()


def _quit_all_the_same(terminal: Terminal) -> None:
    terminal.press("\x1b")
    terminal.wait_for(READING)
    terminal.press("q")
    terminal.wait_for("Not everything is saved")
    terminal.press("jj\r")
    terminal.wait_for_exit()


def _signalled(number: int) -> Callable[[Terminal], None]:
    def end(terminal: Terminal) -> None:
        terminal.process.send_signal(number)
        terminal.wait_for_exit()

    return end


def _go_elsewhere(terminal: Terminal) -> None:
    terminal.press("\x1b")
    terminal.wait_for(READING)
    for key in "[]23zz":
        terminal.press(key)
        terminal.settle(0.2)
    _kill(terminal)


_kill = _signalled(signal.SIGKILL)
ENDS: tuple[Callable[[Terminal], None], ...] = (
    _quit_all_the_same, _kill, _signalled(signal.SIGTERM), _signalled(signal.SIGHUP), _go_elsewhere,
)  # fmt: skip
"""How the cockpit is left while nothing can be written."""


def unwritable(root: Path, seed: int, rounds: int) -> Report:
    """Write a note on a study that takes nothing, leave in every way, and look for each word after the next start."""
    report = Report("unwritable disk while writing", seed)
    chance = Random(seed)
    template = _demo(root)
    for number in range(rounds):
        controller = _fresh(template, root)
        typed = " ".join(f"{chance.choice(WORDS)}{number}" for _ in range(chance.randint(1, 8)))
        end = ENDS[number % len(ENDS)]
        terminal = controller.open()
        terminal.press("3i")
        terminal.wait_for(WRITING)
        controller.shut()
        terminal.press(f" {typed}")
        report.expect(_comes(terminal, "read-only"), f"round {number}: nothing was said")
        report.expect(_comes(terminal, partial(controller.recovery_has, typed)), f"round {number}: not kept")
        if end is not _kill:
            # Whoever is killed loses what was typed within the last pause, as on a healthy disk.
            typed = f"{typed} end{number}"
            terminal.press(f" end{number}")
            terminal.wait_for(f"end{number}")
        end(terminal)
        terminal.kill()
        controller.unshut()
        terminal = controller.open()
        _put_into_note(terminal)
        _leave(terminal)
        report.count("rounds")
        report.count("typed words", len(typed.split()))
        kept = typed in controller.texts()
        report.count("lost", not kept)
        report.expect(kept, f"round {number}: “{typed}” is lost")
        left = list(controller.home.rglob("unsaved-*"))
        report.expect(not left, f"round {number}: {left} is left")
    return report


EDITS = (
    "exit 3", "kill -9 $$", "kill -TERM $$", "kill -HUP $$", "exit 0",
)  # fmt: skip
"""How the editor ends after it saved."""


def editor_killed(root: Path, seed: int, rounds: int) -> Report:
    """Edit a note in an editor that saves and then ends in every way; the study may refuse the text meanwhile."""
    report = Report("editor killed", seed)
    chance = Random(seed)
    template = _demo(root)
    for number in range(rounds):
        controller = _fresh(template, root)
        typed = f"edited {chance.choice(WORDS)} {number}"
        editor = root / "editor.sh"
        editor.write_text(f'#!/bin/sh\nprintf "%s\\n" "{typed}" > "$1"\n{EDITS[number % len(EDITS)]}\n')
        editor.chmod(0o755)
        terminal = controller.open(EDITOR=str(editor))
        refused = chance.random() < 0.5
        if refused:
            controller.shut()
        terminal.press("3\x05")
        terminal.wait_for(typed[:20])
        if refused:
            report.expect(
                _comes(terminal, partial(controller.recovery_has, typed)),
                f"round {number}: not kept",
            )
            _kill(terminal)
            terminal.kill()
            controller.unshut()
            terminal = controller.open()
            _put_into_note(terminal)
        _leave(terminal)
        report.count("rounds")
        kept = typed in controller.texts()
        report.count("lost", not kept)
        report.expect(kept, f"round {number}: “{typed}” is lost ({EDITS[number % len(EDITS)]}, refused: {refused})")
    return report
