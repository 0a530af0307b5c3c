"""The file is replaced or rewritten from outside at random moments while a program writes to it."""

import json
import os
import time
from pathlib import Path
from random import Random
from typing import Any

from data.model.plan import Task
from tests.faults.ground import Report, held, places, readable, start_writer, study_at


def run(root: Path, seed: int, swaps: int) -> Report:
    """Swap the file `swaps` times, half by rename and half in place; what either side wrote has to be there."""
    report = Report("The file is swapped underneath", seed)
    chance = Random(seed)
    locations = places(root)
    study = study_at(locations)
    study.commit("Add", Task(id=study.new_id(), title="Kinesis"))
    study.close()
    writer = start_writer(locations, "fold", "1000000")
    added: set[int] = set()
    for number in range(swaps):
        time.sleep(chance.uniform(0, 0.05))
        new = chance.getrandbits(60)
        if _swapped(locations.study, new * 2 + number % 2, in_place=bool(number % 2)):
            added.add(new * 2 + number % 2)
            report.count("in place" if number % 2 else "by rename")
    writer.terminate()
    assert writer.stdout is not None
    said = {int(line) for line in writer.stdout.readlines() if line.endswith("\n")}
    writer.wait()
    study = study_at(locations)
    study.commit("Add", Task(id=study.new_id(), title="Last"))
    study.close()
    there = held(locations)
    report.count("changes of the program", len(said))
    report.expect(not said - there, f"{len(said - there)} changes of the program lost")
    for one in added - there:
        report.expect(False, f"a change from outside lost, {'in place' if one % 2 else 'by rename'}")
    report.expect(readable(locations.study), "the file cannot be read")
    return report


def _swapped(path: Path, new: int, in_place: bool) -> bool:
    """Add a document the way a script or a sync tool would; False when the file could not be read just then."""
    try:
        tables: dict[str, Any] = json.loads(path.read_bytes())
    except (ValueError, FileNotFoundError):
        return False
    tables.setdefault("tasks", {})[str(new)] = {"title": f"From outside {new}"}
    content = json.dumps(tables).encode()
    if in_place:
        with path.open("r+b") as file:
            file.truncate()
            file.write(content)
        return True
    temporary = path.with_name(".syncing")
    temporary.write_bytes(content)
    os.replace(temporary, path)
    return True
