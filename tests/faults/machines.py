"""Machines that share one file: a cloned home, one that was away for 100 days, one whose clock is a day ahead."""

import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from data.clock import Clock, FixedClock, SystemClock
from data.frozen import replace
from data.ids import IdSource
from data.model.notes import Note
from data.model.plan import Task
from data.store.journal_store import open_store
from data.study.study import Study
from tests.faults.ground import Report, places

START = datetime(2026, 1, 27, 9, tzinfo=UTC)
TASKS = 6


class ShiftedClock(SystemClock):
    """A machine's clock, wrong by `ahead`, where time passes faster."""

    def __init__(self, ahead: timedelta = timedelta()) -> None:
        """By how much it is wrong."""
        self.ahead = ahead

    def now(self) -> datetime:
        """The moment it shows."""
        return super().now() + self.ahead


def opened(root: Path, clock: Clock, seed: float) -> Study:
    """The study of a machine as a new program opens it."""
    chance = Random(seed)
    return Study(open_store(places(root), clock, chance), clock, IdSource(clock, chance))


def deliver(source: Path, target: Path) -> None:
    """What a sync tool does."""
    file = places(target).study
    shutil.copy2(places(source).study, file.with_name(".syncing"))
    os.replace(file.with_name(".syncing"), file)


def fold(root: Path, clock: Clock) -> None:
    """What a window does when idle."""
    store = open_store(places(root), clock, Random(1))
    store.repair()
    store.close()


def exchange(one: Path, other: Path, clocks: Mapping[str, Clock]) -> None:
    """Each gets the other's file, and both get what was made of it."""
    aside = one.parent / "aside.json"
    shutil.copy2(places(other).study, aside)
    deliver(one, other)
    fold(other, clocks[other.name])
    os.replace(aside, places(one).study)
    fold(one, clocks[one.name])
    for source, target in ((one, other), (other, one)):
        deliver(source, target)
        fold(target, clocks[target.name])


def _equal(one: Path, other: Path) -> bool:
    return places(one).study.read_bytes() == places(other).study.read_bytes()


def cloned_home(root: Path, seed: int, rounds: int) -> Report:
    """A home folder is copied, also with changes in its journal alone; both write into one note, then sync."""
    report = Report("A home folder is cloned", seed)
    chance = Random(seed)
    one, other = root / "one", root / "other"
    clocks: dict[str, Clock] = {"one": FixedClock(START), "other": FixedClock(START)}
    study = opened(one, clocks["one"], seed)
    note = Note(id=study.new_id(), section="learned", text="begun\n")
    study.commit("Write", note)
    study.close()
    study = opened(one, clocks["one"], seed)
    study.commit("Write", study.get(Note, note.id).rewritten("begun\nin the journal\n"))
    shutil.copytree(one, other)
    lines = {"begun", "in the journal"}
    for number in range(rounds):
        # Both go on with the same chance, at the same moment.
        same = chance.random()
        for name in ("one", "other"):
            study = opened(root / name, clocks[name], same)
            text = study.get(Note, note.id).text
            new = f"{name} {number}"
            study.commit(
                "Write", study.get(Note, note.id).rewritten(chance.choice([f"{text}{new}\n", f"{new}\n{text}"]))
            )
            study.close()
            lines.add(new)
            report.count("lines")
        exchange(one, other, clocks)
        for name in ("one", "other"):
            there = opened(root / name, clocks[name], 1).get(Note, note.id).text.split("\n")[:-1]
            report.expect(lines <= set(there), f"round {number}: {len(lines - set(there))} lines lost on {name}")
            report.expect(len(there) == len(set(there)), f"round {number}: lines doubled on {name}")
        report.expect(_equal(one, other), f"round {number}: the files differ")
    return report


def away(root: Path, seed: int, rounds: int) -> Report:
    """A machine is away for 100 days, while records it has are removed elsewhere."""
    report = Report("A machine is away for 100 days", seed)
    chance = Random(seed)
    for number in range(rounds):
        for name in ("here", "away"):
            shutil.rmtree(root / name, ignore_errors=True)
        _away_round(root, chance, report, f"round {number}")
    return report


def _away_round(root: Path, chance: Random, report: Report, said: str) -> None:
    here, gone = root / "here", root / "away"
    clock, clock_away = FixedClock(START), FixedClock(START + timedelta(days=100))
    study = opened(here, clock, chance.random())
    tasks = [Task(id=study.new_id(), title=f"Task {number}") for number in range(TASKS)]
    study.commit("Add", *tasks)
    study.close()
    (gone / "study").mkdir(parents=True)
    deliver(here, gone)
    fold(gone, FixedClock(START))
    removed = chance.sample(tasks, chance.randint(1, TASKS - 1))
    for days, title in ((chance.randint(0, 4), ""), (95, "After 95 days"), (1, "Day 100")):
        clock.advance(days=days)
        study = opened(here, clock, chance.random())
        if title:
            study.commit("Add", Task(id=study.new_id(), title=title))
        else:
            study.commit("Remove", removed=removed)
        study.close()
    made_away = opened(gone, clock_away, chance.random())
    new = Task(id=made_away.new_id(), title="Made while away")
    made_away.commit("Add", new)
    made_away.close()
    deliver(here, gone)
    study = opened(gone, clock_away, chance.random())
    there = set(study.all(Task))
    report.count("removals", len(removed))
    report.expect(not there & {task.id for task in removed}, f"{said}: removed tasks came back in silence")
    report.expect(new.id in there, f"{said}: what was made while away is lost")
    report.expect(any("cockpit merge" in str(notice) for notice in study.notices), f"{said}: nothing is asked")
    exchange(here, gone, {"here": clock, "away": clock_away})
    report.expect(_equal(here, gone), f"{said}: the files differ")
    both = [set(opened(folder, clock_away, 1).all(Task)) for folder in (here, gone)]
    report.expect(both[0] == both[1] == there, f"{said}: the same file is another study")


def clock_ahead(root: Path, seed: int, rounds: int) -> Report:
    """One clock is a day ahead; each machine edits without having seen the other's last edit, then they sync."""
    report = Report("A clock is a day ahead", seed)
    clocks = {"ahead": ShiftedClock(timedelta(days=1)), "right": ShiftedClock()}
    ahead, right = root / "ahead", root / "right"
    study = opened(ahead, clocks["ahead"], seed)
    task = Task(id=study.new_id(), title="first")
    study.commit("Add", task)
    study.close()
    (right / "study").mkdir(parents=True)
    deliver(ahead, right)
    _rename(right, clocks["right"], task.id, "seen")
    for number in range(rounds):
        for name in ("ahead", "right"):
            for clock in clocks.values():
                clock.ahead += timedelta(minutes=1)
            _rename(root / name, clocks[name], task.id, f"{name} {number}")
        exchange(ahead, right, clocks)
        for name in ("ahead", "right"):
            title = opened(root / name, clocks[name], seed).get(Task, task.id).title
            report.expect(title == f"right {number}", f"round {number}: {name} has {title}")
        report.count("rounds")
    return report


def _rename(root: Path, clock: Clock, task: int, title: str) -> None:
    study = opened(root, clock, 1)
    study.commit("Rename", replace(study.get(Task, task), title=title))
    study.close()
