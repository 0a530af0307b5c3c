"""A program is killed at a random moment while it acknowledges changes."""

import shutil
from pathlib import Path
from random import Random
from threading import Timer

from tests.faults.ground import Report, downgrade, fill, held, places, readable, start_writer

AFRESH = 40
"""Kills after which a fresh study is taken, so that the size stays what it is said to be."""


def run(root: Path, seed: int, kills: int, size: int, mode: str = "write") -> Report:
    """Kill a writer `kills` times on a study of `size` bytes; each acknowledged change has to be there after.

    Modes are those of the writer, and upgrade: each kill meets a fresh file of schema 1.
    """
    report = Report(f"SIGKILL, {mode}, {size // 1000:,} KB", seed)
    chance = Random(seed)
    machine, template = root / "machine", root / "template"
    fill(places(machine), size)
    if mode == "upgrade":
        downgrade(places(machine))
    shutil.copytree(machine, template)
    acknowledged: set[int] = set()
    for number in range(kills):
        if number % (1 if mode == "upgrade" else AFRESH) == 0:
            shutil.rmtree(machine, ignore_errors=True)
            shutil.copytree(template, machine)
            acknowledged = held(places(machine))
        new = _killed(machine, "fold" if mode == "upgrade" else mode, chance)
        acknowledged |= new
        report.count("kills")
        report.count("acknowledged changes", len(new))
        locations = places(machine)
        report.expect(readable(locations.study), f"kill {number}: the file cannot be read")
        lost = acknowledged - held(locations)
        report.count("lost", len(lost))
        report.expect(not lost, f"kill {number}: {len(lost)} lost")
    return report


def _killed(machine: Path, mode: str, chance: Random) -> set[int]:
    """What a writer acknowledged before it was killed."""
    writer = start_writer(places(machine), mode, "1000000")
    assert writer.stdout is not None
    said = [writer.stdout.readline()]
    timer = Timer(chance.uniform(0, 0.12), writer.kill)
    timer.start()
    said += writer.stdout.readlines()
    writer.wait()
    timer.join()
    return {int(line) for line in said if line.endswith("\n")}
