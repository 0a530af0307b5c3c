"""Files named on the command line, `-` being what is piped in; a pipe that is named is read as a file is."""

from pathlib import Path

from app.cli.named_pipe import is_pipe, read_pipe
from app.cli.standard_input import piped_bytes
from data.errors import BadFile, BadInput
from data.language import say
from data.user_files import read_named, reason, refuse_control_characters

PIPE = Path("-")
DESCRIPTORS = ("/dev/fd", "/proc/self/fd")


def named_bytes(path: Path) -> bytes:
    """The bytes of a file, or of the pipe where it is called `-`; raises `BadFile` or `BadInput`."""
    if path == PIPE:
        return piped_bytes()
    if not is_pipe(path):
        return read_named(path)
    refuse_control_characters(path)
    try:
        raw = read_pipe(path)
    except OSError as error:
        raise BadFile(say("Cannot read {file}: {why}.", file=path, why=reason(error))) from error
    if not raw.strip():
        raise BadInput(say("Nothing came through the pipe, so nothing was saved."))
    return raw


def is_nameless(path: Path) -> bool:
    """Whether a path is a pipe whose name says nothing: `-`, or a number that the shell gave it."""
    return path == PIPE or (str(path.parent) in DESCRIPTORS and is_pipe(path)) or str(path) == "/dev/stdin"


def shown_path(path: Path) -> Path:
    """The path as it is spoken of."""
    return Path(say("piped text")) if is_nameless(path) else path
