"""Reads a question bank with what lies beside it: a file of keys, pictures."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from data.errors import BadFile, BadInput
from data.formats.banks.model.model import BankReading
from data.formats.banks.reading import decoded, read_bank
from data.language import say
from data.user_files import read_named


def stated_columns(said: str | None) -> dict[str, str] | None:
    """Columns of a table by role, as in question=Text,A=First,correct=Key; raises `BadInput`."""
    if said is None:
        return None
    pairs = [part.partition("=") for part in said.split(",")]
    if any(not role.strip() or not name.strip() for role, _, name in pairs):
        raise BadInput(
            say("Write the columns as role=name pairs with commas between: question=Text,A=First,correct=Key.")
        )
    return {role.strip(): name.strip() for role, _, name in pairs}


def read_bank_file(
    path: Path, raw: bytes, key_text: str | None, columns: Mapping[str, str] | None, true_false: bool
) -> BankReading:
    """Read the bytes of a bank; raises `BadFile`, also where no question is found.

    Without `key_text` a file of keys beside it is taken.
    """
    if key_text is None:
        beside = path.with_suffix(f".key{path.suffix}")
        key_text = decoded(read_named(beside)) if beside.is_file() else None

    def has_image(name: str) -> bool:
        if "://" in name or name.startswith(("data:", "//")):
            return True
        return (path.parent / unquote(name.split("?")[0])).is_file()

    reading = read_bank(raw, path.name, key_text, columns, has_image, true_false)
    if not reading.questions and not reading.refused:
        raise BadFile(say("No questions were found in {file}: is it a question bank?", file=path.name))
    return reading
