"""The state folder, the study's folder or its file is removed, renamed or replaced while a program writes to it."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from data.locations import Locations
from tests.faults.ground import Report, held, places, start_writer

Harm = Callable[[Locations], Locations]
"""Does the harm and says where the study is to be found afterwards."""


def _state_removed(locations: Locations) -> Locations:
    shutil.rmtree(locations.state, ignore_errors=True)
    return locations


def _journals_removed(locations: Locations) -> Locations:
    for folder in locations.state.glob("*/journals"):
        shutil.rmtree(folder, ignore_errors=True)
    return locations


def _journals_replaced(locations: Locations) -> Locations:
    for path in locations.state.glob("*/journals/*"):
        new = path.with_name(".syncing")
        new.write_bytes(path.read_bytes())
        new.replace(path)
    return locations


def _folder_renamed(locations: Locations) -> Locations:
    moved = locations.study.parent.rename(locations.study.parent.with_name(f"moved-{time.monotonic_ns()}"))
    return locations._replace(study=moved / locations.study.name)


def _file_renamed(locations: Locations) -> Locations:
    moved = locations.study.rename(locations.study.with_name(f"renamed-{time.monotonic_ns()}.json"))
    return locations._replace(study=moved)


def _file_moved(locations: Locations) -> Locations:
    folder = locations.study.parents[1] / f"elsewhere-{time.monotonic_ns()}"
    folder.mkdir()
    return locations._replace(study=locations.study.rename(folder / locations.study.name))


HARMS: dict[str, Harm] = {
    "state folder removed": _state_removed,
    "journals removed": _journals_removed,
    "journals replaced": _journals_replaced,
    "folder renamed": _folder_renamed,
    "file renamed": _file_renamed,
    "file moved": _file_moved,
}


def run(root: Path, seed: int, rounds: int) -> Report:
    """In each round one harm of each kind meets a program at a random moment; half of the programs are killed."""
    report = Report("What the study is kept in is lost", seed)
    chance = Random(seed)
    for number in range(rounds):
        for name, harm in HARMS.items():
            folder = root / f"{number}-{name}"
            _round(folder, chance, report, name, harm)
            shutil.rmtree(folder, ignore_errors=True)
    return report


def _round(root: Path, chance: Random, report: Report, name: str, harm: Harm) -> None:
    locations = places(root)
    is_killed = chance.random() < 0.5
    writer = start_writer(locations, "slow", "1000000")
    assert writer.stdout is not None
    said = [writer.stdout.readline() for _ in range(chance.randint(2, 12))]
    deadline = time.monotonic() + 20
    while not locations.study.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    old = locations.study
    where = harm(locations)
    report.count(name)
    # What follows was certainly said after the harm was done.
    said += [writer.stdout.readline() for _ in range(chance.randint(8, 12))]
    if is_killed:
        writer.kill()
    else:
        writer.terminate()
    said += writer.stdout.readlines()
    writer.wait()
    acknowledged = {int(line) for line in said if line.endswith("\n")}
    lost = acknowledged - held(where)
    report.count("acknowledged changes", len(acknowledged))
    report.expect(not lost, f"{name}, {'killed' if is_killed else 'ended'}: {len(lost)} lost")
    if where.study != old:
        report.expect(not os.path.lexists(old), f"{name}: the old place was made again")


def several(root: Path, seed: int, rounds: int) -> Report:
    """Three programs write to one study while harms of every kind follow each other; then all end in order."""
    report = Report("What the study is kept in is lost under three programs", seed)
    chance = Random(seed)
    for number in range(rounds):
        folder = root / str(number)
        locations = places(folder)
        writers = [start_writer(locations, "slow", "1000000") for _ in range(3)]
        said = [writer.stdout.readline() for writer in writers if writer.stdout is not None]
        deadline = time.monotonic() + 20
        while not locations.study.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        for _ in range(12):
            time.sleep(chance.uniform(0.05, 0.4))
            locations = HARMS[chance.choice(list(HARMS))](locations)
            report.count("harms")
        for writer in writers:
            writer.terminate()
        for writer in writers:
            assert writer.stdout is not None
            said += writer.stdout.readlines()
            report.expect(writer.wait() == 0, "a program broke off")
        acknowledged = {int(line) for line in said if line.endswith("\n")}
        lost = acknowledged - held(locations)
        report.count("acknowledged changes", len(acknowledged))
        report.expect(not lost, f"round {number}: {len(lost)} lost")
        files = [path for path in folder.rglob("*.json") if locations.state not in path.parents]
        report.expect(files == [locations.study], f"round {number}: {files}")
        shutil.rmtree(folder, ignore_errors=True)
    return report
