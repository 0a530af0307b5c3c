"""Commands that only list, without options: a shell prompt runs them often, so no parser is loaded."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any

LISTS = ("today", "status")


class Unasked:
    """Takes declarations of options like a parser, and has the default of each."""

    def __init__(self) -> None:
        """Start with the options that every command has."""
        self.values: dict[str, Any] = {"study": None, "version": False}

    def add_argument(self, name: str, action: str = "store", **_: Any) -> None:
        """Declare an option: a flag or one with a value."""
        self.values[name.lstrip("-")] = False if action == "store_true" else None


def bare_command(words: list[str]) -> SimpleNamespace | None:
    """The options of a command line that is only the name of a list; None for any other line."""
    if len(words) != 1 or words[0] not in LISTS:
        return None
    module = import_module(f".{words[0]}", __package__)
    options = Unasked()
    module.configure(options)
    return SimpleNamespace(run=module.run, **options.values)
