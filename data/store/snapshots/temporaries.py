"""The file that is being written before it takes the study file's name, and what is left of one after a crash."""

import os
import re
from contextlib import suppress

from data.store.disk import disk
from data.store.journals.layout import Layout, names_in
from data.store.merging.stamps import WRITER, Stamp, is_stamp
from data.store.text.study_text import head_meta

NAME = rf"{re.escape(disk.OWN_NAME)}[0-9a-z]+-[0-9a-z]{{{WRITER}}}-[0-9]+-[0-9a-f]{{16}}\.new|new-[0-9a-z]{{17}}"
"""Names of temporary files; the second form is that of earlier versions of the program, in this folder only."""
RECORD = "unfinished"
"""In this machine's folder: the name of the temporary file beside a study file on another disk."""
HEAD = 64 * 1024
"""Bytes that are read of a file to see whether it is ours."""


def new_temporary(layout: Layout, version: Stamp, beside: bool) -> str:
    """A path for a new temporary file: in this machine's folder, or `beside` the study file. Raises OSError.

    The name of one beside the study file is written down first, so that nobody has to look for it there.
    """
    name = disk.temporary_name(f"{layout.study}-{version[-WRITER:]}-")
    if not beside:
        return layout.at(name)
    disk.replace(layout.at(RECORD), name.encode())
    disk.sync_folder(layout.folder)
    return os.path.join(os.path.dirname(layout.file), name)


def temporaries(layout: Layout) -> list[str]:
    """Files that a writing left behind when its program died: of the right name, and ours by what they hold."""
    paths = [layout.at(name) for name in names_in(layout.folder) if _is_named(name)]
    with suppress(OSError, UnicodeDecodeError):
        name = disk.read(layout.at(RECORD), size=255).decode()
        if _is_named(name) and name.startswith(disk.OWN_NAME):
            paths.append(os.path.join(os.path.dirname(layout.file), name))
    return [path for path in paths if _is_ours(path, layout.study)]


def forget_record(layout: Layout) -> None:
    """Remove the name that was written down of a temporary file; another text under that name stays."""
    path = layout.at(RECORD)
    with suppress(OSError, UnicodeDecodeError):
        if _is_named(disk.read(path, size=255).decode()):
            disk.remove(path)


def _is_named(name: str) -> bool:
    return name.startswith((disk.OWN_NAME, "new-")) and re.fullmatch(NAME, name) is not None


def _is_ours(path: str, study: str) -> bool:
    """Whether the head of a file names this study and a writer; one that is still empty holds nothing of anybody."""
    try:
        head = disk.read(path, size=HEAD)
    except OSError:
        return False
    meta = head_meta(head)
    return not head or (meta.study == study and is_stamp(meta.version))
