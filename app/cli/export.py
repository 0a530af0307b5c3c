"""`cockpit export`: the whole study as a file for other programs and for people."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.cli.printing import line
from app.opening import Workplace
from data.errors import BadInput
from data.language import say
from data.store.file import replace_file
from data.study import Study

FORMATS = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "markdown",
    ".ics": "ics", ".ical": "ics",
    ".json": "json", ".csv": "csv",
    ".html": "html", ".htm": "html",
}  # fmt: skip
"""Format by the file's extension."""
OWN_MARKS = (
    b"PRODID:-//study-cockpit",
    b'"format": "study-cockpit"',
    b'content="study-cockpit"',
    b"\xef\xbb\xbfid,day,",
)
"""What stands near the beginning of every export that nobody edits by hand."""


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("-o", "--output", metavar="FILE", required=True, type=Path, help="where to; - prints it")
    parser.add_argument(
        "--format", choices=sorted(set(FORMATS.values())), help="what to write; else told by the name of FILE"
    )
    parser.add_argument("--todos", action="store_true", help="ics: tasks as to-dos, not as events")
    parser.add_argument("--force", action="store_true", help="replace FILE when it is there already")


def run(options: Namespace, place: Workplace) -> int:
    """Write the export; of files that are there already only former exports are replaced without `--force`.

    A Markdown log is never taken for one, because people write into it.
    """
    wanted = options.format or FORMATS.get(options.output.suffix.casefold())
    if wanted is None:
        endings = ".md, .ics, .json, .csv or .html"
        raise BadInput(f"“{options.output}” does not tell the format: end it in {endings}, or give --format.")
    study = place.open_study()
    texts = export(study, wanted, options.output, place, options.todos)
    if str(options.output) == "-":
        sys.stdout.write(texts[options.output])
        return 0
    there = [] if options.force else [path for path in texts if path.exists() and not _is_export(path)]
    if there:
        raise BadInput(f"{there[0]} is there already and was left as it is: choose another name, or say --force.")
    for path, text in texts.items():
        replace_file(path, text.encode("utf-8", "replace"))
        line(say("Written: {path}", path=path))
    return 0


def _is_export(path: Path) -> bool:
    """Whether a file says of itself that it came out of the cockpit."""
    try:
        with path.open("rb") as file:
            start = file.read(1000)
    except OSError as error:
        raise BadInput(f"{path} could not be read ({error.strerror or error}) and was left as it is.") from error
    return any(mark in start for mark in OWN_MARKS)


def export(study: Study, wanted: str, path: Path, place: Workplace, todos: bool = False) -> dict[Path, str]:
    """The files of an export with their text; CSV makes three, of which `path` holds the tasks."""
    today = place.today()
    if wanted == "markdown":
        from data.formats.study_log.log import export_markdown

        return {path: export_markdown(study, today)}
    if wanted == "ics":
        from data.formats.ics import export_ics

        return {path: export_ics(study, place.clock.now(), todos)}
    if wanted == "json":
        from data.formats.study_json import export_json

        return {path: export_json(study, today)}
    if wanted == "html":
        from data.formats.html_page import export_html

        return {path: export_html(study, today)}
    from data.formats.study_csv import TABLES, export_csv

    if str(path) == "-":
        return {path: export_csv(study, "tasks")}
    beside = [path, *(path.with_name(f"{path.stem}-{table}{path.suffix}") for table in TABLES[1:])]
    return {each: export_csv(study, table) for each, table in zip(beside, TABLES, strict=True)}
