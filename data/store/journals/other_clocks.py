"""How far the clock of another machine is ahead, as well as this machine could ever tell."""

import os
from contextlib import suppress

from data.store.disk import disk
from data.store.journals.layout import Layout
from data.store.merging.stamps import Stamp, StampClock

NAME = "clock-ahead"
WEEK = 7 * 24 * 60 * 60 * 1000


def follow(layout: Layout, stamps: StampClock, newest: Stamp) -> None:
    """Let stamps go on from the newest one in the study file, where that is ahead of this machine's clock.

    What is known best is remembered: the shorter a stamp was under way, the better it tells.
    """
    stamps.carry_on(newest, age_of(layout))
    if not stamps.ahead:
        return
    path = layout.at(NAME)
    remembered = 0
    with suppress(OSError, ValueError):
        remembered = int(disk.read(path))
    if remembered >= stamps.ahead:
        stamps.ahead = remembered
        return
    with suppress(OSError):
        disk.remove(path)
        disk.put(path, str(stamps.ahead).encode())


def age_of(layout: Layout) -> int:
    """Milliseconds since the study file came to this machine, by the clock of the disk; at most a week."""
    try:
        os.utime(layout.folder)
        age = os.stat(layout.folder).st_ctime_ns - os.stat(layout.file).st_ctime_ns
    except OSError:
        return 0
    return min(max(age // 1_000_000, 0), WEEK)
