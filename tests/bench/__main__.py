"""Measures the program against a bare Textual app, in turns, and prints medians and ratios.

    python -m tests.bench [--runs N]

Every figure of the cockpit stands beside the same figure of `floor.py` or of `python -c pass`, taken in the same run:
on a noisy machine only the ratios mean something. The first screen is there when today's first task and the figures
of the last pane are painted, of a study in the middle of its plan.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.bench.decade import DAYS, landmarks, write_study
from tests.terminal.driver import Terminal

PYTHON = sys.executable
FLOOR = [PYTHON, "-m", "tests.bench.floor"]
COCKPIT = [str(Path(PYTHON).parent / "cockpit")]
KEYS = {"tick": (" ", "3.5"), "move": ("j", "3"), "next day": ("]", "3.5")}
"""Each key that is measured, with its budget as a multiple of the bare app's key."""
PRESSED = {name: key for name, (key, _) in KEYS.items()}
IDLE_SECONDS = 10


class Program(NamedTuple):
    """A program to measure: it is there once it has painted every marker."""

    command: list[str]
    markers: tuple[str, ...]
    keys: dict[str, str]
    home: Path | None = None
    """Folder with its study, the same at every run."""


def main() -> None:
    """Measure everything and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=9)
    runs = options.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        homes = {"new": Path(folder) / "new", "decade": Path(folder) / "decade"}
        for name, days in (("new", 0), ("decade", DAYS)):
            write_study(homes[name], days)
            shutil.copytree(homes[name], _as_written(homes[name]))
        programs = {
            "floor": Program(FLOOR, ("floor 0",), {"key": "x"}),
            "new": Program(COCKPIT, landmarks(homes["new"]), PRESSED, homes["new"]),
            "decade": Program(COCKPIT, landmarks(homes["decade"]), PRESSED, homes["decade"]),
        }
        figures = _in_turns({name: partial(_measure, program) for name, program in programs.items()}, runs)
        seconds = {
            "pass": partial(_seconds, [PYTHON, "-c", "pass"], {}),
            "today": partial(_seconds, [*COCKPIT, "today"], _home(homes["new"])),
            "today, decade": partial(_seconds, [*COCKPIT, "today"], _home(homes["decade"])),
        }
        commands = {name: found["seconds"] for name, found in _in_turns(seconds, 3 * runs).items()}
        idle = _idle_share(homes["new"])
    _print(figures, commands, idle)


def _home(path: Path | None) -> dict[str, str]:
    """The environment in which the platform's own folders are under a path, as a learner has them."""
    return {"HOME": str(path)} if path else {}


def _as_written(home: Path) -> Path:
    """Where a study is kept as it was before any program changed it."""
    return home.with_name(f"{home.name} as written")


Figures = dict[str, list[float]]


def _in_turns(measurers: dict[str, Callable[[], Figures]], runs: int) -> dict[str, dict[str, float]]:
    """Medians of what each measurer finds; they take turns, so that what else the machine does meets them all."""
    found: dict[str, Figures] = {name: {} for name in measurers}
    for _ in range(runs):
        for name, measure in measurers.items():
            for figure, values in measure().items():
                found[name].setdefault(figure, []).extend(values)
    return {name: {figure: median(values) for figure, values in figures.items()} for name, figures in found.items()}


def _measure(program: Program) -> Figures:
    """Seconds to the first screen and from each key to its first paint, and kilobytes held."""
    if program.home:
        shutil.rmtree(program.home)
        shutil.copytree(_as_written(program.home), program.home)
    begin = time.perf_counter()
    terminal = Terminal(program.command, _home(program.home))
    _read_until(terminal, program.markers)
    found = {"first screen": [time.perf_counter() - begin]}
    terminal.settle(0.4)
    for name, key in program.keys.items():
        keys = [_key(terminal, key) for _ in range(5)]
        found[name] = [seconds for seconds, _ in keys]
        found[f"bytes of {name}"] = [painted for _, painted in keys]
    found["memory"] = [_kilobytes(terminal.process.pid)]
    terminal.kill()
    return found


def _read_until(terminal: Terminal, markers: tuple[str, ...]) -> None:
    painted, missing = b"", [marker.encode() for marker in markers]
    while missing:
        painted += os.read(terminal.handle, 65536)
        missing = [marker for marker in missing if marker not in painted]


def _key(terminal: Terminal, key: str) -> tuple[float, float]:
    """Seconds from a key to the first paint, and the bytes that are painted until nothing comes any more."""
    begin = time.perf_counter()
    terminal.press(key)
    painted = len(os.read(terminal.handle, 65536))
    seconds = time.perf_counter() - begin
    while chunk := terminal.read(0.1):
        painted += len(chunk)
    return seconds, painted


def _kilobytes(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return float(line.split()[1])
    raise RuntimeError("no memory figure")


def _seconds(command: list[str], env: dict[str, str]) -> Figures:
    begin = time.perf_counter()
    passed = {"PATH": os.environ["PATH"], **env}
    subprocess.run(command, env=passed, capture_output=True, check=True)
    return {"seconds": [time.perf_counter() - begin]}


def _idle_share(home: Path) -> float:
    """Share of one core used with the exam clock running and nobody typing."""
    terminal = Terminal(COCKPIT, _home(home))
    _read_until(terminal, landmarks(home))
    terminal.settle(0.5)
    terminal.press("4")
    terminal.settle(0.5)
    terminal.press(" ")
    terminal.settle(0.5)
    begin, used = time.perf_counter(), _processor_seconds(terminal.process.pid)
    while time.perf_counter() - begin < IDLE_SECONDS:
        terminal.read(0.5)
    share = (_processor_seconds(terminal.process.pid) - used) / (time.perf_counter() - begin)
    terminal.kill()
    return share


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _print(figures: dict[str, dict[str, float]], commands: dict[str, float], idle: float) -> None:
    floor = figures["floor"]

    def row(what: str, base: float, new: float, decade: float, budget: str) -> None:
        print(f"| {what} | {new / base:.2f} | {decade / base:.2f} | {decade / new:.2f} | {budget} |")

    print("| what, as a multiple of the bare app | new study | ten years | ten years / new | budget |")
    print("|---|---|---|---|---|")
    screens = [figures[name]["first screen"] for name in ("floor", "new", "decade")]
    row(f"first screen (bare: {1000 * floor['first screen']:.0f} ms)", *screens, "1.25")
    for key in KEYS:
        row(f"key to paint: {key} (bare: {1000 * floor['key']:.1f} ms)", floor["key"], figures["new"][key],
            figures["decade"][key], KEYS[key][1])  # fmt: skip
    print(f"| kilobytes painted by a tick | {figures['new']['bytes of tick'] / 1000:.1f} | "
          f"{figures['decade']['bytes of tick'] / 1000:.1f} | | |")  # fmt: skip
    row(f"memory (bare: {floor['memory'] / 1024:.0f} MB)", floor["memory"], figures["new"]["memory"],
        figures["decade"]["memory"], "1.3")  # fmt: skip
    row(f"`cockpit today` / `python -c pass` ({1000 * commands['pass']:.0f} ms)", commands["pass"], commands["today"],
        commands["today, decade"], "4")  # fmt: skip
    print(f"\nIdle with the exam clock running: {100 * idle:.2f} % of a core (budget 1 %).")


if __name__ == "__main__":
    main()
