"""The command `cockpit`, also as `python -m app`."""

import contextlib
import gc
import os
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run one command, or open the screen where none is named; the exit code, unless the process is its own."""
    # What a start makes lives on, and a command is over before garbage matters: looking for it only takes time.
    gc.disable()
    try:
        from app.program import run

        code = run(sys.argv[1:] if arguments is None else arguments)
        if arguments is None:
            _end(code)
        return code
    finally:
        # The process ends: what is left need not be looked through once more.
        gc.freeze()
        gc.enable()


def _end(code: int) -> None:
    """End the process at once: taking a large plan or study apart object by object takes longer than a person waits.

    Everything is closed by now, and what could not be printed was told. Where a thread still works it ends as usual.
    """
    threading = sys.modules.get("threading")
    if threading is not None and not all(thread.daemon for thread in threading.enumerate()[1:]):
        return
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
