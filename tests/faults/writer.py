"""A program that changes a study as fast as it can and says each change only when it is durable.

`python -m tests.faults.writer STUDY STATE MODE COUNT`; modes: write, fold (folds all the time), restore, thin, and
slow (takes its time between changes and ends in order when it is asked to).
"""

import signal
import sys
import time
from pathlib import Path
from random import Random

from data.clock import SystemClock
from data.ids import IdSource
from data.locations import Locations
from data.model.plan import Task
from data.store.folding import schedule
from data.store.journals import journal
from data.store.snapshots import generations
from data.study.study import Study
from tests.faults.ground import store_at


def main(study_file: str, state: str, mode: str, count: str) -> None:
    """Commit `count` changes."""
    schedule.AFTER_STEPS = 20
    journal.ROTATE_AT = 16 * 1024
    if mode == "thin":
        generations.NEWEST_KEPT = 2
    locations = Locations(Path(study_file), Path(state).parent / "config.toml", Path(state))
    store = store_at(locations)
    ending: list[int] = []
    if mode == "slow":
        signal.signal(signal.SIGTERM, lambda number, frame: ending.append(number))
    study = Study(store, SystemClock(), IdSource(SystemClock(), Random()))
    for number in range(int(count)):
        task = Task(id=study.new_id(), title=f"{mode} {number}")
        study.commit("Add", task)
        sys.stdout.write(f"{task.id}\n")
        sys.stdout.flush()
        study.refresh()
        if mode == "slow":
            time.sleep(0.01)
        if ending:
            break
        if mode in ("fold", "thin") and number % 3 == 0:
            store.fold()
        if mode == "restore" and number % 4 == 0:
            emptied = study.put_back("Restore", {**store.tables(), "notes": {}})
            store.fold()
            if emptied:
                study.undo()
    study.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
