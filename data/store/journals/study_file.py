"""Where the study file is, also after somebody renamed it or its folder, and whether it may be changed there."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import NotSaved
from data.language import Notice, say
from data.locations import Locations
from data.store.journals.layout import Identity, Layout
from data.user_files import reason

if TYPE_CHECKING:
    from data.store.disk.held_path import HeldPath

WRITABLE = 0o222
BINS = ("Trash", "$RECYCLE.BIN")


class StudyFile:
    """Follows one study file: it and its folder are kept open. Asked at every change, so it costs two stats."""

    def __init__(self, locations: Locations) -> None:
        """Name the file, symbolic links followed; nothing is opened before the first `look`."""
        self.locations = locations._replace(study=Path(os.path.realpath(locations.study)))
        self.file = str(self.locations.study)
        """The study file's path now."""
        self._folder = os.path.dirname(self.file)
        self.is_missing = False
        """Whether the file or its folder is nowhere to be found, so that nothing may be written there."""
        self.moves: list[Notice] = []
        """Where the file went, in a sentence for each move."""
        self._held_folder: HeldPath | None = None
        self._held_file: HeldPath | None = None
        self._modes = WRITABLE, WRITABLE

    def layout(self, layout: Layout) -> Layout:
        """This machine's folder for the study, with the paths of now."""
        return layout._replace(
            file=self.file, folder=os.path.join(str(self.locations.state), os.path.basename(layout.folder))
        )

    def look(self, identity: Identity | None) -> None:
        """Find the file again where it is not at its place any more; `identity` is that of the file read last."""
        folder, file = _stat(self._folder), _stat(self.file)
        folder_handle = self._held_folder
        if folder_handle is None:
            if folder is None:
                # A new study's folder is made with its file.
                self.is_missing = identity is not None
                return
            # Where a folder cannot be kept open, as on Windows, it cannot be renamed under us either.
            folder_handle = self._held_folder = _kept_open(self._folder)
        if folder is not None and (folder_handle is None or folder_handle.inode == (folder.st_dev, folder.st_ino)):
            if file is not None:
                self._modes, self.is_missing = (folder.st_mode, file.st_mode), False
                if identity is not None and file.st_ino == identity[0]:
                    self._hold_file((file.st_dev, file.st_ino))
                return
            if identity is None:
                self._modes, self.is_missing = (folder.st_mode, WRITABLE), False
                return
        new_folder = self._found(identity)
        if new_folder is None and file is not None:
            # Its disk was taken out and put in again, or all of it was put back: this is another folder.
            self.close()
            self.look(identity)
            return
        self.is_missing = new_folder is None or _is_thrown_away(new_folder)
        self._modes = WRITABLE, WRITABLE
        if new_folder is not None and not self.is_missing:
            self._move_to(new_folder)

    def refuse_if_shut(self) -> None:
        """Raise `NotSaved` when the file or its folder was read-only at the last look."""
        folder, file = self._modes
        if not folder & WRITABLE:
            raise NotSaved(
                say(
                    "The folder {folder} is read-only. Nothing was changed; allow writing and try again.",
                    folder=self._folder,
                )
            )
        if not file & WRITABLE:
            raise NotSaved(
                say("{file} is read-only. Nothing was changed; allow writing and try again.", file=self.file)
            )

    def refuse_if_not_ours(self) -> None:
        """Raise `NotSaved` when this user may not write here, whatever the file's own rights say."""
        self.refuse_if_shut()
        try:
            os.stat(self.file)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise NotSaved(
                say("{file} cannot be reached ({why}). Nothing was changed.", file=self.file, why=reason(error))
            ) from error
        for path in (self._folder, self.file):
            if os.path.exists(path) and not os.access(path, os.W_OK):
                raise NotSaved(
                    say(
                        "{file} cannot be written (permission denied). "
                        "Nothing was changed; allow writing and try again.",
                        file=path,
                    )
                )

    def close(self) -> None:
        """Let go of the file and its folder, so that their disk can be taken out."""
        for handle in (self._held_file, self._held_folder):
            if handle is not None:
                handle.close()
        self._held_file = self._held_folder = None

    def _hold_file(self, inode: tuple[int, int]) -> None:
        """Keep the file open that was read last; what replaced it is held once it was read too."""
        if self._held_file is not None:
            if self._held_file.inode == inode:
                return
            self._held_file.close()
        self._held_file = _kept_open(self.file)

    def _found(self, identity: Identity | None) -> str | None:
        """The file's path now: in its folder, under its old or another name, or in another folder."""
        folder = self._held_folder.path() if self._held_folder is not None else None
        if folder is not None:
            path = os.path.join(folder, os.path.basename(self.file))
            if identity is None or os.path.isfile(path):
                return path
            renamed = _entry(folder, identity[0])
            if renamed is not None:
                return renamed
        if self._held_file is not None and identity is not None and self._held_file.inode[1] == identity[0]:
            moved = self._held_file.path()
            # A file that was replaced by a newer one lies among our own now.
            if moved is not None and not Path(moved).is_relative_to(self.locations.state):
                return moved
        return None

    def _move_to(self, file: str) -> None:
        self.moves.append(Notice("{old} is now {new}. The study continues there.", old=self.file, new=file))
        old, new = os.path.dirname(self.file), os.path.dirname(file)
        if self._held_folder is not None:
            self._held_folder.close()
        self._held_folder = _kept_open(new)
        while old != new and os.path.basename(old) == os.path.basename(new):
            old, new = os.path.dirname(old), os.path.dirname(new)
        config, state = (_moved(path, old, new) for path in (self.locations.config, self.locations.state))
        self.locations = Locations(Path(file), config, state)
        self.file, self._folder = file, os.path.dirname(file)


def _moved(path: Path, old: str, new: str) -> Path:
    """A path that was below a renamed folder, where it is now."""
    if old == new or path.exists() or not path.is_relative_to(old):
        return path
    moved = new / path.relative_to(old)
    return moved if moved.exists() else path


def _is_thrown_away(path: str) -> bool:
    """Whether a path is in the desktop's waste bin: a file manager removes by renaming."""
    return any(part in BINS or part.startswith(".Trash") for part in Path(path).parts)


def _kept_open(path: str) -> "HeldPath | None":
    from data.store.disk.held_path import HeldPath

    try:
        return HeldPath(path)
    except OSError:
        return None


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _entry(folder: str, number: int) -> str | None:
    """The file in a folder with this inode number; names are read, no file is opened."""
    try:
        with os.scandir(folder) as entries:
            return next((entry.path for entry in entries if entry.inode() == number and entry.is_file()), None)
    except OSError:
        return None
