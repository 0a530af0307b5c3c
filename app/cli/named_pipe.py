"""Reads a pipe named like a file: `cockpit import <(command)`, or one made by mkfifo."""

import os
import select
import stat
from pathlib import Path

from data.errors import BadFile
from data.language import say

LARGEST = 100_000_000
"""Most bytes that are read from a pipe."""
PATIENCE = 10_000
"""Milliseconds to wait until a program opens the pipe; after that there is no limit."""
PIECE = 1 << 16


def is_pipe(path: str | Path) -> bool:
    """Whether a path names a pipe."""
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def read_pipe(path: str | Path) -> bytes:
    """All bytes from a pipe; raises OSError, and `BadFile` if nobody writes or too much comes."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        return _all_of(handle, path)
    finally:
        os.close(handle)


def refuse_flood(size: int, name: object) -> None:
    """Raise `BadFile` if more than `LARGEST` bytes came through a pipe."""
    if size > LARGEST:
        raise BadFile(say("Cannot read more than 100 MB from {file}. Nothing was read.", file=name))


def _all_of(handle: int, path: str | Path) -> bytes:
    raw = bytearray()
    waiter = select.poll()
    waiter.register(handle, select.POLLIN)
    patience: int | None = PATIENCE
    while True:
        is_ready = bool(waiter.poll(patience))
        try:
            piece = os.read(handle, PIECE)
        except BlockingIOError:
            patience = None  # somebody has it open and has written nothing yet
            continue
        if not piece:
            break
        raw += piece
        patience = None
        refuse_flood(len(raw), path)
    if not is_ready and not raw:
        raise BadFile(say("No program is writing to the pipe {file}, so nothing was read.", file=path))
    return bytes(raw)
