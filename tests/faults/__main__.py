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

from data.store import journal_store
from data.store.disk import disk
from data.store.journals import journal
from tests.faults import clocks, crash_states, failing_calls, kills, many_writers, mutations, swaps
from tests.faults.ground import Report

Run = Callable[[Path, int, float], Report]
PATCHED = (disk, journal, journal_store)


def _patch(module: object, name: str, value: Any) -> None:
    setattr(module, name, value)


def _kills(count: int, size: int, mode: str) -> Run:
    return lambda root, seed, share: kills.run(root, seed, max(int(count * share), 2), size, mode)


RUNS: dict[str, Run] = {
    "kill write 200 KB": _kills(500, 200_000, "write"),
    "kill write 5 MB": _kills(300, 5_000_000, "write"),
    "kill fold": _kills(200, 200_000, "fold"),
    "kill thin": _kills(200, 200_000, "thin"),
    "kill restore": _kills(200, 200_000, "restore"),
    "kill upgrade": _kills(200, 200_000, "upgrade"),
    "crash states": lambda root, seed, share: crash_states.run(root, seed, max(int(150 * share), 9), _patch),
    "failing calls": lambda root, seed, share: failing_calls.run(root, seed, _patch, max(int(1 / share), 1)),
    "hung program": lambda root, seed, share: many_writers.hang(root, seed),
    "two writers": lambda root, seed, share: many_writers.run(root, seed, 2, max(int(1000 * share), 20)),
    "four writers": lambda root, seed, share: many_writers.run(root, seed, 4, max(int(1000 * share), 20)),
    "swaps": lambda root, seed, share: swaps.run(root, seed, max(int(200 * share), 10)),
    "mutations": lambda root, seed, share: mutations.run(root, seed, max(int(2000 * share), 18)),
    "clocks": lambda root, seed, share: clocks.run(root, seed, max(int(300 * share), 5)),
}
IN_MEMORY = ("crash states", "failing calls", "mutations", "clocks")
"""Runs that say nothing about the disk and need not wait for it."""


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
    memory = "/dev/shm" if name in IN_MEMORY and os.path.isdir("/dev/shm") else None
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
