"""The study file cannot be written for a while: its disk is full, read-only or gone, or it is mounted by itself."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from data.errors import NotSaved
from data.model.plan import Task
from data.store.disk import disk
from tests.faults.crash_states import mount_file
from tests.faults.ground import Report, held, places, readable, study_at

Patch = Callable[[object, str, Any], None]
CAUSES = (errno.ENOSPC, errno.EROFS, errno.EIO, errno.EACCES, errno.EDQUOT, errno.EBUSY)


def run(root: Path, seed: int, rounds: int, patch: Patch) -> Report:
    """Commands add tasks while no fold reaches the file, then while one does; each says so, and none is lost."""
    report = Report("The study file cannot be written", seed)
    chance = Random(seed)
    for number in range(rounds):
        for cause in CAUSES:
            _round(root / f"{number}-{cause}", cause, chance, report, patch)
    return report


def _round(root: Path, cause: int, chance: Random, report: Report, patch: Patch) -> None:
    locations = places(root)
    acknowledged = {_added(locations, report, False)}
    before = {name: getattr(disk, name) for name in ("rename", "exchange", "open_to_write")}
    if cause == errno.EBUSY:
        mount_file(patch)
    else:
        _break(patch, cause)
    for _ in range(chance.randint(1, 5)):
        acknowledged.add(_added(locations, report, cause != errno.EBUSY))
        report.expect(readable(locations.study), f"{os.strerror(cause)}: the file cannot be read")
        report.expect(acknowledged <= held(locations), f"{os.strerror(cause)}: lost")
    report.expect((study_at(locations).unfolded > 0) == (cause != errno.EBUSY), f"{os.strerror(cause)}: not counted")
    for name, real in before.items():
        patch(disk, name, real)
    acknowledged.add(_added(locations, report, False))
    report.expect(study_at(locations).unfolded == 0, f"{os.strerror(cause)}: not folded at the next chance")
    report.expect(acknowledged <= held(locations), f"{os.strerror(cause)}: lost in the end")
    report.expect(os.listdir(locations.study.parent) == ["study.json"], f"{os.strerror(cause)}: something is left")


def _break(patch: Patch, cause: int) -> None:
    """Have every attempt to put something in the study file's place fail."""
    rename = disk.rename

    def refuse(old: str, new: str) -> None:
        if new.endswith("study.json"):
            raise OSError(cause, os.strerror(cause), new)
        rename(old, new)

    patch(disk, "rename", refuse)
    patch(disk, "exchange", lambda one, other: False)


def _added(locations: Any, report: Report, is_told: bool) -> int:
    """One command; what it says is checked."""
    study = study_at(locations)
    task = Task(id=study.new_id(), title="Task")
    try:
        study.commit("Add", task)
    except NotSaved:
        report.expect(False, "a change was refused though its journal can be written")
    study.close()
    report.count("commands")
    report.expect(bool(study.notices) == is_told, f"said: {[str(notice) for notice in study.notices]}")
    return task.id
