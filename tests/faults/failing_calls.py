"""The disk is full, or a system call fails, at every place of a session where something is written."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from data.errors import NotSaved
from data.model.plan import Task
from data.store.disk import disk
from data.store.journals import journal
from tests.faults.ground import Report, held, places, readable, study_at

CALLS = ("create", "open_to_write", "write", "sync", "cut", "sync_folder", "rename", "link", "remove", "make_folder")
Patch = Callable[[object, str, Any], None]


class Faulty:
    """Lets the call number `at` fail, and `lasting` calls in all; half of what is written still arrives."""

    def __init__(self, patch: Patch) -> None:
        """Stand in for the functions of `data.store.disk.disk`."""
        self.at = self.lasting = self.calls = 0
        for name in CALLS:
            patch(disk, name, self._faulty(name, getattr(disk, name)))

    def set(self, at: int, lasting: int) -> None:
        """Begin to count anew."""
        self.at, self.lasting, self.calls = at, lasting, 0

    def _faulty(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any) -> Any:
            self.calls += 1
            if self.at <= self.calls < self.at + self.lasting:
                if name == "write":
                    real(words[0], words[1][: len(words[1]) // 2], *words[2:])
                raise OSError(errno.ENOSPC if name in ("write", "create") else errno.EIO, "the disk is full")
            return real(*words)

        return call


def run(root: Path, seed: int, patch: Patch, step: int = 1) -> Report:
    """Run one session again and again, each time with another call failing: once, and from there on."""
    report = Report("A failing system call at every place", seed)
    patch(journal, "ROTATE_AT", 3000)
    faulty = Faulty(patch)
    for lasting in (1, 1 << 30):
        at = 1
        while True:
            shutil.rmtree(root / "machine", ignore_errors=True)
            faulty.set(at, lasting)
            calls = _session(root / "machine", faulty, report, f"call {at} fails")
            report.count("sessions")
            at += step
            if at > calls:
                break
    return report


def _session(root: Path, faulty: Faulty, report: Report, said: str) -> int:
    """Changes and two folds with the fault among them, then the same disk without it; how many calls there were."""
    locations = places(root)
    acknowledged: set[int] = set()
    refused: set[int] = set()
    for _ in range(2):
        study = study_at(locations)
        for number in range(6):
            task = Task(id=study.new_id(), title=f"Task {number}")
            try:
                study.commit("Add", task)
                acknowledged.add(task.id)
            except NotSaved:
                refused.add(task.id)
                report.count("refused changes")
        shown = set(study.all(Task))
        report.expect(acknowledged <= shown, f"{said}: the screen lacks {len(acknowledged - shown)}")
        # A disk that fails for good right behind a write cannot take that write back either.
        allowed = 1 if faulty.lasting > 1 else 0
        report.expect(len(refused & shown) <= allowed, f"{said}: {len(refused & shown)} refused ones are shown")
        study.close()
    calls = faulty.calls
    faulty.set(0, 0)
    report.count("acknowledged changes", len(acknowledged))
    report.expect(not locations.study.exists() or readable(locations.study), f"{said}: the file cannot be read")
    report.expect(acknowledged <= held(locations), f"{said}: {len(acknowledged - held(locations))} lost")
    study = study_at(locations)
    study.commit("Add", Task(id=study.new_id(), title="Afterwards"))
    study.close()
    report.expect(acknowledged <= held(locations), f"{said}: lost afterwards")
    beside = sorted(os.listdir(locations.study.parent))
    report.expect(beside == ["study.json"], f"{said}: beside the file there is {beside}")
    return calls
