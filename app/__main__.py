"""The command `cockpit`, also as `python -m app`."""

import gc
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run one command, or open the screen where none is named; the exit code."""
    # What a start makes lives on, and a command is over before garbage matters: looking for it only takes time.
    gc.disable()
    try:
        from app.program import run

        return run(sys.argv[1:] if arguments is None else arguments)
    finally:
        # The process ends: what is left need not be looked through once more.
        gc.freeze()
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
