"""Finds the command that was asked for and reads its words; only the module of that command is imported."""

import os
import sys
from argparse import SUPPRESS, ArgumentParser, HelpFormatter, Namespace
from importlib import import_module
from typing import Any, NoReturn

from app.cli.usage_errors import in_words
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

MANY = 1_000_000
"""Words that an option may take which takes any number."""

MODULES = {"import": "import_plan"}
"""Modules that cannot bear the name of their command."""


class Help(HelpFormatter):
    """Help as wide as the terminal says; asking the system for more would load half of its archive modules."""

    def __init__(self, prog: str) -> None:
        """Format the help of `prog`."""
        columns = os.environ.get("COLUMNS", "")
        super().__init__(prog, width=int(columns) - 2 if columns.isdecimal() and len(columns) < 5 else 98)


class Parser(ArgumentParser):
    """An argument parser whose complaints are one sentence and end with exit code 2."""

    def __init__(self, **options: Any) -> None:
        """Take what every argument parser takes."""
        self.is_whole = False
        """Whether this is the parser of the whole line, which leaves the words of a command to the command's own."""
        super().__init__(formatter_class=Help, **options)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read a command line whose options stand anywhere among the other words."""
        ordered = args if self.is_whole or args is None else self._options_first(list(args))
        return super().parse_known_args(ordered, namespace)

    def _options_first(self, words: list[str]) -> list[str]:
        """The options with what belongs to them, then all other words as they follow each other."""
        options: list[str] = []
        others: list[str] = []
        while words:
            word = words.pop(0)
            if word == "--":
                return [*options, "--", *others, *words]
            if not _is_option(word):
                others.append(word)
                continue
            takes = self._taken_by(word)
            if takes and (not words or words[0] == "--"):
                return [*options, *others, word, *words]  # it lacks its word: that must not become another one's
            options.append(word)
            while words and takes and not _is_option(words[0]) and words[0] != "--":
                options.append(words.pop(0))
                takes -= 1
        is_open = any(map(_is_many, self._takes().values()))
        return [*options, *(["--"] if others and is_open else []), *others]

    def _taken_by(self, word: str) -> int:
        """How many words behind an option may belong to it."""
        known = self._takes()
        if "=" in word or (word[:2] in known and not word.startswith("--") and len(word) > 2):
            return 0
        found = [known[word]] if word in known else [known[name] for name in known if name.startswith(word)]
        return 0 if not found or found[0] == 0 else MANY if _is_many(found[0]) else 1

    def _takes(self) -> dict[str, int | str | None]:
        """What each option takes: no word (0), one (None) or several ("+")."""
        return {name: action.nargs for action in self._actions for name in action.option_strings}

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        said = on_one_line(in_words(message))
        self.exit(2, f"{self.prog}: {said}. `{self.prog} --help` shows how it is used.\n")


def parse(arguments: list[str]) -> Namespace:
    """The words of a command line, with `run` set to what shall be called."""
    parser = Parser(prog="cockpit", description="A study cockpit for the weeks before an exam.")
    parser.is_whole = True
    parser.add_argument("--study", metavar="FILE", help="open another study file")
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    commands = parser.add_subparsers(metavar="COMMAND", prog="cockpit", parser_class=Parser)
    named = zip(["", *arguments], arguments, strict=False)
    asked = next((word for before, word in named if word in COMMANDS and before != "--study"), None)
    wanted = [asked] if asked and not _wants_help_before(arguments, asked) else list(COMMANDS)
    for name in wanted:
        sub = commands.add_parser(name, help=COMMANDS[name], description=_sentence(COMMANDS[name]))
        sub.add_argument("--study", metavar="FILE", default=SUPPRESS, help="open another study file")
        if name == asked:
            module = import_module(f".{MODULES.get(name, name)}", __package__)
            module.configure(sub)
            sub.set_defaults(run=module.run)
    parser.set_defaults(run=_open_screen)
    return parser.parse_args(arguments)


def _is_option(word: str) -> bool:
    """Whether a word is an option: a dash and something that is no number."""
    return len(word) > 1 and word[0] == "-" and word != "--" and not word[1:].replace(".", "", 1).isdecimal()


def _is_many(takes: int | str | None) -> bool:
    return takes in ("+", "*")


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


def _open_screen(options: Namespace, env: object) -> int:
    if options.version:
        sys.stdout.write(f"cockpit {_version()}\n")
        return 0
    code: int = import_module("..screen_start", __package__).open_screen(env)
    return code
