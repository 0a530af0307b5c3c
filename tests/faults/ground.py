"""What the fault runs share: studies of a size, programs that write, and how what is on the disk is judged."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from data.clock import SystemClock
from data.ids import RANDOM_BITS, IdSource
from data.locations import Locations
from data.model.notes import Note
from data.model.plan import Task
from data.store.journal_store import JournalStore, open_store
from data.study.study import Study

ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Report:
    """What a run did and what it found; a fault is a promise that was broken."""

    name: str
    seed: int
    counts: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def count(self, what: str, by: int = 1) -> None:
        """Count something."""
        self.counts[what] = self.counts.get(what, 0) + by

    def expect(self, holds: bool, fault: str) -> None:
        """Note a fault unless something holds."""
        if not holds:
            self.faults.append(fault)

    def __str__(self) -> str:
        """One line of figures, and the faults."""
        figures = ", ".join(f"{count:,} {what}" for what, count in self.counts.items())
        found = "".join(f"\n    FAULT {fault}" for fault in self.faults[:20])
        return f"{self.name}: {figures}, {len(self.faults)} faults (seed {self.seed}){found}"


def places(root: Path) -> Locations:
    """One machine's places below a folder."""
    (root / "study").mkdir(parents=True, exist_ok=True)
    return Locations(root / "study" / "study.json", root / "config.toml", root / "state")


def store_at(locations: Locations, seed: int | None = None) -> JournalStore:
    """The store a program would open."""
    return open_store(locations, SystemClock(), Random(seed))


def study_at(locations: Locations) -> Study:
    """The study a program would open."""
    chance = Random()
    return Study(open_store(locations, SystemClock(), chance), SystemClock(), IdSource(SystemClock(), chance))


def fill(locations: Locations, size: int) -> None:
    """A study of about `size` bytes, folded."""
    study = study_at(locations)
    first = date(2026, 1, 1)
    records: list[Task | Note] = []
    for number in range(size // 900 + 1):
        day = first + timedelta(days=number % 3000)
        records += [
            Task(id=study.new_id(), title=f"Task {number} 결측치 처리", day=day, minutes=45) for _ in range(2)
        ]
        records.append(Note(id=study.new_id(), section="learned", text="특성 공학 and more words " * 10, day=day))
    study.commit("Fill", *records)
    study.close()
    store = store_at(locations)
    store.repair()
    store.close()


def downgrade(locations: Locations) -> None:
    """Make the file one of schema 1, as the first version of the program wrote it: with ids of 63 bits, no stamps."""
    tables = json.loads(locations.study.read_bytes())
    del tables["meta"]
    for table, documents in tables.items():
        for document in documents.values():
            document.pop("~", None)
        tables[table] = {str(_long_id(int(id_))): document for id_, document in documents.items()}
    shutil.rmtree(locations.state)
    locations.study.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")


def _long_id(id_: int) -> int:
    """An id of an earlier version that becomes `id_`."""
    return id_ >> RANDOM_BITS << 27 | 0b10110 << RANDOM_BITS | id_ & (1 << RANDOM_BITS) - 1


def held(locations: Locations) -> set[int]:
    """The ids of every task a program would show now."""
    return set(store_at(locations).tables().get("tasks", {}))


def readable(path: Path) -> bool:
    """Whether anybody's script can read the file."""
    try:
        return isinstance(json.loads(path.read_bytes()), dict)
    except ValueError:
        return False


def start_writer(locations: Locations, *words: str) -> subprocess.Popen[str]:
    """A program of its own that writes and acknowledges on its standard output, one id a line."""
    command = [sys.executable, "-m", "tests.faults.writer", str(locations.study), str(locations.state), *words]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    )
