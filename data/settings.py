"""What the learner set in `config.toml`; every setting has a default and the file need not exist."""

from pathlib import Path
from typing import Any, NamedTuple

from data.errors import BadFile
from data.language import say


class Settings(NamedTuple):
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
    """The settings in a TOML file; raises `BadFile` naming the setting at fault."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        import tomllib

        table = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        raise BadFile(
            say("The settings in {file} cannot be read: {why}. Correct the file or remove it.", file=path, why=error)
        ) from error
    known = Settings._fields
    for name, value in table.items():
        if name not in known:
            names = ", ".join(known)
            raise BadFile(
                say("{file}: there is no setting “{name}”: there are {names}.", file=path, name=name, names=names)
            )
        _check(path, name, value)
    return Settings(**table)


def _in_words(kind: type) -> str:
    """What a person calls a kind of value."""
    words = {bool: say("true or false"), int: say("a whole number"), str: say("text in quotes")}
    return words.get(kind) or say("a table of its own")


def _check(path: Path, name: str, value: Any) -> None:
    wanted = type(getattr(Settings(), name))
    if type(value) is not wanted:
        raise BadFile(
            say(
                "{file}: “{name}” wants {kind}, not {value}.",
                file=path,
                name=name,
                kind=_in_words(wanted),
                value=repr(value),
            )
        )
    if name == "rollover_hour" and not 0 <= value <= 12:
        raise BadFile(say("{file}: “rollover_hour” is an hour from 0 to 12, not {value}.", file=path, value=value))
    if name == "keys" and not all(isinstance(keys, str) for keys in value.values()):
        raise BadFile(say('{file}: every key in [keys] is text, as in "task.tick" = "space".', file=path))
