"""Two machines, one with its clock set back, edit one study in turn; the later edit has to win."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from data.clock import FixedClock
from data.frozen import replace
from data.ids import IdSource
from data.model.plan import Task
from data.store.journal_store import open_store
from data.study.study import Study
from tests.faults.ground import Report, places

START = datetime(2026, 1, 27, 9, tzinfo=UTC)


def run(root: Path, seed: int, rounds: int) -> Report:
    """Set one clock back by a day or a month, edit the same fields here and there, and merge."""
    report = Report("A clock set back between edits", seed)
    chance = Random(seed)
    for number in range(rounds):
        shutil.rmtree(root / "here", ignore_errors=True)
        shutil.rmtree(root / "there", ignore_errors=True)
        _round(root, chance, report, f"round {number}")
    return report


def _round(root: Path, chance: Random, report: Report, said: str) -> None:
    clocks = {name: FixedClock(START) for name in ("here", "there")}
    clocks[chance.choice(["here", "there"])].advance(days=-chance.choice([1, 30]))
    task = None
    last = ""
    for turn in range(chance.randint(2, 6)):
        name, other = ("here", "there") if turn % 2 == 0 else ("there", "here")
        random = Random(chance.random())
        study = Study(
            open_store(places(root / name), clocks[name], random), clocks[name], IdSource(clocks[name], random)
        )
        if task is None:
            task = Task(id=study.new_id(), title="first")
        last = f"edit {turn}"
        study.commit("Rename", replace(study.all(Task).get(task.id, task), title=last))
        study.close()
        clocks[name].advance(seconds=1)
        shutil.copy2(places(root / name).study, places(root / other).study)
        if chance.random() < 0.3:
            clocks[name].set_wall(clocks[name].now() - timedelta(days=chance.choice([1, 30])))
        report.count("edits")
    for name in ("here", "there"):
        random = Random(1)
        study = Study(
            open_store(places(root / name), clocks[name], random), clocks[name], IdSource(clocks[name], random)
        )
        found = next(iter(study.all(Task).values())).title
        report.expect(found == last, f"{said}: {name} has {found}, the last was {last}")
