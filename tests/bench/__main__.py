"""Measures the program against a bare Textual app, in turns, and prints medians and ratios.

    python -m tests.bench [--runs N]

Every figure of the cockpit stands beside the same figure of `floor.py` or of `python -c pass`, taken in the same run:
on a noisy machine only the ratios mean something.
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

from tests.bench.decade import DAYS, write_study
from tests.terminal.driver import Terminal

PYTHON = sys.executable
FLOOR = [PYTHON, "-m", "tests.bench.floor"]
COCKPIT = [str(Path(PYTHON).parent / "cockpit")]
KEYS = {"tick": " ", "move": "j", "next day": "]"}
IDLE_SECONDS = 10


class Program(NamedTuple):
    """A program to measure: it is there once it shows the marker."""

    command: list[str]
    marker: str
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
            "floor": Program(FLOOR, "floor 0", {"key": "x"}),
            "new": Program(COCKPIT, "5 Domains", KEYS, homes["new"]),
            "decade": Program(COCKPIT, "5 Domains", KEYS, homes["decade"]),
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
    return {"STUDY_COCKPIT_HOME": str(path)} if path else {}


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
    _read_until(terminal, program.marker.encode())
    found = {"first screen": [time.perf_counter() - begin]}
    terminal.settle(0.4)
    for name, key in program.keys.items():
        found[name] = [_key_seconds(terminal, key) for _ in range(5)]
    found["memory"] = [_kilobytes(terminal.process.pid)]
    terminal.kill()
    return found


def _read_until(terminal: Terminal, marker: bytes) -> None:
    seen = b""
    while marker not in seen:
        chunk = os.read(terminal.handle, 65536)
        seen = seen[-4096:] + chunk


def _key_seconds(terminal: Terminal, key: str) -> float:
    begin = time.perf_counter()
    terminal.press(key)
    os.read(terminal.handle, 65536)
    taken = time.perf_counter() - begin
    terminal.settle(0.1)
    return taken


def _kilobytes(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return float(line.split()[1])
    raise RuntimeError("no memory figure")


def _seconds(command: list[str], env: dict[str, str]) -> Figures:
    begin = time.perf_counter()
    subprocess.run(command, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **env}, capture_output=True, check=True)
    return {"seconds": [time.perf_counter() - begin]}


def _idle_share(home: Path) -> float:
    """Share of one core used with the exam clock running and nobody typing."""
    terminal = Terminal(COCKPIT, _home(home))
    _read_until(terminal, b"5 Domains")
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
    row(f"first screen (bare: {1000 * floor['first screen']:.0f} ms)", *screens, "1.3")
    for key in KEYS:
        row(f"key to paint: {key} (bare: {1000 * floor['key']:.1f} ms)", floor["key"], figures["new"][key],
            figures["decade"][key], "4")  # fmt: skip
    row(f"memory (bare: {floor['memory'] / 1024:.0f} MB)", floor["memory"], figures["new"]["memory"],
        figures["decade"]["memory"], "1.4")  # fmt: skip
    row(f"`cockpit today` / `python -c pass` ({1000 * commands['pass']:.0f} ms)", commands["pass"], commands["today"],
        commands["today, decade"], "5")  # fmt: skip
    print(f"\nIdle with the exam clock running: {100 * idle:.2f} % of a core (budget 1 %).")


if __name__ == "__main__":
    main()
