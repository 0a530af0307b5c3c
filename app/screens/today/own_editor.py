"""Hands a text to the learner's own editor and takes it back."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App

from data.errors import BadInput
from data.language import say


def edited_elsewhere(app: App[None], text: str) -> str:
    """The text as the editor named by VISUAL or EDITOR left it; raises `BadInput` when there is none that works."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise BadInput(say("Set the variable EDITOR to the name of your editor first."))
    with tempfile.TemporaryDirectory(prefix="cockpit-note-") as folder:
        path = Path(folder) / "note.md"
        path.write_text(text, encoding="utf-8")
        with app.suspend():
            complaint = _complaint_of(command, path)
        if complaint:
            raise BadInput(complaint)
        try:
            return path.read_text(encoding="utf-8").rstrip("\n")
        except (OSError, ValueError) as error:
            raise BadInput(
                say("The editor “{name}” left no text in UTF-8: the note is as it was.", name=command)
            ) from error


def _complaint_of(command: str, path: Path) -> str:
    """Run the editor; say why that went wrong. Nothing is raised: `suspend` would not give the screen back."""
    try:
        ended = subprocess.run([*shlex.split(command), str(path)], check=False)
    except (OSError, ValueError):
        return say("The editor “{name}” cannot be started: set EDITOR to one that is there.", name=command)
    if ended.returncode:
        return say("The editor “{name}” ended with an error: the note is as it was.", name=command)
    return ""
