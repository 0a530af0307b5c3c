"""Measures the next question of an exam against a bare Textual app's key: with the pack's questions, and with 5,000.

python -m tests.bench.exam_question [RUNS]
"""

import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median

from app.session.environment import environment
from data.locations import HOME_VARIABLE, locations
from data.model.questions import Bank, Option, Question
from data.packs.demo import demo_study
from data.packs.pack import open_pack
from tests.terminal.driver import Terminal

PYTHON = sys.executable
LARGE = 5000
KEYS = 30


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    floor = median(_floor() for _ in range(runs))
    print(f"bare app, key to paint: {1000 * floor:.1f} ms")
    for questions in (0, LARGE):
        with tempfile.TemporaryDirectory() as folder:
            _write(Path(folder), questions)
            opened, taken = zip(*(_exam(Path(folder)) for _ in range(runs)), strict=True)
        print(
            f"{questions or 'pack'} questions: next question {1000 * median(taken):.1f} ms, "
            f"{median(taken) / floor:.2f} of the bare app (budget 4); opening the form {1000 * median(opened):.0f} ms"
        )


def _write(home: Path, questions: int) -> None:
    os.environ[HOME_VARIABLE] = str(home)
    env = environment(locations())
    study = env.open_study()
    records = demo_study(open_pack("mls_c01"), "en", env.today(), env.clock.now(), env.ids(), Random(1))
    bank = Bank(id=1, name="Large", imported_at=datetime(2026, 1, 1, tzinfo=UTC))
    options = tuple(Option(f"Option {mark} with some words to it") for mark in "abcd")
    stem = "A company keeps many files. " * 8
    made = [
        Question(id=number, bank=1, stem=f"{stem}\n\nWhich of them, number {number}?", options=options, key="B",
                 content_key=str(number))
        for number in range(2, questions + 2)
    ]  # fmt: skip
    study.commit("bench", *records, *([bank, *made] if made else []))
    study.close()


def _floor() -> float:
    terminal = Terminal([PYTHON, "-m", "tests.bench.floor"], {})
    terminal.wait_for("floor 0")
    terminal.settle()
    taken = median(_key(terminal, "x") for _ in range(KEYS))
    terminal.kill()
    return taken


def _exam(home: Path) -> tuple[float, float]:
    terminal = Terminal([PYTHON, "-m", "app"], {HOME_VARIABLE: str(home), "LANG": "en"}, columns=80, lines=24)
    terminal.wait_for(lambda text: "Today" in text or "Question" in text)
    terminal.settle()
    opened = 0.0
    if "Question 1" not in terminal.text() and "left" not in terminal.text():
        terminal.press("m")
        terminal.wait_for("Timed exam from a question bank")
        begin = time.perf_counter()
        terminal.press("\r")
        terminal.wait_for("Draw number")
        opened = time.perf_counter() - begin
        terminal.press("\r")
        terminal.wait_for("Question 1 of 65")
    terminal.settle()
    taken = median(_key(terminal, "n") for _ in range(KEYS))
    terminal.press("\x13")
    terminal.wait_for("Hand in now")
    terminal.settle()
    terminal.press("j\r")
    terminal.wait_for("Report")
    terminal.kill()
    return opened, taken


def _key(terminal: Terminal, key: str) -> float:
    begin = time.perf_counter()
    terminal.press(key)
    os.read(terminal.handle, 65536)
    taken = time.perf_counter() - begin
    terminal.settle(0.08)
    return taken


if __name__ == "__main__":
    main()
