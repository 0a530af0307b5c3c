"""jq and other programs of doubles write the file anew: then a task is added, and nothing else differs."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from data.model.plan import Task
from tests.faults import hostile_readers
from tests.faults.ground import Report, places, study_at


def _jq(raw: bytes, chance: Random) -> bytes:
    options = chance.choice([[], ["-S"], ["-c"], ["-a"], ["--tab"]])
    return subprocess.run(["jq", *options, "."], input=raw, capture_output=True, check=True).stdout


def _floats(raw: bytes, chance: Random) -> bytes:
    indent = chance.choice([None, 1, 4])
    return json.dumps(json.loads(raw, parse_int=float), indent=indent, ensure_ascii=chance.random() < 0.5).encode()


def _shortest(raw: bytes, chance: Random) -> bytes:
    """As JavaScript does: every number a double, written as short as it can be."""

    def number(text: str) -> Any:
        value = float(text)
        return int(value) if value.is_integer() and abs(value) < 1e21 else value

    value = json.loads(raw, parse_int=number, parse_float=number)
    tables = list(value.items())
    chance.shuffle(tables)
    return json.dumps(dict(tables), separators=(",", ":"), ensure_ascii=False).encode()


REWRITES: tuple[Callable[[bytes, Random], bytes], ...] = (_floats, _shortest, _jq)


def run(root: Path, seed: int, rounds: int) -> Report:
    """Write the file of a demo study anew `rounds` times, with this machine's own copies and without."""
    report = Report("jq round trip", seed)
    chance = Random(seed)
    hostile_readers.machine_sample(root)
    ways = REWRITES if shutil.which("jq") else REWRITES[:-1]
    for number in range(rounds):
        locations = places(hostile_readers.fresh(root, keep_state=True))
        study = study_at(locations)
        _change(study_tasks := list(study.all(Task).values()), study, chance)
        study.close()
        before = json.loads(locations.study.read_bytes())
        way = ways[number % len(ways)]
        locations.study.write_bytes(way(locations.study.read_bytes(), chance))
        if chance.random() < 0.5:
            shutil.rmtree(locations.state)
        study = study_at(locations)
        new = Task(id=study.new_id(), title="Afterwards")
        study.commit("Add", new)
        study.close()
        after = json.loads(locations.study.read_bytes())
        after["tasks"].pop(str(new.id), None)
        report.count(f"by {way.__name__.strip('_')}")
        report.count("records", sum(map(len, before.values())))
        for table in sorted({*before, *after} - {"meta"}):
            same = before.get(table) == after.get(table)
            report.expect(same, f"round {number} ({way.__name__}): table {table} differs, {len(study_tasks)} tasks")
    return report


def _change(tasks: list[Task], study: Any, chance: Random) -> None:
    """Tick, untick and remove some, so that stamps and removals are in the file as well."""
    for task in chance.sample(tasks, 5):
        study.commit("Tick", task.unticked() if task.done else task.ticked(study.clock.now()))
    study.commit("Remove", removed=[chance.choice(tasks)])
