"""What the learner set in `config.toml`; every setting has a default and the file need not exist."""

import os
import re
from pathlib import Path
from typing import Any

from data.errors import BadFile
from data.language import languages, say
from data.user_files import CONTROL, reason, refuse_irregular
from data.values import Values


class Settings(Values):
    """One learner's taste on one machine."""

    theme: str = "cockpit-dark"
    """Name of a colour theme."""
    language: str = ""
    """Language of the program, en or ko; empty follows the plan."""
    ascii: bool = False
    """Draw with plain ASCII characters only."""
    week_numbers: bool = False
    """Show ISO week numbers in the calendar."""
    rollover_hour: int = 4
    """Hour at which a new study day begins, 0 to 12."""
    mirror: str = ""
    """A Markdown study log kept up to date at every exit; empty for none."""
    keys: dict[str, str] = {}
    """Keys by command, as in `"task.tick" = "space,x"`."""


def read_settings(path: Path) -> Settings:
    """The settings in a TOML file; raises `BadFile` naming every setting at fault."""
    text = ""
    if not os.path.isdir(path):
        refuse_irregular(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        import tomllib

        table = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        raise BadFile(
            say(
                "Cannot read the settings in {file}: {why}. Correct the file or remove it.",
                file=path,
                why=_why(error, text),
            )
        ) from error
    faults = [fault for name, value in table.items() if (fault := _fault(name, value))]
    if faults:
        raise BadFile(f"{path}: {' '.join(faults)}")
    return Settings(**table)


MARKER = r"(<{7}|\|{7}|={7}|>{7})( |$)"


def _line(text: str, number: int) -> str:
    return "".join(text.splitlines()[number - 1 : number])


def _why(error: Exception, text: str) -> str:
    """Why the file is no TOML, with the line where that is known; or why it could not be read at all."""
    if isinstance(error, OSError | UnicodeError):
        return reason(error)
    line_match = re.search(r"at line (\d+)", str(error))
    if line_match and re.match(MARKER, _line(text, int(line_match[1]))):
        return say("line {n} is a Git conflict marker; keep one of the two sides", n=line_match[1])
    return say("line {n} is not valid TOML", n=line_match[1]) if line_match else say("it is not valid TOML")


def _in_words(kind: type) -> str:
    """What a person calls a kind of value."""
    words = {bool: say("true or false"), int: say("a whole number"), str: say("text in quotes")}
    return words.get(kind) or say("a table")


def _fault(name: str, value: Any) -> str:
    """What is wrong with one setting, in a sentence; empty where nothing is."""
    if name not in Settings._fields:
        return say("There is no setting “{name}”. Use one of: {names}.", name=name, names=", ".join(Settings._fields))
    wanted = type(getattr(Settings(), name))
    if type(value) is not wanted:
        return say("“{name}” must be {kind}, not {value}.", name=name, kind=_in_words(wanted), value=repr(value))
    if name == "mirror" and re.search(CONTROL, value):
        return say("“mirror” contains a control character. Use a name without one.")
    if name == "rollover_hour" and not 0 <= value <= 12:
        return say("“rollover_hour” must be an hour from 0 to 12, not {value}.", value=value)
    if name == "language" and value not in ("", *languages()):
        return say("“language” must be one of {names}, not “{value}”.", names=", ".join(languages()), value=value)
    if name == "keys" and not all(isinstance(keys, str) for keys in value.values()):
        return say('Write every key in [keys] as text, as in "task.tick" = "space".')
    return ""
