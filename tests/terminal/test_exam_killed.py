"""An exam in a real terminal, killed in question 40: the next start stands there, with the time it should have."""

import re
import subprocess
import sys
import time
from pathlib import Path

from tests.terminal.driver import ROOT, Terminal

COCKPIT = [sys.executable, "-m", "app"]


def started(home: Path) -> Terminal:
    """The program on 80 columns."""
    environment = {"STUDY_COCKPIT_HOME": str(home), "LANG": "en_US.UTF-8", "HOME": str(home)}
    return Terminal(COCKPIT, environment, columns=80, lines=24)


def seconds_left(text: str) -> int:
    """What the exam's clock shows."""
    found = re.search(r"(\d):(\d\d):(\d\d) left", text)
    assert found, text
    hours, minutes, seconds = map(int, found.groups())
    return 3600 * hours + 60 * minutes + seconds


def test_kill_9_in_question_40_and_start_again(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = {"STUDY_COCKPIT_HOME": str(home), "LANG": "en_US.UTF-8", "HOME": str(home), "PATH": "/usr/bin:/bin"}
    keep = [*COCKPIT, "demo", "--keep", str(home / "study.json")]
    subprocess.run(keep, env=environment, cwd=ROOT, check=True, timeout=60)
    first = started(home)
    try:
        first.wait_for("Today")
        first.press("m")
        first.wait_for("Timed exam from a question bank")
        first.press("\r")
        first.wait_for("Draw number")
        first.press("\r")
        first.wait_for("Question 1 of 65")
        for number in range(2, 41):
            first.press("an")
            first.wait_for(f"Question {number} of 65")
        first.press("f")
        before = seconds_left(first.wait_for("flagged"))
        at = time.monotonic()
    finally:
        first.kill()
    again = started(home)
    try:
        text = again.wait_for(lambda seen: "Question 40 of 65 · flagged" in seen and " left" in seen)
        gone = time.monotonic() - at
        assert abs(before - seconds_left(text) - gone) < 4
        again.press("\x08")
        again.wait_for(lambda seen: "timer hidden" in seen and "this question" not in seen)
        again.press("\x08")
        again.wait_for(" left")
        again.press("p")
        again.wait_for(lambda seen: "Question 39 of 65" in seen and "● A." in seen)
        again.press("r")
        again.wait_for(lambda seen: "[all 65]" in seen and "unanswered" in seen)
    finally:
        again.kill()
