"""Files the learner names: what cannot be one is refused before it is opened, what hinders is said in own words."""

import errno
import os
import stat
from pathlib import Path

from data.errors import BadFile, BadInput
from data.language import say


def read_named(path: Path) -> bytes:
    """The bytes of a file; raises `BadFile`."""
    refuse_irregular(path)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadFile(say("There is no file {file}: check its name.", file=path)) from error
    except (OSError, ValueError) as error:
        raise BadFile(say("{file} cannot be read: {why}.", file=path, why=reason(error))) from error


def refuse_irregular(path: str | Path) -> None:
    """Raise `BadFile` for a folder, a device or a pipe: reading one may wait or go on for ever."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        # Whoever opens it is told why that cannot be.
        return
    if stat.S_ISDIR(mode):
        raise BadFile(say("{file} is a folder: give the name of a file in it.", file=path))
    if not stat.S_ISREG(mode):
        raise BadFile(say("{file} is a device or a pipe, not a file: give the name of a file.", file=path))


def refuse_missing_folder(path: Path) -> None:
    """Raise `BadInput` where a file is to lie in a folder that is not there: a mistyped name makes no folders."""
    missing = [folder for folder in Path(os.path.abspath(path)).parents if not folder.exists()]
    if missing:
        raise BadInput(
            say("There is no folder {folder}: check the name, or make the folder first.", folder=missing[-1])
        )


def reason(error: Exception) -> str:
    """Why the system or a codec refused, in the learner's language where it is a common reason."""
    if isinstance(error, UnicodeError):
        return say("it is no UTF-8 text")
    if not isinstance(error, OSError):
        return str(error)
    words = {
        errno.ENOENT: say("it is not there"),
        errno.EACCES: say("its rights forbid it"),
        errno.EPERM: say("its rights forbid it"),
        errno.EISDIR: say("it is a folder"),
        errno.ENOTDIR: say("a part of its path is no folder"),
        errno.ENAMETOOLONG: say("its name is too long"),
        errno.ENOSPC: say("the disk is full"),
        errno.EDQUOT: say("the disk is full"),
        errno.EROFS: say("the disk is read-only"),
        errno.ELOOP: say("its links lead in a circle"),
    }
    return words.get(error.errno or 0) or error.strerror or str(error)
