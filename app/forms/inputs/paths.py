"""Files whose names the learner types."""

from contextlib import suppress
from pathlib import Path

from data.errors import BadFile, BadInput
from data.language import say
from data.user_files import read_named, refuse_control_characters

LARGEST = 100_000_000
"""Bytes of the largest file that is read from the screen."""


def typed_path(typed_name: str) -> Path:
    """The path of a name with or without quotation marks, ~ being the home folder; raises `BadInput`."""
    name = typed_name.strip()
    if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1]
    if not name:
        raise BadInput(say("Type a file name."))
    refuse_control_characters(name)
    try:
        return Path(name).expanduser()
    except RuntimeError as error:
        raise BadInput(say("That home folder does not exist. Type the full path.")) from error


def content_of(path: Path) -> bytes:
    """The bytes of a file to import; raises `BadFile`."""
    with suppress(OSError, ValueError):
        if path.stat().st_size > LARGEST:
            raise BadFile(say("{file} is too large to import here. Split it.", file=path))
    return read_named(path)
