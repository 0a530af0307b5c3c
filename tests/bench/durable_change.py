"""How long one durable change takes in a study of 0.2, 1, 5 and 20 MB, against SQLite (WAL, synchronous=FULL)."""

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from data.model.notes import Note
from tests.faults.ground import fill, places, study_at

SIZES = (200_000, 1_000_000, 5_000_000, 20_000_000)
ROUNDS = 20
EACH = 20
"""Changes in a row; the two stores take turns, so that a busy disk is shared fairly."""


def study_writer(root: Path, size: int) -> Callable[[int], None]:
    """Rewrites a note of a study, as typing does."""
    fill(places(root), size)
    study = study_at(places(root))
    notes = list(study.all(Note).values())

    def change(number: int) -> None:
        note = notes[number % len(notes)]
        study.commit("Write", note.rewritten(f"{note.text} {number}"))

    return change


def sqlite_writer(root: Path, with_undo: bool) -> Callable[[int], None]:
    """Rewrites the same note in a table of documents; `with_undo` also keeps the step that takes it back."""
    study = study_at(places(root))
    notes = {note.id: [note.section, note.text, str(note.day)] for note in study.all(Note).values()}
    ids = list(notes)
    path = root / f"study-{with_undo}.db"
    database = _opened(path)
    database.execute("create table documents (id integer primary key, body text)")
    database.execute("create table steps (id integer primary key, label text, before text, after text)")
    database.execute("begin")
    for id_, row in notes.items():
        database.execute("insert into documents values (?, ?)", (id_, json.dumps(row, ensure_ascii=False)))
    database.execute("commit")
    # Closing checkpoints: both sides begin their session with a journal that still has to grow.
    database.close()
    database = _opened(path)

    def change(number: int) -> None:
        id_ = ids[number % len(ids)]
        row = notes[id_]
        body = json.dumps([row[0], f"{row[1]} {number}", row[2]], ensure_ascii=False)
        if not with_undo:
            database.execute("insert or replace into documents values (?, ?)", (id_, body))
            return
        # A step that can be taken back holds what was there, which the study looks up in its file too.
        (before,) = database.execute("select body from documents where id = ?", (id_,)).fetchone()
        database.execute("begin")
        database.execute("insert or replace into documents values (?, ?)", (id_, body))
        database.execute("insert into steps (label, before, after) values (?, ?, ?)", ("Write", before, body))
        database.execute("commit")

    return change


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=full")
    return database


def measured(size: int) -> list[list[float]]:
    """Milliseconds of each change, ours and SQLite's without and with undo, in turns on one disk."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        root = Path(folder)
        writers = study_writer(root, size), sqlite_writer(root, False), sqlite_writer(root, True)
        times: list[list[float]] = [[], [], []]
        for turn in range(ROUNDS):
            for change, taken in zip(writers, times, strict=True):
                for number in range(EACH):
                    started = time.perf_counter()
                    change(turn * EACH + number)
                    taken.append((time.perf_counter() - started) * 1000)
        return times


def main() -> None:
    """Print a line a size, and how much slower the largest study is than the smallest."""
    medians = {}
    for size in SIZES:
        times = measured(size)
        ours, plain, undo = (median(taken) for taken in times)
        tails = [quantiles(taken, n=100)[98] for taken in times]
        medians[size] = ours
        sys.stdout.write(
            f"{size / 1_000_000:5g} MB  study {ours:.2f} ms (p99 {tails[0]:.2f})  SQLite, document and undo step "
            f"{undo:.2f} (p99 {tails[2]:.2f}), document alone {plain:.2f} (p99 {tails[1]:.2f})  "
            f"ratios {ours / undo:.2f}, {ours / plain:.2f}\n"
        )
        sys.stdout.flush()
    sys.stdout.write(f"20 MB against 200 KB: {medians[SIZES[-1]] / medians[SIZES[0]]:.2f}\n")


if __name__ == "__main__":
    main()
