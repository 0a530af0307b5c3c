"""A note about exactly one content of the study file, so that a large one need not be searched at every opening."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from data.store.disk import disk
from data.store.snapshots.snapshot import Snapshot
from data.store.text.checksummed_lines import journal_line, journal_value

NAME = "reminder"


def read_reminder(snapshot: Snapshot) -> Any:
    """The note for just the text of a snapshot; None when there is none."""
    if snapshot.layout is None or snapshot.stale or snapshot.mixed:
        return None
    try:
        of, note = journal_value(disk.read(snapshot.layout.at(NAME)).rstrip(b"\n"))
    except (OSError, ValueError, TypeError):
        return None
    return note if of == snapshot.digest else None


def write_reminder(snapshot: Snapshot, note: Callable[[], Any]) -> None:
    """Put a note about a large file in the place of the last one; where that fails there is none."""
    if snapshot.layout is None:
        return
    path = snapshot.layout.at(NAME)
    with suppress(OSError):
        disk.remove(path)
        disk.replace(path, journal_line([snapshot.digest, note()]), synced=False)
