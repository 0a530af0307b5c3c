"""A note about exactly one content of the study file, so that a large one need not be searched at every opening."""

import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from data.store.disk import disk
from data.store.folding.snapshot import View
from data.store.text.checksummed_lines import journal_line, journal_value

NAME = "reminder"


def read_reminder(view: View) -> Any:
    """The note for just the text of a view; None when there is none."""
    if view.layout is None or view.stale or view.mixed:
        return None
    try:
        with open(view.layout.at(NAME), "rb") as file:
            of, note = journal_value(file.read().rstrip(b"\n"))
    except (OSError, ValueError, TypeError):
        return None
    return note if of == view.digest else None


def write_reminder(view: View, note: Callable[[], Any]) -> None:
    """Put a note about a large file in the place of the last one; where that fails there is none."""
    if view.layout is None:
        return
    path = view.layout.at(NAME)
    temporary = f"{path}.{os.getpid()}.new"
    with suppress(OSError):
        disk.remove(path)
        disk.remove(temporary)
        handle = disk.create(temporary)
        try:
            disk.write(handle, journal_line([view.digest, note()]))
        finally:
            os.close(handle)
        disk.rename(temporary, path)
