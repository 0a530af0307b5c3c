"""Asks for a file."""

from collections.abc import Mapping
from pathlib import Path

from app.forms.inputs.paths import content_of, typed_path
from data.language import say
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog


def file_form(title: str, example: str) -> FormDialog[tuple[Path, bytes]]:
    """A form whose result is a file's path and its bytes."""

    def accept(values: Mapping[str, str]) -> tuple[Path, bytes]:
        path = typed_path(values["file"])
        return path, content_of(path)

    return FormDialog(title, (Field("file", say("File"), "", example),), accept, leads=True)


def path_form(title: str, example: str) -> FormDialog[Path]:
    """A form whose result is the path of a file that is read by somebody else."""

    def accept(values: Mapping[str, str]) -> Path:
        return typed_path(values["file"])

    return FormDialog(title, (Field("file", say("File"), "", example),), accept, leads=True)
