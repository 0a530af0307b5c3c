"""Standard output and standard error that end no command half-way: what cannot be printed goes nowhere."""

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import Any, TextIO, cast

STANDARD = 3
"""Descriptors that every program expects to be open: input, output, errors."""


class Output:
    """Passes text on; after the first refusal of the system the rest is dropped, and the command goes on."""

    def __init__(self, stream: TextIO) -> None:
        """Write to a stream."""
        self._stream = stream
        self.trouble: OSError | None = None
        """Why not everything was printed; a reader that has seen enough is no trouble."""
        self._is_over = False

    def write(self, text: str) -> int:
        """Print text; raises UnicodeEncodeError where the stream has no sign for it."""
        if not self._is_over:
            with self._caught():
                self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Print at once what was written."""
        if not self._is_over:
            with self._caught():
                self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        """Everything else as the stream has it."""
        return getattr(self._stream, name)

    @contextlib.contextmanager
    def _caught(self) -> Iterator[None]:
        try:
            yield
        except UnicodeEncodeError:
            raise
        except BrokenPipeError:
            self._drop_the_rest()
        except (OSError, ValueError) as error:
            self.trouble = error if isinstance(error, OSError) else None
            self._drop_the_rest()

    def _drop_the_rest(self) -> None:
        """Let what is still in the buffer go nowhere, so that Python does not complain about it when it leaves."""
        self._is_over = True
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)


def open_closed_descriptors() -> None:
    """Give a closed standard descriptor to the null device: else a study file would get its number."""
    for handle in range(STANDARD):
        try:
            os.fstat(handle)
        except OSError:
            with contextlib.suppress(OSError):
                os.open(os.devnull, os.O_RDWR)


@contextlib.contextmanager
def safe_output() -> Iterator[Output]:
    """Wrap standard output and standard error for one command; the first is handed out."""
    before = sys.stdout, sys.stderr
    # Where a stream was closed before the program began, Python has none.
    out, errors = (Output(stream or io.StringIO()) for stream in before)
    sys.stdout, sys.stderr = cast(TextIO, out), cast(TextIO, errors)
    try:
        yield out
    finally:
        out.flush()
        errors.flush()
        sys.stdout, sys.stderr = before
