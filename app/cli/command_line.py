"""Finds the command that was asked for and reads its words; only the module of that command is imported."""

import os
import sys
from argparse import ArgumentParser, HelpFormatter, Namespace
from datetime import date
from importlib import import_module
from typing import Any, NoReturn

from app.cli.usage_words import in_words
from data.control_characters import on_one_line

COMMANDS = {
    "today": "what is on the table today",
    "add": "add a task",
    "tick": "tick tasks done",
    "untick": "take a tick back",
    "note": "write a note, or read the day's notes",
    "log": "log minutes studied",
    "status": "where the study stands",
    "import": "read study plans and logs written in Markdown",
    "export": "write the whole study as Markdown, calendar, JSON, CSV or web page",
    "bank": "question banks: import files, list what is held",
    "backups": "earlier states of the study",
    "restore": "put an earlier state back",
    "merge": "bring another copy of the study into this one",
    "check": "look the study file over, and mend it",
    "where": "where the files live",
    "keys": "every command of the cockpit with its keys",
    "demo": "open a throw-away study in mid-plan",
}
"""Every command with its sentence; the module is `app.cli.<command>`, with `-` as `_`."""

MODULES = {"import": "import_plan"}
"""Modules that cannot bear the name of their command."""


class Help(HelpFormatter):
    """Help as wide as the terminal says; asking the system for more would load half of its archive modules."""

    def __init__(self, prog: str) -> None:
        """Format the help of `prog`."""
        columns = os.environ.get("COLUMNS", "")
        super().__init__(prog, width=int(columns) - 2 if columns.isdecimal() else 98)


class Parser(ArgumentParser):
    """An argument parser whose complaints are one sentence and end with exit code 2."""

    def __init__(self, **options: Any) -> None:
        """Take what every argument parser takes."""
        super().__init__(formatter_class=Help, **options)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        said = on_one_line(in_words(message))
        self.exit(2, f"{self.prog}: {said}. `{self.prog} --help` shows how it is used.\n")


def parse(arguments: list[str]) -> Namespace:
    """The words of a command line, with `run` set to what shall be called."""
    parser = Parser(prog="cockpit", description="A study cockpit for the weeks before an exam.")
    parser.add_argument("--study", metavar="FILE", help="open another study file")
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    commands = parser.add_subparsers(metavar="COMMAND", prog="cockpit", parser_class=Parser)
    asked = next((word for word in arguments if word in COMMANDS), None)
    wanted = [asked] if asked and not _wants_help_before(arguments, asked) else list(COMMANDS)
    for name in wanted:
        sub = commands.add_parser(name, help=COMMANDS[name], description=_sentence(COMMANDS[name]))
        if name == asked:
            module = import_module(f"app.cli.{MODULES.get(name, name)}")
            module.configure(sub)
            sub.set_defaults(run=module.run)
    parser.set_defaults(run=_open_screen)
    return parser.parse_args(arguments)


def add_date_option(parser: ArgumentParser) -> None:
    """The option `--date`, understood like everywhere in the cockpit."""
    parser.add_argument("--date", metavar="DAY", help="another day: tomorrow, fri, +3, 2026-03-01")


def chosen_day(options: Namespace, today: date) -> date:
    """The day of `--date`, else today; raises `BadInput`."""
    if options.date is None:
        return today
    from data.dates import parse_day

    return parse_day(options.date, today)


def as_text(word: str) -> str:
    """A word of the command line that can be kept: bytes that are no text become question marks."""
    return word.encode("utf-8", "replace").decode("utf-8")


def add_json_option(parser: ArgumentParser) -> None:
    """The option `--json`."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _wants_help_before(arguments: list[str], asked: str) -> bool:
    return any(word in ("-h", "--help") for word in arguments[: arguments.index(asked)])


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("study-cockpit")
    except PackageNotFoundError:
        return "from its source folder"


def _open_screen(options: Namespace, place: object) -> int:
    if options.version:
        sys.stdout.write(f"cockpit {_version()}\n")
        return 0
    code: int = import_module("app.screen_start").open_screen(place)
    return code
