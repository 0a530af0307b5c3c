"""Finds the command and reads its options; only the module of that command is imported."""

from argparse import SUPPRESS, ArgumentParser, HelpFormatter, Namespace
from functools import partial
from importlib import import_module
from typing import Any, NoReturn

from app.cli.help_page import MOST_COLUMNS, help_page
from app.cli.printing import in_signs, line
from app.cli.usage_errors import usage_error
from data.control_characters import on_one_line
from data.language import say

COMMANDS = {
    "today": "Show the day's checklist",
    "add": "Add tasks",
    "tick": "Tick tasks",
    "untick": "Untick tasks",
    "note": "Add to the day's notes, or show them",
    "log": "Log study time, or list, correct and remove study sessions",
    "status": "Show progress, study time and domains",
    "import": "Import study plans and logs",
    "export": "Export the study as Markdown, calendar, JSON, CSV or web page",
    "bank": "Import question banks, or list them",
    "backups": "List the backups of the study",
    "restore": "Restore a backup (can be undone)",
    "merge": "Merge another copy of the study into this one",
    "check": "Check the study file, and repair it",
    "where": "Show where the files are",
    "keys": "List every command of the cockpit with its keys",
    "demo": "Open a demo study in the middle of its plan",
}
"""Every command with its sentence; the module is `app.cli.<command>`, with `-` as `_`."""

MANY = 1_000_000
"""The number of words for an option that takes any number."""

MODULES = {"import": "import_plan"}
"""Modules whose command has a name that Python reserves."""


class Parser(ArgumentParser):
    """An argument parser that speaks the learner's language; a complaint is one sentence and exit code 2."""

    def __init__(self, **options: Any) -> None:
        """Take what every argument parser takes."""
        self.is_whole = False
        """Whether this parser reads the whole line and leaves the words of a command to the command's parser."""
        # help_page writes the help; a parser asks its own formatter only whether a declaration is valid.
        super().__init__(formatter_class=partial(HelpFormatter, width=MOST_COLUMNS), add_help=False, **options)
        self.add_argument("-h", "--help", action="help", help=say("show this help and exit"))

    def print_help(self, file: Any = None) -> None:
        """Print the page of help, always to standard output."""
        for text in help_page(self.prog, self.description or "", self._actions):
            line(text)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read a command line whose options may be anywhere among the other words."""
        ordered = args if self.is_whole or args is None else self._options_first(list(args))
        return super().parse_known_args(ordered, namespace)

    def _options_first(self, words: list[str]) -> list[str]:
        """The options with their values, then all other words in their order."""
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
                return [
                    *options,
                    *others,
                    word,
                    *words,
                ]  # its value is missing; a word from elsewhere must not become its value
            options.append(word)
            while words and takes and not _is_option(words[0]) and words[0] != "--":
                options.append(words.pop(0))
                takes -= 1
        is_open = any(map(_is_many, self._takes().values()))
        return [*options, *(["--"] if others and is_open else []), *others]

    def _taken_by(self, word: str) -> int:
        """How many words after an option may be its values."""
        takes = self._takes()
        if "=" in word or (word[:2] in takes and not word.startswith("--") and len(word) > 2):
            return 0
        matches = [takes[word]] if word in takes else [takes[name] for name in takes if name.startswith(word)]
        return 0 if not matches or matches[0] == 0 else MANY if _is_many(matches[0]) else 1

    def _takes(self) -> dict[str, int | str | None]:
        """How many values each option takes: none (0), one (None) or several ("+")."""
        return {name: action.nargs for action in self._actions for name in action.option_strings}

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        where_help_is = say("Run `{command} --help` for help.", command=self.prog)
        self.exit(2, in_signs(on_one_line(f"{self.prog}: {usage_error(message)} {where_help_is}")) + "\n")


def parse(arguments: list[str]) -> Namespace:
    """The words of a command line, with `run` set to the function of the command."""
    parser = Parser(prog="cockpit", description=say("A study cockpit for the weeks before an exam."))
    parser.is_whole = True
    parser.add_argument("--study", metavar=say("FILE"), help=say("open another study file"))
    parser.add_argument("--version", action="store_true", help=say("print the version and exit"))
    commands = parser.add_subparsers(metavar=say("COMMAND"), prog="cockpit", parser_class=Parser)
    named = zip(["", *arguments], arguments, strict=False)
    asked = next((word for before, word in named if word in COMMANDS and before != "--study"), None)
    wanted = [asked] if asked and not _wants_help_before(arguments, asked) else list(COMMANDS)
    for name in wanted:
        sentence = say(COMMANDS[name])
        sub = commands.add_parser(name, help=sentence, description=sentence)
        sub.add_argument("--study", metavar=say("FILE"), default=SUPPRESS, help=say("open another study file"))
        if name == asked:
            module = import_module(f".{MODULES.get(name, name)}", __package__)
            module.configure(sub)
            sub.set_defaults(run=module.run)
    parser.set_defaults(run=_open_screen)
    return parser.parse_args(arguments)


def _is_option(word: str) -> bool:
    """Whether a word is an option: a dash and something that is not a number."""
    return len(word) > 1 and word[0] == "-" and word != "--" and not word[1:].replace(".", "", 1).isdecimal()


def _is_many(takes: int | str | None) -> bool:
    return takes in ("+", "*")


def _wants_help_before(arguments: list[str], asked: str) -> bool:
    return any(word in ("-h", "--help") for word in arguments[: arguments.index(asked)])


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("study-cockpit")
    except PackageNotFoundError:
        return say("(from source)")


def _open_screen(options: Namespace, env: object) -> int:
    if options.version:
        line(f"cockpit {_version()}")
        return 0
    code: int = import_module("..screen_start", __package__).open_screen(env)
    return code
