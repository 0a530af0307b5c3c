"""Files that cannot be a plan in text: empty ones, studies, JSON, and bytes that are no text at all."""

import json

from data.errors import BadFile
from data.formats.text.mojibake import LOST
from data.language import say
from data.store.foreign_files.foreign import parse_foreign

UNREADABLE = 0.1
"""Share of control and lost characters from which on something is no text."""
KEPT_CONTROLS = "\t\n\r\v\f\x1b"


def refuse_no_plan(raw: bytes, text: str, name: str) -> None:
    """Raise `BadFile` for what is no plan or log in text; `text` is what the bytes were decoded to."""
    if all(letter.isspace() or letter in "\ufeff\u200b\0" for letter in text):
        raise BadFile(say("{file} is empty. There is nothing to import.", file=name))
    if text.lstrip()[0] in "{[" and _is_json(text):
        if (foreign := parse_foreign(raw)) is not None and foreign.is_study:
            raise BadFile(
                say("{file} is a study file. Run `cockpit merge` to merge a copy of your study.", file=name)
            )
        raise BadFile(say("{file} is JSON. Choose a plan or log in Markdown or plain text.", file=name))
    if "\0" in text or _unreadable(text) > UNREADABLE * len(text):
        raise BadFile(say("{file} is not text. Choose a plan or log in Markdown or plain text.", file=name))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _unreadable(text: str) -> int:
    if text.isprintable():
        return 0
    controls = sum(text.count(chr(code)) for code in range(1, 32) if chr(code) not in KEPT_CONTROLS)
    return controls + text.count(LOST)
