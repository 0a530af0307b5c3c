"""A learner's desk for tests: one folder with a study, opened as often as one likes."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

from data.clock import Clock, FixedClock
from data.ids import IdSource
from data.locations import Locations
from data.model.plan import Task
from data.store.journal_store import JournalStore, open_store
from data.study.study import Study

START = datetime(2026, 1, 27, 9, tzinfo=UTC)


class Desk:
    """One machine: its study file, its state folder, its clock."""

    def __init__(self, root: Path, name: str = "desk", study: Path | None = None, clock: Clock | None = None) -> None:
        """Place a machine below `root`; `study` puts the file elsewhere, as on a shared disk."""
        self.root = root / name
        folder = study.parent if study else self.root / "study"
        folder.mkdir(parents=True, exist_ok=True)
        self.file = study or folder / "study.json"
        self.locations = Locations(self.file, self.root / "config.toml", self.root / "state")
        self.clock = clock or FixedClock(START)
        self.stores: list[JournalStore] = []
        self._random = Random(f"{name} {study}")

    def open(self) -> Study:
        """Open the study as a program would."""
        store = open_store(self.locations, self.clock, self._random)
        self.stores.append(store)
        return Study(store, self.clock, IdSource(self.clock, self._random))

    @property
    def state(self) -> Path:
        """This machine's folder for the study."""
        (folder,) = [path for path in self.locations.state.iterdir() if path.is_dir()]
        return folder


def add(study: Study, title: str) -> Task:
    """Commit one new task."""
    task = Task(id=study.new_id(), title=title)
    study.commit(f"Add “{title}”", task)
    return task


def titles(study: Study) -> list[str]:
    """The titles of all tasks, sorted."""
    return sorted(task.title for task in study.all(Task).values())


def settle(desk: Desk, *studies: Study) -> None:
    """Let every open study take in what the others did."""
    for _ in range(3):
        for study in studies:
            study.refresh()
        for store in desk.stores:
            store.wait()
