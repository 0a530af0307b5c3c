"""Asks for the file to import."""

from collections.abc import Mapping
from pathlib import Path

from app.forms.inputs.paths import content_of, typed_path
from data.language import say
from widgets.dialogs.form_dialog import Field, FormDialog


def file_form(title: str, example: str) -> FormDialog[tuple[Path, bytes]]:
    """A form whose result is a file's path and its bytes."""

    def accept(values: Mapping[str, str]) -> tuple[Path, bytes]:
        path = typed_path(values["file"])
        return path, content_of(path)

    return FormDialog(title, (Field("file", say("File"), "", example),), accept)
