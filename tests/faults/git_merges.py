"""Two machines edit one study and git merges the two files: nothing of either side is lost."""

import shutil
import subprocess
from pathlib import Path
from random import Random

from data.frozen import replace
from data.model.plan import Task
from data.store.care.check import check_study
from data.study.study import Study
from tests.faults.ground import Report, fill, places, store_at, study_at

STYLES = ((), ("--diff3",), ("--ours",), ("--theirs",), ("--union",))
"""Options of `git merge-file`; with the last three it leaves no markers, and may drop what one side wrote."""
MARKED = 2
"""So many of the styles leave markers."""


def run(root: Path, seed: int, rounds: int) -> Report:
    """Edit, merge and open `rounds` times: with this machine's own copies and without, with LF and with CRLF."""
    report = Report("Conflict markers of git", seed)
    chance = Random(seed)
    fill(places(root / "base"), 8_000)
    for number in range(rounds):
        _round(root, chance, report, f"round {number}")
    return report


def _round(root: Path, chance: Random, report: Report, said: str) -> None:
    wanted: dict[int, dict[str, object]] = {}
    for name in ("here", "there"):
        shutil.rmtree(root / name, ignore_errors=True)
        shutil.copytree(root / "base", root / name)
        for place in (root / name).rglob("place"):
            place.write_text(str(places(root / name).study))
        study = study_at(places(root / name))
        _edit(study, chance, name, wanted)
        study.close()
    style = chance.choice(STYLES[:MARKED] * 3 + STYLES[MARKED:])
    files = [str(places(root / name).study) for name in ("here", "base", "there")]
    raw = subprocess.run(["git", "merge-file", "-p", *style, *files], capture_output=True, check=False).stdout
    report.count("with markers" if b"<<<<<<<" in raw else "without markers")
    whole = style in STYLES[:MARKED] or style == STYLES[-1]
    places(root / "here").study.write_bytes(raw.replace(b"\n", b"\r\n") if chance.random() < 0.3 else raw)
    if whole and chance.random() < 0.5:
        shutil.rmtree(root / "here" / "state")
    _judge(root / "here", wanted, report, said, "there" if whole else "here")


def _edit(study: Study, chance: Random, name: str, wanted: dict[int, dict[str, object]]) -> None:
    """Each machine writes fields of its own into the same records, and adds records."""
    for task in list(study.all(Task).values())[: chance.randint(1, 12)]:
        if chance.random() < 0.7:
            number = chance.randrange(100)
            field = "week" if name == "here" else "minutes"
            study.commit("Edit", replace(task, week=number) if name == "here" else replace(task, minutes=number))
            wanted.setdefault(task.id, {})[field] = number
    for number in range(chance.randint(0, 3)):
        task = Task(id=study.new_id(), title=f"New {name} {number}")
        study.commit("Add", task)
        wanted[task.id] = {"title": task.title}


def _judge(machine: Path, wanted: dict[int, dict[str, object]], report: Report, said: str, known: str) -> None:
    locations = places(machine)
    for _ in range(2):
        tasks = study_at(locations).all(Task)
        for id_, fields in wanted.items():
            for field, value in fields.items():
                if known == "there" or field == "week" or str(value).startswith("New here"):
                    report.count("edits looked for")
                    report.expect(id_ in tasks and getattr(tasks[id_], field) == value, f"{said}: {field} is lost")
        store = store_at(locations)
        store.repair()
        store.close()
    report.expect(b"<<<<<<<" not in locations.study.read_bytes(), f"{said}: markers stay in the file")
    report.expect(not check_study(locations, dict(store_at(locations).tables())), f"{said}: not in order afterwards")
