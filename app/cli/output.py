"""Standard output and standard error whose failure does not stop a command; the rest of the text is dropped."""

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import Any, TextIO, cast

STANDARD = 3
"""Descriptors that every program expects to be open: input, output, errors."""


class Output:
    """Passes text on; after the first error of the system it drops the rest, and the command continues."""

    def __init__(self, stream: TextIO) -> None:
        """Write to a stream."""
        self._stream = stream
        self.trouble: OSError | None = None
        """Why not everything was printed; None also if the reader closed the pipe."""
        self._is_over = False

    def write(self, text: str) -> int:
        """Print text; raises UnicodeEncodeError for a character that the encoding does not have."""
        if not self._is_over:
            with self._caught():
                self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Print buffered text now."""
        if not self._is_over:
            with self._caught():
                self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        """Everything else comes from the stream."""
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
        """Send the rest of the buffer to the null device, so that Python does not complain at exit."""
        self._is_over = True
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)


def open_closed_descriptors() -> None:
    """Open the null device for each closed standard descriptor, so that a study file never gets its number."""
    for handle in range(STANDARD):
        try:
            os.fstat(handle)
        except OSError:
            with contextlib.suppress(OSError):
                os.open(os.devnull, os.O_RDWR)


@contextlib.contextmanager
def safe_output() -> Iterator[Output]:
    """Wrap standard output and standard error for one command; yields the wrapped standard output."""
    before = sys.stdout, sys.stderr
    # Python has no stream object for a stream that was closed before the program started.
    out, errors = (Output(stream or io.StringIO()) for stream in before)
    sys.stdout, sys.stderr = cast(TextIO, out), cast(TextIO, errors)
    try:
        yield out
    finally:
        out.flush()
        errors.flush()
        sys.stdout, sys.stderr = before
