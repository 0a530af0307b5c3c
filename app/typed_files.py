"""Files whose names the learner types."""

from pathlib import Path

from data.errors import BadFile, BadInput
from data.language import say

LARGEST = 100_000_000
"""Bytes of the largest file that is read from the screen."""


def typed_path(said: str) -> Path:
    """The path of a name with or without quotation marks, ~ being the home folder; raises `BadInput`."""
    name = said.strip()
    if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1]
    if not name:
        raise BadInput(say("Type the name of a file."))
    try:
        return Path(name).expanduser()
    except RuntimeError as error:
        raise BadInput(say("There is no such home folder: give the whole path.")) from error


def content_of(path: Path) -> bytes:
    """The bytes of a file to import; raises `BadFile`."""
    try:
        if path.is_dir():
            raise BadFile(say("{file} is a folder: give the name of a file in it.", file=path))
        if path.stat().st_size > LARGEST:
            raise BadFile(say("{file} is too large to be read here: split it.", file=path))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadFile(say("There is no file {file}: check its name.", file=path)) from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BadFile(say("{file} cannot be read: {why}.", file=path, why=why)) from error
