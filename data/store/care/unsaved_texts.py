"""Texts that could not be saved, each in a file of its own until it is in the study or thrown away.

The files lie in the state folder; where nothing can be written there, in the cache or the temporary folder.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zlib import crc32

from data.errors import NotSaved
from data.locations import APP_NAME, Locations
from data.store.disk import disk
from data.store.disk.replace_file import replace_file
from data.values import Values

FORMAT = "study-cockpit unsaved text 1"
PREFIX = "unsaved-"
SIZE_LIMIT = 50_000_000
"""Bytes of the largest file that is read."""


class UnsavedText(Values):
    """A text on its way into a note; one of a form has no section."""

    title: str
    text: str
    at: datetime
    section: str = ""
    day: date | None = None
    base: str = ""
    """What the note read when the text was begun."""

    @property
    def key(self) -> str:
        """What tells the text from others of the same program."""
        return f"{self.section or self.title}/{self.day or ''}"


class Recovered(Values):
    """A text that another run of the program left, with its file."""

    text: UnsavedText
    path: Path


def keep_unsaved(locations: Locations, text: UnsavedText) -> Path | None:
    """Write the text where that is possible; the file, or None when there is no such folder at all."""
    content = json.dumps(_document(locations, text), ensure_ascii=False).encode("utf-8", "surrogatepass")
    for folder in _folders(locations):
        path = folder / _name(locations, text.key)
        with suppress(NotSaved, OSError):
            replace_file(path, content)
            return path
    return None


def drop_unsaved(locations: Locations, key: str) -> None:
    """Remove this program's file of a text that is saved now."""
    for folder in _folders(locations):
        remove_recovered(folder / _name(locations, key))


def remove_recovered(path: Path) -> None:
    """Remove the file of a text that is settled; one that cannot be removed is offered again."""
    with suppress(OSError):
        disk.remove(str(path))


def recovered_texts(locations: Locations) -> list[Recovered]:
    """What earlier runs could not save in this study, oldest first; those that still run are left alone."""
    texts = []
    for folder in _folders(locations):
        for path in _files(folder, locations):
            if (text := _read(path, locations)) is not None:
                texts.append(Recovered(text, path))
    return sorted(texts, key=lambda recovered: recovered.text.at)


def _folders(locations: Locations) -> Iterator[Path]:
    yield locations.state
    import tempfile

    from platformdirs import user_cache_path

    yield user_cache_path(APP_NAME, appauthor=False)
    user = os.getuid() if hasattr(os, "getuid") else "user"
    yield Path(tempfile.gettempdir()) / f"{APP_NAME}-{user}"


def _mark(locations: Locations) -> str:
    """What stands for the study in the names of files."""
    return f"{crc32(os.fsencode(os.path.realpath(locations.study))):08x}"


def _name(locations: Locations, key: str) -> str:
    return f"{PREFIX}{_mark(locations)}-{os.getpid()}-{crc32(key.encode('utf-8', 'surrogatepass')):08x}.json"


def _files(folder: Path, locations: Locations) -> list[Path]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [folder / name for name in names if name.startswith(f"{PREFIX}{_mark(locations)}-")]


def _document(locations: Locations, text: UnsavedText) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "study": os.path.realpath(locations.study),
        "process": [os.getpid(), _started(os.getpid())],
        "title": text.title,
        "at": text.at.isoformat(),
        "section": text.section,
        "day": text.day.isoformat() if text.day else "",
        "base": text.base,
        "text": text.text,
    }


def _read(path: Path, locations: Locations) -> UnsavedText | None:
    """The text in a file of ours whose program has ended; None for any other file."""
    try:
        stat = path.lstat()
        if stat.st_size > SIZE_LIMIT or not path.is_file() or path.is_symlink():
            return None
        if hasattr(os, "getuid") and stat.st_uid != os.getuid():
            return None
        fields = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        if fields["format"] != FORMAT or fields["study"] != os.path.realpath(locations.study):
            return None
        if _runs(*fields["process"]):
            return None
        day = date.fromisoformat(fields["day"]) if fields["day"] else None
        at = datetime.fromisoformat(fields["at"])
        words = [str(fields[name]) for name in ("title", "text", "section", "base")]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return UnsavedText(words[0], words[1], at, words[2], day, words[3])


def _runs(process: int, started: str) -> bool:
    """Whether another program with that number and that start still runs."""
    if process == os.getpid() or os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return _started(process) == started


def _started(process: int) -> str:
    """When a program was started, in the system's own count; empty where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        return status.rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
