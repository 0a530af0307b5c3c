"""The command `cockpit`, also as `python -m app`."""

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

    Everything is closed by now. Where a thread is still at work, or something cannot be printed, it ends as usual.
    """
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
