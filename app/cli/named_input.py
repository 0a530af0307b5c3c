"""Files named on the command line: `-` is standard input, and a named pipe is read like a file."""

from pathlib import Path

from app.cli.named_pipe import is_pipe, read_pipe
from app.cli.standard_input import piped_bytes, refuse_empty
from data.language import say
from data.user_files import read_named, refuse_control_characters, unreadable

PIPE = Path("-")
DESCRIPTORS = ("/dev/fd", "/proc/self/fd")


def named_bytes(path: Path) -> bytes:
    """The bytes of a file, or of standard input for `-`; raises `BadFile` or `BadInput`."""
    if path == PIPE:
        return piped_bytes()
    if not is_pipe(path):
        return read_named(path)
    refuse_control_characters(path)
    try:
        raw = read_pipe(path)
    except OSError as error:
        raise unreadable(path, error) from error
    refuse_empty(raw)
    return raw


def is_nameless(path: Path) -> bool:
    """Whether a path is a pipe without a name of its own: `-`, or a number that the shell gave it."""
    return path == PIPE or (str(path.parent) in DESCRIPTORS and is_pipe(path)) or str(path) == "/dev/stdin"


def shown_path(path: Path) -> Path:
    """The path as messages show it."""
    return Path(say("piped text")) if is_nameless(path) else path
