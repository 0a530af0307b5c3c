"""Imports a question bank with the answer key and the images beside it."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from data.errors import BadFile, BadInput
from data.formats.banks.model.model import ParsedBank
from data.formats.banks.parsing import decoded, parse_bank
from data.formats.banks.study.into_study import PlannedImport
from data.language import say
from data.study.study import Study
from data.user_files import read_named

_BETWEEN_PAIRS = re.compile(r",(?=\s{0,9}[\w][\w :-]{0,40}=)")
"""A comma between two pairs, not one inside a column's name."""


def stated_columns(text: str | None) -> dict[str, str] | None:
    """Columns of a table by role, as in question=Text,A=First,correct=Key; raises `BadInput`."""
    if text is None:
        return None
    pairs = [part.partition("=") for part in _BETWEEN_PAIRS.split(text)]
    if any(not role.strip() or not name.strip() for role, _, name in pairs):
        raise BadInput(
            say("Write the columns as role=name pairs separated by commas: question=Text,A=First,correct=Key.")
        )
    return {role.strip(): name.strip().strip('"“”') for role, _, name in pairs}


def read_bank_file(
    path: Path,
    raw: bytes,
    key_text: str | None,
    columns: Mapping[str, str] | None,
    true_false: bool,
    alone: bool = False,
) -> ParsedBank:
    """Read the bytes of a bank; raises `BadFile`, also if there is no question in it.

    Without `key_text` the answer key beside the file is used, unless the bank comes `alone` through a pipe.
    """
    if key_text is None and not alone:
        beside = path.with_suffix(f".key{path.suffix}")
        key_text = decoded(read_named(beside)) if beside.is_file() else None

    def has_image(name: str) -> bool:
        if "://" in name or name.startswith(("data:", "//")):
            return True
        return (path.parent / unquote(name.split("?")[0])).is_file()

    reading = parse_bank(raw, path.name, key_text, columns, has_image, true_false)
    if not reading.questions and not reading.refused:
        raise BadFile(say("No questions found in {file}. Check that it is a question bank.", file=path.name))
    return reading


def commit_bank(study: Study, planned: PlannedImport) -> None:
    """Commit what a bank changes as one undoable step; raises `NotSaved` and changes nothing."""
    if planned.changed:
        study.commit(say("Import “{title}”", title=planned.bank.name), *planned.changed)
