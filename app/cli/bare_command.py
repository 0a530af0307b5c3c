"""Commands that only list, called without another word: a shell prompt runs them, and needs no parser for that."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any

LISTS = ("today", "status")


class Unasked:
    """Takes declarations of options like a parser, and knows what each holds when nobody gives it."""

    def __init__(self) -> None:
        """Know the options of the whole line."""
        self.values: dict[str, Any] = {"study": None, "version": False}

    def add_argument(self, name: str, action: str = "store", **_: Any) -> None:
        """Declare an option: a flag or one with a value."""
        self.values[name.lstrip("-")] = False if action == "store_true" else None


def bare_command(words: list[str]) -> SimpleNamespace | None:
    """What the parser makes of the name of a list alone; None for every other line."""
    if len(words) != 1 or words[0] not in LISTS:
        return None
    module = import_module(f".{words[0]}", __package__)
    options = Unasked()
    module.configure(options)
    return SimpleNamespace(run=module.run, **options.values)
