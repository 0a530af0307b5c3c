"""A bar on the terminal while a large file is read; nothing in scripts and for small files."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from data.control_characters import on_one_line

LARGE = 300_000
"""Bytes from which reading takes noticeably long."""
WIDTH = 30


@contextmanager
def progress_bar(name: str, size: int) -> Iterator[Callable[[float], None]]:
    """Yields a function that takes the finished part, 0.0 to 1.0; the bar disappears at the end."""
    if size < LARGE or not sys.stderr.isatty():
        yield lambda part: None
        return
    shown = -1

    def show(part: float) -> None:
        nonlocal shown
        percent = int(100 * part)
        if percent > shown:
            shown = percent
            done = WIDTH * percent // 100
            sys.stderr.write(f"\r{on_one_line(name)} [{'#' * done}{'.' * (WIDTH - done)}] {percent}%")
            sys.stderr.flush()

    try:
        show(0.0)
        yield show
    finally:
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()
