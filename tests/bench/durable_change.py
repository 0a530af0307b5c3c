"""How long one durable change takes in a study of 0.2, 1, 5 and 20 MB, against SQLite (WAL, synchronous=FULL)."""

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from data.notes import Note
from tests.faults.ground import fill, places, study_at

SIZES = (200_000, 1_000_000, 5_000_000, 20_000_000)
ROUNDS = 8
EACH = 40
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


def sqlite_writer(root: Path, size: int) -> Callable[[int], None]:
    """Rewrites the same note in a table of documents."""
    study = study_at(places(root))
    notes = [(note.id, note.section, note.text, str(note.day)) for note in study.all(Note).values()]
    database = sqlite3.connect(root / "study.db", isolation_level=None)
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=full")
    database.execute("create table documents (id integer primary key, body text)")
    for row in notes:
        database.execute("insert or replace into documents values (?, ?)", (row[0], json.dumps(row)))

    def change(number: int) -> None:
        row = notes[number % len(notes)]
        body = json.dumps([row[0], row[1], f"{row[2]} {number}", row[3]], ensure_ascii=False)
        database.execute("insert or replace into documents values (?, ?)", (row[0], body))

    return change


def measured(size: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each change, ours and SQLite's, in turns on one disk."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        root = Path(folder)
        writers = study_writer(root, size), sqlite_writer(root, size)
        times: tuple[list[float], list[float]] = ([], [])
        for turn in range(ROUNDS):
            for change, taken in zip(writers, times, strict=True):
                for number in range(EACH):
                    started = time.perf_counter()
                    change(turn * EACH + number)
                    taken.append((time.perf_counter() - started) * 1000)
        return times


def main() -> None:
    """Print a line a size and the two ratios that are promised."""
    medians = {}
    for size in SIZES:
        ours, theirs = measured(size)
        medians[size] = median(ours)
        sys.stdout.write(
            f"{size / 1_000_000:5g} MB  study {median(ours):6.2f} ms (p99 {quantiles(ours, n=100)[98]:6.2f})"
            f"  SQLite {median(theirs):6.2f} ms (p99 {quantiles(theirs, n=100)[98]:6.2f})"
            f"  ratio {median(ours) / median(theirs):.2f}\n"
        )
        sys.stdout.flush()
    sys.stdout.write(f"20 MB against 200 KB: {medians[SIZES[-1]] / medians[SIZES[0]]:.2f}\n")


if __name__ == "__main__":
    main()
