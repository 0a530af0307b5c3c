"""A note about exactly one content of the study file, so that a large one need not be searched at every opening."""

import os
from contextlib import suppress
from typing import Any

from data.store import disk
from data.store.layout import Layout
from data.store.lines import journal_line, journal_value

NAME = "reminder"


def read_reminder(layout: Layout, digest: str) -> Any:
    """The note for a file with this fingerprint; None when there is none."""
    try:
        with open(layout.at(NAME), "rb") as file:
            of, note = journal_value(file.read().rstrip(b"\n"))
    except (OSError, ValueError, TypeError):
        return None
    return note if of == digest else None


def write_reminder(layout: Layout, digest: str, note: Any) -> None:
    """Put a note in the place of the last one; when that fails there is none, which only costs time."""
    temporary = layout.at(f"{NAME}.{os.getpid()}.new")
    with suppress(OSError):
        disk.remove(layout.at(NAME))
        disk.remove(temporary)
        handle = disk.create(temporary)
        try:
            disk.write(handle, journal_line([digest, note]))
        finally:
            os.close(handle)
        disk.rename(temporary, layout.at(NAME))
