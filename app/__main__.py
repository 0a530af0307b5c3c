"""The command `cockpit`, also as `python -m app`."""

import contextlib
import gc
import os
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run one command, or open the screen without one; return the exit code, or end the process with it."""
    # Objects from the start stay alive, and a command ends before garbage matters, so collecting only costs time.
    gc.disable()
    try:
        from app.program import run

        code = run(sys.argv[1:] if arguments is None else arguments)
        if arguments is None:
            _end(code)
        return code
    finally:
        # The process ends, so the remaining objects need no collection.
        gc.freeze()
        gc.enable()


def _end(code: int) -> None:
    """End the process at once: freeing a large plan or study object by object takes too long.

    Everything is closed by now. If a thread is still working, the process ends as usual.
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
