"""`cockpit export`: write the whole study to a file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.options import add_json_option
from app.cli.printing import as_json, document, line
from app.session.environment import Environment
from app.use_cases.export import FORMATS, describe_saved, export, format_of, in_the_way, write_files
from data.errors import BadInput
from data.language import say


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "-o",
        "--output",
        metavar=say("FILE"),
        required=True,
        type=Path,
        help=say("file to write; “-” prints it"),
    )
    parser.add_argument(
        "--format", choices=sorted(set(FORMATS.values())), help=say("format of the file; by default its name decides")
    )
    parser.add_argument("--todos", action="store_true", help=say("ics: export tasks as to-dos, not as events"))
    parser.add_argument("--force", action="store_true", help=say("replace a file that already exists"))
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Write the export; without `--force` only earlier exports are replaced."""
    wanted = options.format or format_of(options.output)
    if wanted is None:
        raise BadInput(
            say(
                "Cannot tell the format from “{file}”. End the name in .md, .ics, .json, .csv or .html, or "
                "use --format.",
                file=options.output,
            )
        )
    study = env.open_study()
    texts = export(study, wanted, options.output, env, options.todos)
    if str(options.output) == "-":
        text = texts[options.output]
        if options.json:
            as_json({"format": wanted, "files": ["-"], "text": text})
        else:
            document(text)
        return 0
    there = None if options.force else in_the_way(texts)
    if there is not None:
        raise BadInput(say("{file} already exists. Choose another name or use --force.", file=there))
    write_files(texts, env)
    if options.json:
        as_json({"format": wanted, "files": [str(path) for path in texts]})
        return 0
    for path in texts:
        line(describe_saved([path]))
    return 0
