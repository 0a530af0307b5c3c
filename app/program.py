"""Runs what the command line asks for: one noun or verb a file in `app.cli`, and the screen when there is none."""

import contextlib
import os
import sys
from pathlib import Path

from app.session.environment import Workplace, workplace
from data.control_characters import on_one_line
from data.errors import StudyError
from data.language import say
from data.locations import locations
from data.user_files import reason, refuse_missing_folder


def run(words: list[str]) -> int:
    """Run one command; 0 done, 1 refused with one sentence on standard error, 2 wrong usage."""
    try:
        code = _command(words) if words else _screen()
        sys.stdout.flush()
        return code
    except StudyError as error:
        return _refused(str(error))
    except BrokenPipeError:
        _drop_what_was_not_printed()
        return 0
    except OSError as error:
        _drop_what_was_not_printed()
        return _refused(say("The system did not let the cockpit do that: {why}.", why=_in_words(error)))
    except KeyboardInterrupt:
        return 130


def _command(words: list[str]) -> int:
    from app.cli.command_line import parse

    options = parse(words)
    code: int = options.run(options, _workplace(options.study))
    return code


def _screen() -> int:
    from app.screen_start import open_screen

    return open_screen(_workplace(None))


def _refused(sentence: str) -> int:
    print(on_one_line(sentence), file=sys.stderr)
    return 1


def _in_words(error: OSError) -> str:
    """Why the system refused, with the file where it is known."""
    return f"{reason(error)} ({error.filename})" if error.filename else reason(error)


def _drop_what_was_not_printed() -> None:
    """Let the rest of the output go nowhere, so that Python does not complain about it when it leaves."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


def _workplace(study: str | None) -> Workplace:
    path = Path(os.path.expanduser(study)) if study else None
    place = workplace(locations(path))
    if path is not None:
        refuse_missing_folder(path)
    return place._replace(tell=lambda sentence: print(on_one_line(sentence), file=sys.stderr))
