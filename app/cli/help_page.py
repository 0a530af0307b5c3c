"""The page that `--help` prints: in the learner's language, its columns measured in terminal cells."""

import os
import sys
from argparse import Action
from collections.abc import Iterator, Sequence

from app.cli.cells import cell_count, left, wrapped
from data.language import say

MOST_COLUMNS = 100
"""Columns if the width of the terminal is unknown, and at most; longer lines are hard to read."""
LEAST_COLUMNS = 40
WIDEST_NAME = 26
"""Cells of the longest name that has its sentence on the same line."""
Row = tuple[str, str]
"""A name and its sentence."""


def help_page(command: str, description: str, actions: Sequence[Action]) -> list[str]:
    """The lines of the page: usage, what the command does, then every argument, option and subcommand."""
    width = _columns()
    options = [action for action in actions if action.option_strings]
    arguments = [action for action in actions if not action.option_strings]
    parsers = {
        name: sub for action in arguments if isinstance(action.choices, dict) for name, sub in action.choices.items()
    }
    sections = (
        (say("Arguments:"), [(_values(action), action.help or "") for action in arguments if not parsers]),
        (say("Options:"), [(_option(action), action.help or "") for action in options]),
        (say("Commands:"), [(name, parser.description) for name, parser in parsers.items()]),
    )
    lines = [*_usage(command, options, arguments, width), "", *wrapped(description.split(), width)]
    for title, rows in sections:
        if rows:
            lines += ["", title, *_table(rows, width)]
    return lines


def _columns() -> int:
    """Columns of the terminal; asking `shutil` would load half of Python's archive modules."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and len(stated) < 5:
        return max(int(stated), LEAST_COLUMNS)
    try:
        return min(max(os.get_terminal_size(sys.stdout.fileno()).columns, LEAST_COLUMNS), MOST_COLUMNS)
    except (OSError, ValueError):
        return MOST_COLUMNS


def _usage(command: str, options: list[Action], arguments: list[Action], width: int) -> list[str]:
    """The command with all it takes; lines after the first are indented below its first option."""
    head = f"{say('Usage:')} {command} "
    parts = [_option(action, short=True) for action in options]
    parts = [part if action.required else f"[{part}]" for action, part in zip(options, parts, strict=True)]
    first, *others = wrapped([*parts, *map(_values, arguments)], width - cell_count(head))
    return [head + first, *(" " * cell_count(head) + line for line in others)]


def _option(action: Action, short: bool = False) -> str:
    """The names of an option and what follows it; `short` writes only the first name."""
    names = action.option_strings[:1] if short else action.option_strings
    return " ".join(part for part in (", ".join(names), _values(action)) if part)


def _values(action: Action) -> str:
    """What an argument is called, or what follows an option: NAME, [NAME], NAME... or [NAME...]."""
    if action.nargs == 0:
        return ""
    choices = "|".join(map(str, action.choices or ()))
    names = (action.metavar,) if isinstance(action.metavar, str) else action.metavar or (choices,)
    text = " ".join(names)
    if action.nargs in ("+", "*", "A...") and len(names) == 1:
        text += "..."
    return f"[{text}]" if action.nargs in ("?", "*") else text


def _table(rows: list[Row], width: int) -> Iterator[str]:
    """Names in one column and their sentences in another; a wide name stands on a line of its own."""
    column = max(cell_count(name) for name, _ in rows if cell_count(name) <= WIDEST_NAME) + 4
    for name, sentence in rows:
        first, *others = wrapped(sentence.split(), width - column) or [""]
        if cell_count(name) > WIDEST_NAME:
            yield f"  {name}"
            yield " " * column + first
        else:
            yield (left(f"  {name}", column) + first).rstrip()
        yield from (" " * column + line for line in others)
