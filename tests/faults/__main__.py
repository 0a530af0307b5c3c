"""Runs every fault in full and prints the figures: `python -m tests.faults [--seed N] [--share 0.1] [NAME...]`.

`--share` runs a part of each; names are those printed, in part. Ends with 1 when a promise was broken.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from data.store.disk import disk
from data.store.folding import schedule, swap
from data.store.journals import journal
from tests.faults import (
    clocks,
    crash_states,
    failing_calls,
    foreign_files,
    git_merges,
    hostile_banks,
    hostile_plans,
    hostile_readers,
    kills,
    lost_places,
    machines,
    many_writers,
    mutations,
    number_rewrites,
    random_keys,
    swaps,
    unfoldable,
    writing,
    wrong_fields,
)  # fmt: skip
from tests.faults.ground import Report

Run = Callable[[Path, int, float], Report]
PATCHED = (disk, journal, schedule, swap)


def _patch(module: object, name: str, value: Any) -> None:
    setattr(module, name, value)


def _kills(count: int, size: int, mode: str) -> Run:
    return lambda root, seed, share: kills.run(root, seed, max(int(count * share), 2), size, mode)


def _crash_states(way: str) -> Run:
    return lambda root, seed, share: crash_states.run(root, seed, max(int(150 * share), 9), _patch, way)


RUNS: dict[str, Run] = {
    "kill write 200 KB": _kills(500, 200_000, "write"),
    "kill write 5 MB": _kills(300, 5_000_000, "write"),
    "kill fold": _kills(200, 200_000, "fold"),
    "kill thin": _kills(200, 200_000, "thin"),
    "kill restore": _kills(200, 200_000, "restore"),
    "kill upgrade": _kills(200, 200_000, "upgrade"),
    "crash states": _crash_states("one disk"),
    "crash states, two disks": _crash_states("two disks"),
    "crash states, mounted file": _crash_states("mounted file"),
    "failing calls": lambda root, seed, share: failing_calls.run(root, seed, _patch, max(int(1 / share), 1)),
    "hung program": lambda root, seed, share: many_writers.hang(root, seed),
    "two writers": lambda root, seed, share: many_writers.run(root, seed, 2, max(int(1000 * share), 20)),
    "four writers": lambda root, seed, share: many_writers.run(root, seed, 4, max(int(1000 * share), 20)),
    "swaps": lambda root, seed, share: swaps.run(root, seed, max(int(200 * share), 10)),
    "mutations": lambda root, seed, share: mutations.run(root, seed, max(int(2000 * share), 18)),
    "random keys": lambda root, seed, share: random_keys.run(root, seed, max(int(20_000 * share), 200)),
    "hostile terminal input": lambda root, seed, share: random_keys.run_bytes(
        root, seed, max(int(5_000 * share), 100)
    ),
    "foreign files": lambda root, seed, share: foreign_files.run(root, seed, max(int(300 * share), 9)),
    "lost places": lambda root, seed, share: lost_places.run(root, seed, max(int(30 * share), 1)),
    "lost places, three programs": lambda root, seed, share: lost_places.several(root, seed, max(int(20 * share), 1)),
    "unfoldable": lambda root, seed, share: unfoldable.run(root, seed, max(int(20 * share), 1), _patch),
    "hostile banks": lambda root, seed, share: hostile_banks.run(root, seed, max(int(5000 * share), 20)),
    "unwritable disk while writing": lambda root, seed, share: writing.unwritable(
        root, seed, max(int(100 * share), 5)
    ),
    "editor killed": lambda root, seed, share: writing.editor_killed(root, seed, max(int(100 * share), 5)),
    "clocks": lambda root, seed, share: clocks.run(root, seed, max(int(300 * share), 5)),
    "cloned home": lambda root, seed, share: machines.cloned_home(root, seed, max(int(60 * share), 3)),
    "away for 100 days": lambda root, seed, share: machines.away(root, seed, max(int(100 * share), 3)),
    "clock ahead": lambda root, seed, share: machines.clock_ahead(root, seed, max(int(100 * share), 3)),
    "hostile plans": lambda root, seed, share: hostile_plans.run(root, seed, max(int(5000 * share), 50)),
    "hostile bytes": lambda root, seed, share: hostile_readers.run(root, seed, max(int(5000 * share), 13)),
    "wrong values": lambda root, seed, share: wrong_fields.run(root, seed, max(int(5000 * share), 10)),
    "conflict markers": lambda root, seed, share: git_merges.run(root, seed, max(int(300 * share), 6)),
    "jq round trip": lambda root, seed, share: number_rewrites.run(root, seed, max(int(150 * share), 6)),
}
IN_MEMORY = (
    "crash",
    "failing calls",
    "mutations",
    "clocks",
    "cloned home",
    "away for 100 days",
    "clock ahead",
    "hostile",
    "wrong values",
    "conflict markers",
    "jq round trip",
)
"""How the names of runs begin that say nothing about the disk and need not wait for it."""


def main() -> int:
    """Run what was asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--share", type=float, default=1.0)
    asked = options.parse_args()
    faults = 0
    for name, run in RUNS.items():
        if not asked.names or any(word in name for word in asked.names):
            faults += len(_one(name, run, asked.seed, asked.share).faults)
    return 1 if faults else 0


def _one(name: str, run: Run, seed: int, share: float) -> Report:
    before = [dict(vars(module)) for module in PATCHED]
    memory = "/dev/shm" if name.startswith(IN_MEMORY) and os.path.isdir("/dev/shm") else None
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        report = run(Path(folder), seed, share)
    for module, names in zip(PATCHED, before, strict=True):
        vars(module).update(names)
    sys.stdout.write(f"{report} in {time.monotonic() - started:.0f} s\n")
    sys.stdout.flush()
    return report


if __name__ == "__main__":
    sys.exit(main())
