"""The command `cockpit`, also as `python -m app`."""

import gc
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run one command, or open the screen where none is named; the exit code."""
    # What a start makes lives on: looking for garbage among it finds none and takes a twentieth of the time.
    gc.disable()
    try:
        from app.program import run

        return run(sys.argv[1:] if arguments is None else arguments)
    finally:
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
