"""Reads standard input like a file: without waiting for ever, and without losing anything."""

import io
import os
import select
import stat
import sys
from typing import TextIO

from app.cli.named_pipe import LARGEST, refuse_flood
from data.errors import BadInput
from data.language import say

PATIENCE = 10.0
"""Seconds to wait for the first byte when the command did not ask for input."""
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def is_piped() -> bool:
    """Whether standard input is a pipe or a file, not a terminal or /dev/null."""
    stream = sys.stdin
    if stream is None:
        return False
    try:
        mode = os.fstat(stream.fileno()).st_mode
    except (OSError, ValueError):
        memory = stream if isinstance(stream, io.StringIO) else getattr(stream, "buffer", None)
        return isinstance(memory, io.StringIO | io.BytesIO) and memory.tell() < len(memory.getvalue())
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)


def piped_bytes(patient: bool = True) -> bytes:
    """Everything from standard input; raises `BadInput` if it is empty, or a pipe that nobody writes to or closes.

    If not `patient`, the first byte must come soon: some schedulers attach a pipe by accident.
    """
    stream = sys.stdin
    if stream is None:
        raise BadInput(say("Standard input is closed. There is nothing to read."))
    if not patient and not _begins(stream):
        raise BadInput(say("Nothing came through the pipe. Give the text as arguments, or close standard input."))
    try:
        buffer = getattr(stream, "buffer", None)
        if buffer is not None:
            raw: bytes = buffer.read(LARGEST + 1)
        else:
            raw = stream.read(LARGEST + 1).encode("utf-8", "surrogatepass")
    except (OSError, ValueError) as error:
        raise BadInput(say("Cannot read standard input: {why}.", why=error)) from error
    refuse_flood(len(raw), say("standard input"))
    refuse_empty(raw)
    return raw


def refuse_empty(raw: bytes) -> None:
    """Raise `BadInput` for input without a visible character."""
    if not raw.strip():
        raise BadInput(say("Nothing came through the pipe, so nothing was saved."))


def piped_text(patient: bool = True) -> str:
    """The text from standard input with plain line ends; raises `BadInput` if it is empty or not text."""
    raw = piped_bytes(patient)
    mark, codec = next(((mark, codec) for mark, codec in MARKS if raw.startswith(mark)), (b"", ""))
    codecs = [codec] if codec else ["utf-8", getattr(sys.stdin, "encoding", None) or "utf-8"]
    for name in codecs:
        try:
            text = raw[len(mark) :].decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    raise BadInput(say("Standard input is not UTF-8 text, so nothing was saved. Convert it first."))


def _begins(stream: TextIO) -> bool:
    try:
        handle = stream.fileno()
        if not stat.S_ISFIFO(os.fstat(handle).st_mode) and not stat.S_ISSOCK(os.fstat(handle).st_mode):
            return True
        return bool(select.select([handle], [], [], PATIENCE)[0])
    except (OSError, ValueError):
        return True
