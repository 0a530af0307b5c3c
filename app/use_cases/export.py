"""Exports the study in any format, and protects existing files."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from app.session.environment import Environment
from data.errors import BadInput
from data.language import say
from data.store.disk.replace_file import replace_file
from data.study.study import Study
from data.user_files import reason, refuse_irregular, refuse_own_files

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
"""Bytes near the beginning of every export that nobody edits by hand."""


def format_of(path: Path) -> str | None:
    """The format that belongs to the end of a file's name, or None."""
    return FORMATS.get(path.suffix.casefold())


def in_the_way(paths: Iterable[Path]) -> Path | None:
    """The first existing file that is not an earlier export; raises `BadInput` for an unreadable one.

    A Markdown log never counts as an earlier export, because people write into it.
    """
    return next((path for path in paths if path.exists() and not _is_export(path)), None)


def write_files(texts: Mapping[Path, str], env: Environment) -> None:
    """Write every file of an export whole; raises `BadFile`, `BadInput` and `NotSaved`."""
    for path in texts:
        refuse_own_files(path, env.locations)
        refuse_irregular(path)
    for path, text in texts.items():
        replace_file(path, text.encode("utf-8", "replace"))


def describe_saved(paths: Iterable[Path]) -> str:
    """Which files were written."""
    return say("Saved: {path}", path=", ".join(map(str, paths)))


def export(study: Study, wanted: str, path: Path, env: Environment, todos: bool = False) -> dict[Path, str]:
    """The files of an export with their text; CSV makes three, of which `path` holds the tasks."""
    today = env.today()
    if wanted == "markdown":
        from data.formats.export.study_log.log import export_markdown

        return {path: export_markdown(study, today)}
    if wanted == "ics":
        from data.formats.export.ics import export_ics

        return {path: export_ics(study, env.clock.now(), todos)}
    if wanted == "json":
        from data.formats.export.study_json import export_json

        return {path: export_json(study, today)}
    if wanted == "html":
        from data.formats.export.html_page import export_html

        return {path: export_html(study, today)}
    from data.formats.export.study_csv import TABLES, export_csv

    if str(path) == "-":
        return {path: export_csv(study, "tasks")}
    files = [path, *(path.with_name(f"{path.stem}-{table}{path.suffix}") for table in TABLES[1:])]
    return {file: export_csv(study, table) for file, table in zip(files, TABLES, strict=True)}


def _is_export(path: Path) -> bool:
    """Whether the content of a file shows that the cockpit exported it."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            start = file.read(1000)
    except OSError as error:
        why = reason(error)
        raise BadInput(say("Cannot read {path} ({why}). It is unchanged.", path=path, why=why)) from error
    return any(mark in start for mark in OWN_MARKS)
