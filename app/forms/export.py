"""The form for writing the whole study to a file."""

from collections.abc import Mapping
from pathlib import Path

from app.forms.inputs.paths import typed_path
from app.session.session import Sitting
from app.use_cases.export import FORMATS, export, format_of, in_the_way, write_files
from data.errors import BadInput
from data.language import say
from widgets.dialogs.form_dialog import Field, FormDialog

YES = ("y", "yes", "true", "1", "예", "네")


def export_form(sitting: Sitting) -> FormDialog[tuple[Path, ...]]:
    """A form that writes the export when it is accepted; its result is the files that were written."""

    def accept(values: Mapping[str, str]) -> tuple[Path, ...]:
        path = typed_path(values["file"])
        texts = export(sitting.study, _wanted(path, values["format"]), path, sitting.place)
        there = None if _is_yes(values["replace"]) else in_the_way(texts)
        if there is not None:
            raise BadInput(say("{file} is there already: give another name, or say that it may be replaced.",
                               file=there))  # fmt: skip
        write_files(texts)
        return tuple(texts)

    fields = (
        Field("file", say("File"), f"~/study-{sitting.today.isoformat()}.md", "~/study.md, .ics, .json, .csv, .html"),
        Field("format", say("Format"), "", say("as the name of the file ends"), _names()),
        Field("replace", say("Replace a file that is there already"), say("no"), "", (say("yes"), say("no"))),
    )
    return FormDialog(say("Export the study"), fields, accept)


def _names() -> tuple[str, ...]:
    return tuple(dict.fromkeys(FORMATS.values()))


def _wanted(path: Path, said: str) -> str:
    wanted = said.strip().casefold() or format_of(path)
    if wanted is None:
        raise BadInput(
            say("“{file}” does not tell the format: end it in .md, .ics, .json, .csv or .html.", file=path)
        )
    if wanted not in _names():
        raise BadInput(
            say("There is no format “{name}”: {names}.", name=said.strip()[:30], names=", ".join(_names()))
        )
    return wanted


def _is_yes(text: str) -> bool:
    return text.strip().casefold() in (*YES, say("yes").casefold())
