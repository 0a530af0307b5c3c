"""The form for writing the whole study to a file."""

from collections.abc import Mapping
from pathlib import Path

from app.forms.inputs.choices import is_on, switch
from app.forms.inputs.paths import typed_path
from app.session.session import Session
from app.use_cases.export import export, format_of, in_the_way, write_files
from data.errors import BadInput
from data.language import say
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog

FORMAT_NAMES = (
    ("markdown", "Markdown (.md)"), ("ics", "iCalendar (.ics)"), ("json", "JSON (.json)"),
    ("csv", "CSV (.csv)"), ("html", "HTML (.html)"),
)  # fmt: skip
"""Every format with its name, which is the same in every language."""


def export_form(session: Session) -> FormDialog[tuple[Path, ...]]:
    """A form that writes the export when it is accepted; its result is the files that were written."""

    def accept(values: Mapping[str, str]) -> tuple[Path, ...]:
        path = typed_path(values["file"])
        texts = export(session.study, _wanted(path, values["format"]), path, session.env)
        there = None if is_on(values["replace"]) else in_the_way(texts)
        if there is not None:
            raise BadInput(say("{file} already exists. Choose another name, or choose to replace the file.",
                               file=there))  # fmt: skip
        write_files(texts, session.env)
        return tuple(texts)

    fields = (
        Field("file", say("File"), f"~/study-{session.today.isoformat()}.md", "~/study.md, .ics, .json, .csv, .html"),
        Field("format", say("Format"), options=(("", say("from the file name")), *FORMAT_NAMES)),
        switch("replace", say("Replace an existing file"), False),
    )
    return FormDialog(say("Export the study"), fields, accept, leads=True)


def _wanted(path: Path, chosen: str) -> str:
    wanted = chosen or format_of(path)
    if wanted is None:
        raise BadInput(
            say("Cannot tell the format from “{file}”. End the name in .md, .ics, .json, .csv or .html.", file=path)
        )
    return wanted
