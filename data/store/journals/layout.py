"""Where the store keeps what: the study file, and this machine's folder for it."""

import os
from pathlib import Path
from zlib import crc32

from data.errors import BadFile
from data.language import say
from data.locations import Locations
from data.store.disk import disk
from data.store.text.study_text import Meta, quick_meta
from data.user_files import reason, refuse_irregular
from data.values import Values

ORIGIN_FILE = "place"
LEDGER = "ledger"
HOME = "home"
"""In the folder: the path that it had when it was last written to."""


class Layout(Values):
    """The paths of one study on this machine; asking makes nothing."""

    file: str
    """The study file itself, symbolic links followed."""
    folder: str
    """This machine's folder for the study."""
    study: str
    """The study's own id."""

    def at(self, *names: str) -> str:
        """A path in the folder."""
        return os.path.join(self.folder, *names)

    @property
    def journals(self) -> str:
        """Where the journals are."""
        return self.at("journals")

    @property
    def generations(self) -> str:
        """Where earlier versions of the file are."""
        return self.at("generations")

    @property
    def damaged(self) -> str:
        """Where damaged files are kept aside."""
        return self.at("damaged")

    @property
    def ledger(self) -> str:
        """What this machine knows of the files it wrote last."""
        return self.at(LEDGER)


def real_path(path: str | Path) -> str:
    """The file behind symbolic links."""
    return os.path.realpath(path)


def find_layout(locations: Locations, meta: Meta) -> Layout | None:
    """The folder of a study: by the id in its file, else by its path; None when this machine never wrote to it."""
    file, states = real_path(locations.study), str(locations.state)
    if meta.study:
        return _by_id(file, states, meta)
    for study in names_in(states):
        if origin_of(os.path.join(states, study)) == file:
            return Layout(file, os.path.join(states, study), study.partition("-")[0])
    return None


def new_layout(locations: Locations, study: str) -> Layout:
    """The folder of a study that this machine writes to for the first time."""
    return Layout(real_path(locations.study), os.path.join(str(locations.state), study), study)


def _by_id(file: str, states: str, meta: Meta) -> Layout:
    folder = os.path.join(states, meta.study)
    origin = origin_of(folder)
    # A copy of the file is a study of its own, else two files would be poured into one.
    copied = f"{folder}-{crc32(os.fsencode(file)):08x}"
    if origin == file or (not os.path.isdir(copied) and (was_copied(folder) or not _is_study(origin, meta.study))):
        return Layout(file, folder, meta.study)
    return Layout(file, copied if os.path.isdir(copied) else _moved_copy(file, states, meta) or copied, meta.study)


def _moved_copy(file: str, states: str, meta: Meta) -> str | None:
    """The folder of a copy that was renamed: it wrote this version, and nothing is left at its old path."""
    for name in names_in(states):
        folder = os.path.join(states, name)
        if name.startswith(f"{meta.study}-"):
            origin = origin_of(folder)
            if origin == file or (_wrote(folder, meta.version) and not _is_study(origin, meta.study)):
                return folder
    return None


def _wrote(folder: str, version: str) -> bool:
    """Whether a folder's ledger names a version of the study file."""
    try:
        return bool(version) and f'"{version}"'.encode() in disk.read(os.path.join(folder, LEDGER))
    except OSError:
        return False


def was_copied(folder: str) -> bool | None:
    """Whether this is a copy of a folder that is elsewhere: a whole home was copied, its study file with it.

    None where nobody wrote down yet where the folder is.
    """
    try:
        return disk.read(os.path.join(folder, HOME)) != os.fsencode(real_path(folder))
    except OSError:
        return None


def _is_study(path: str | None, study: str) -> bool:
    try:
        return path is not None and quick_meta(disk.read(path)).study == study
    except OSError:
        return False


def origin_of(folder: str) -> str | None:
    """The study file a state folder belongs to; None when that cannot be read."""
    try:
        path = os.fsdecode(disk.read(os.path.join(folder, ORIGIN_FILE)))
    except (OSError, UnicodeDecodeError):
        return None
    return None if "\0" in path else path


def in_the_way(folder: str) -> str | None:
    """What stands where a folder or one above it should be and is none; None where nothing does."""
    while not os.path.isdir(folder):
        if os.path.lexists(folder):
            return folder
        folder = os.path.dirname(folder)
    return None


def names_in(folder: str) -> list[str]:
    """The names in a folder, sorted; none when it cannot be read."""
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def device_of(folder: str) -> int | None:
    """The disk a folder is on; None when there is no such folder."""
    try:
        return os.stat(folder).st_dev
    except OSError:
        return None


def read_file(path: str) -> tuple[bytes, os.stat_result | None]:
    """A file's content and the stat that belongs to it; empty and None when there is none. Raises `BadFile`."""
    refuse_irregular(path)
    try:
        with open(path, "rb") as file:
            for _ in range(20):
                before = os.fstat(file.fileno())
                file.seek(0)
                raw = file.read()
                now = os.fstat(file.fileno())
                if identity(before) == identity(now):
                    break
            return raw, now
    except FileNotFoundError:
        return b"", None
    except OSError as error:
        raise BadFile(say("Cannot read the study file {file} ({why}).", file=path, why=reason(error))) from error


Identity = tuple[int, int, int]


def identity(stat: os.stat_result) -> Identity:
    """What tells one state of a file from the next: its inode, time of change and size."""
    return stat.st_ino, stat.st_mtime_ns, stat.st_size
