"""`cockpit merge`: merge another copy of the study."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

from app.cli.options import add_json_option
from app.cli.printing import as_json, line
from app.session.environment import Environment
from app.use_cases.merge import describe_merged, merge_copies, merge_file
from data.language import say


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "file",
        nargs="*",
        metavar=say("FILE"),
        type=Path,
        help=say("another copy; without one, the conflict copies next to the study are merged"),
    )
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Merge each file field by field; a file that is named stays where it is."""
    study = env.open_without_copies()
    for notice in study.notices:
        env.tell(str(notice))
    if options.file:
        merged = []
        for file in options.file:
            merged.append((file, merge_file(study, file), None))
            if not options.json:
                _print(*merged[-1])
        study.close()
        if options.json:
            _print_json(merged)
        return 0
    try:
        taken = merge_copies(study, env.locations)
    finally:
        study.close()
    if options.json:
        _print_json(taken)
        return 0
    for one in taken:
        _print(*one)
    return 0


def _print_json(merged: Iterable[tuple[Path, int, str | None]]) -> None:
    as_json([{"file": str(file), "records": count, "kept_in": folder} for file, count, folder in merged])


def _print(file: Path, count: int, folder: str | None) -> None:
    line(f"{file}: {describe_merged(count)}")
    if folder is not None:
        line(say("The copy is now in {folder}.", folder=folder))
