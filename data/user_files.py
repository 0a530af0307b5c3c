"""Files the learner names: what cannot be one is refused before it is opened, what hinders is said in own words."""

import errno
import os
import re
import stat
from pathlib import Path

from data.control_characters import on_one_line
from data.errors import BadFile, BadInput, InTheWay
from data.language import say
from data.locations import Locations

CONTROL = "[\x00-\x1f\x7f-\x9f]"


def read_named(path: Path) -> bytes:
    """The bytes of a file; raises `BadFile` and `BadInput`."""
    refuse_control_characters(path)
    refuse_irregular(path)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadFile(say("There is no file {file}. Check the name.", file=path)) from error
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def unreadable(path: str | Path, error: OSError | ValueError) -> BadFile:
    """The refusal of a file that the system does not let us read."""
    return BadFile(say("Cannot read {file}: {why}.", file=path, why=reason(error)))


def already_exists(path: str | Path) -> BadInput:
    """The refusal to write over a file."""
    return BadInput(say("{file} already exists. Choose another name.", file=path))


def refuse_irregular(path: str | Path) -> None:
    """Raise `BadFile` for a folder, a device or a pipe: reading one may wait or go on for ever."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        # Whoever opens it is told why that cannot be.
        return
    if stat.S_ISDIR(mode):
        raise BadFile(say("{file} is a folder. Enter the name of a file in it.", file=path))
    if not stat.S_ISREG(mode):
        raise BadFile(say("{file} is a device or a pipe, not a file. Enter the name of a file.", file=path))


def refuse_missing_folder(path: Path) -> None:
    """Raise `BadInput` where a file is to lie in a folder that is not there: a mistyped name makes no folders."""
    refuse_control_characters(path)
    missing = [folder for folder in Path(os.path.abspath(path)).parents if not folder.exists()]
    if missing:
        raise BadInput(
            say("There is no folder {folder}. Check the name, or create the folder first.", folder=missing[-1])
        )


def refuse_control_characters(path: str | Path) -> None:
    """Raise `BadInput` for a path that no terminal can show as it is, such as one with a carriage return."""
    if re.search(CONTROL, str(path)):
        raise BadInput(
            say("{file} contains a control character. Use a name without one.", file=on_one_line(str(path)))
        )


def refuse_own_files(path: Path, locations: Locations) -> None:
    """Raise `BadInput` where something is to be written that would destroy a file of the cockpit's own.

    That is the study, the settings, and everything in the state folder, also under the name of a link.
    """
    refuse_control_characters(path)
    real, state = os.path.realpath(path), os.path.realpath(locations.state)
    own = [os.path.realpath(locations.study), os.path.realpath(locations.config)]
    if real in own or Path(real).is_relative_to(state) or _is_same_file(real, own, state):
        raise BadInput(say("{file} belongs to the cockpit itself and was not changed. Name another file.", file=path))


def _is_same_file(path: str, own: list[str], state: str) -> bool:
    """Whether a path names a file of ours in another spelling or by a hard link."""
    try:
        named = os.stat(path)
    except OSError:
        return False
    others = (os.path.join(folder, name) for folder, _, names in os.walk(state) for name in names)
    for other in (*own, *(others if named.st_nlink > 1 else ())):
        try:
            if os.path.samestat(named, os.stat(other)):
                return True
        except OSError:
            continue
    return False


def reason(error: Exception) -> str:
    """Why the system or a codec refused, in the learner's language where it is a common reason."""
    if isinstance(error, UnicodeError):
        return say("it is not UTF-8 text")
    if not isinstance(error, OSError):
        return str(error)
    if isinstance(error, InTheWay):
        return say("{path} is in the way and was not changed", path=error.filename)
    words = {
        errno.ENOENT: say("it does not exist"),
        errno.EACCES: say("permission denied"),
        errno.EPERM: say("permission denied"),
        errno.EISDIR: say("it is a folder"),
        errno.ENOTDIR: say("part of its path is not a folder"),
        errno.ENAMETOOLONG: say("its name is too long"),
        errno.ENOSPC: say("the disk is full"),
        errno.EDQUOT: say("the disk is full"),
        errno.EROFS: say("the disk is read-only"),
        errno.ELOOP: say("its links form a loop"),
    }
    return words.get(error.errno or 0) or error.strerror or str(error)
