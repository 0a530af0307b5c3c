"""Runs the command of the command line, or opens the screen if there is none."""

import contextlib
import os
import sys
from pathlib import Path
from typing import Any

from app.cli.output import open_closed_descriptors, safe_output
from app.cli.printing import in_signs, use_ascii
from app.session.environment import Environment, environment
from app.session.faults import Barrier, FaultLog
from data import language
from data.clock import SystemClock
from data.control_characters import on_one_line
from data.errors import StudyError
from data.language import say
from data.locations import locations
from data.settings import read_settings
from data.user_files import reason, refuse_missing_folder, refuse_own_files


def run(words: list[str]) -> int:
    """Run one command; 0 done, 1 refused with one sentence on standard error, 2 wrong usage."""
    open_closed_descriptors()
    with safe_output() as output:
        try:
            code = _contained(words)
        except SystemExit as left:
            # The parser exits by itself after help or a usage error.
            code = left.code if isinstance(left.code, int) else 0
        output.flush()
        if output.trouble is not None:
            code = _refused(say("Some output could not be printed: {why}.", why=_in_words(output.trouble)))
    return code


def _contained(words: list[str]) -> int:
    """Run one command; an error in the program becomes one sentence and a file with details."""
    faults: list[Exception] = []
    with Barrier(faults.append):
        return _guarded(words)
    return _failed(faults[0])


def _guarded(words: list[str]) -> int:
    try:
        return _command(words) if words else _screen()
    except StudyError as error:
        return _refused(str(error))
    except OSError as error:
        return _refused(say("The system refused the operation: {why}.", why=_in_words(error)))
    except KeyboardInterrupt:
        return 130


def _command(words: list[str]) -> int:
    from app.cli.bare_command import bare_command

    options: Any = bare_command(words)
    if options is None:
        _speak_as_set()
        from app.cli.command_line import parse

        options = parse(words)
    code: int = options.run(options, _workplace(options.study))
    return code


def _speak_as_set() -> None:
    """Speak the language and print the signs of the settings; the language of the system if there are none."""
    language.use(language.of_the_system())
    with contextlib.suppress(StudyError):
        settings = read_settings(locations().config)
        language.use(settings.language or language.of_the_system())
        use_ascii(settings.ascii)


def _screen() -> int:
    from app.screen_start import open_screen

    return open_screen(_workplace(None))


def _failed(error: Exception) -> int:
    """Write the details of an error in the program to a file, and print one sentence."""
    try:
        log = FaultLog(locations().state, SystemClock())
    except StudyError as nowhere:
        return _refused(str(nowhere))
    log.keep(error)
    return _refused(log.last_sentence(error))


def _refused(sentence: str) -> int:
    with contextlib.suppress(OSError):
        print(in_signs(on_one_line(sentence)), file=sys.stderr)
    return 1


def _in_words(error: OSError) -> str:
    """Why the system refused, with the name of the file if it is known."""
    return f"{reason(error)} ({error.filename})" if error.filename else reason(error)


def _workplace(study: str | None) -> Environment:
    path = Path(os.path.abspath(os.path.expanduser(study))) if study else None
    language.use(language.of_the_system())
    env = environment(locations(path))
    use_ascii(env.settings.ascii)
    if path is not None:
        refuse_missing_folder(path)
        # The learner's own study may be named, but not the settings or a file in the state folder.
        refuse_own_files(path, env.locations._replace(study=env.locations.state))
    return env._replace(tell=lambda sentence: print(in_signs(on_one_line(sentence)), file=sys.stderr))
