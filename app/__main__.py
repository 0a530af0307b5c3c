"""The command `cockpit`: one noun or verb a file in `app.cli`, and the screen when there is none."""

import sys
from pathlib import Path

from app.cli.command_line import parse
from app.opening import Workplace, workplace
from data.errors import StudyError
from data.locations import locations


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 done, 1 refused with one sentence on standard error, 2 wrong usage."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        code: int = options.run(options, _workplace(options.study))
        return code
    except StudyError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


def _workplace(study: str | None) -> Workplace:
    return workplace(locations(Path(study).expanduser() if study else None))


if __name__ == "__main__":
    sys.exit(main())
