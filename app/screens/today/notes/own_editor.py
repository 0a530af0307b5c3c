"""Opens a text in the learner's own editor and reads it back, even if the editor fails."""

import os
import shlex
import shutil
import tempfile
from pathlib import Path

from textual.app import App

from app.terminal.foreground import run_in_foreground
from data.errors import BadInput
from data.language import say
from data.user_files import reason
from data.values import Values

FILE = "note.md"
UNREADABLE = "\ufffd"
"""The character for a byte that fits no encoding."""


class EditedText(Values):
    """The text after the editor has closed."""

    text: str
    complaint: str = ""
    """What went wrong, in one sentence."""


def edited_elsewhere(app: App[None], text: str) -> EditedText:
    """The text as the editor named by VISUAL or EDITOR left it; raises `BadInput` when that cannot be started."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command or not command.strip():
        raise BadInput(say("Set the environment variable EDITOR to the name of your editor first."))
    try:
        folder = Path(tempfile.mkdtemp(prefix="cockpit-note-"))
        (folder / FILE).write_bytes(text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise BadInput(
            say("Cannot open the note in your editor ({why}). The note is unchanged.", why=reason(error))
        ) from error
    with app.suspend():
        code = _exit_code(command, folder / FILE)
    edited = _read_back(command, code, folder / FILE, text)
    if UNREADABLE not in edited.text or UNREADABLE in text:
        shutil.rmtree(folder, ignore_errors=True)
    if code is None:
        raise BadInput(edited.complaint)
    return edited


def command_words(command: str) -> list[str]:
    """The words of an editor's command: the name of a program that contains spaces is one word."""
    return [command] if shutil.which(command) else shlex.split(command)


def _exit_code(command: str, path: Path) -> int | None:
    """Run the editor; None when it cannot be started. Raises nothing, or `suspend` would not restore the screen."""
    try:
        return run_in_foreground([*command_words(command), str(path)])
    except (OSError, ValueError):
        return None


def _read_back(command: str, code: int | None, path: Path, text: str) -> EditedText:
    """The text of the file now, or the text as it was where the editor left none."""
    if code is None:
        sentence = say("Cannot start the editor “{name}”. Set EDITOR to an installed editor.", name=command)
        return EditedText(text, sentence)
    try:
        raw = path.read_bytes()
    except OSError as error:
        sentence = say("The editor “{name}” left no text ({why}). The note is unchanged.",
                       name=command, why=reason(error))  # fmt: skip
        return EditedText(text, sentence)
    edited = _read(raw, text)
    if code and (edited == text or not edited.strip()):
        return EditedText(text, say("The editor “{name}” ended with an error. The note is unchanged.", name=command))
    if code:
        sentence = say(
            "The editor “{name}” ended with an error. The note has the text the editor saved.", name=command
        )
        return EditedText(edited, sentence)
    if UNREADABLE in edited and UNREADABLE not in text:
        sentence = say("Cannot read some characters of the note. The editor's file is saved as {path}.",
                       path=path)  # fmt: skip
        return EditedText(edited, sentence)
    return EditedText(edited)


def _read(raw: bytes, text: str) -> str:
    """The bytes as text, in whatever encoding; without the line end that editors add at the end."""
    from data.formats.text.encodings import read_bytes

    edited = read_bytes(raw)[0].replace("\r\n", "\n").replace("\r", "\n")
    return edited if text.endswith("\n") else edited.removesuffix("\n")
