"""`cockpit export`: the whole study as a file for other programs and for people."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.printing import line
from app.session.environment import Workplace
from app.use_cases.export import FORMATS, export, format_of, in_the_way, write_files
from data.errors import BadInput
from data.language import say


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("-o", "--output", metavar="FILE", required=True, type=Path, help="where to; - prints it")
    parser.add_argument(
        "--format", choices=sorted(set(FORMATS.values())), help="what to write; else told by the name of FILE"
    )
    parser.add_argument("--todos", action="store_true", help="ics: tasks as to-dos, not as events")
    parser.add_argument("--force", action="store_true", help="replace FILE when it is there already")


def run(options: Namespace, place: Workplace) -> int:
    """Write the export; of files that are there already only former exports are replaced without `--force`."""
    wanted = options.format or format_of(options.output)
    if wanted is None:
        raise BadInput(
            say(
                "“{file}” does not tell the format: end it in .md, .ics, .json, .csv or .html, or give --format.",
                file=options.output,
            )
        )
    study = place.open_study()
    texts = export(study, wanted, options.output, place, options.todos)
    if str(options.output) == "-":
        sys.stdout.write(texts[options.output])
        return 0
    there = None if options.force else in_the_way(texts)
    if there is not None:
        raise BadInput(
            say("{file} is there already and was left as it is: choose another name, or say --force.", file=there)
        )
    write_files(texts)
    for path in texts:
        line(say("Written: {path}", path=path))
    return 0
