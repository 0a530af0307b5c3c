"""A program that changes a study as fast as it can and says each change only when it is durable.

`python -m tests.faults.writer FOLDER MODE COUNT`; modes: write, fold (folds all the time), restore, thin.
"""

import sys
from pathlib import Path
from random import Random

from data.clock import SystemClock
from data.ids import IdSource
from data.model.plan import Task
from data.store import journal_store
from data.store.folding import generations
from data.store.journals import journal
from data.study.study import Study
from tests.faults.ground import places, store_at


def main(folder: str, mode: str, count: str) -> None:
    """Commit `count` changes."""
    journal_store.FOLD_AFTER_STEPS = 20
    journal.ROTATE_AT = 16 * 1024
    if mode == "thin":
        generations.NEWEST_KEPT = 2
    locations = places(Path(folder))
    store = store_at(locations)
    study = Study(store, SystemClock(), IdSource(SystemClock(), Random()))
    for number in range(int(count)):
        task = Task(id=study.new_id(), title=f"{mode} {number}")
        study.commit("Add", task)
        sys.stdout.write(f"{task.id}\n")
        sys.stdout.flush()
        study.refresh()
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
