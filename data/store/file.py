"""The study file: a plain TinyDB file, one document a line, always replaced whole or not at all."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from data.errors import BadFile, NotSaved
from data.store.seam import Document, Tables


def read_tables(path: Path) -> Tables:
    """The documents of a TinyDB file; empty when there is none. Raises `BadFile`."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(f"The study file {path} cannot be read: {error}") from error
    if not text.strip():
        return {}
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadFile(f"The study file {path} is not a TinyDB file: {error}") from error
    return _checked(path, found)


def _checked(path: Path, found: Any) -> Tables:
    if not isinstance(found, dict):
        raise BadFile(f"The study file {path} holds no tables: it was made by something else.")
    tables: Tables = {}
    for table, documents in found.items():
        if not isinstance(documents, dict):
            raise BadFile(f"Table “{table}” of {path} is not a TinyDB table.")
        tables[table] = {_id(path, table, key): _document(path, table, doc) for key, doc in documents.items()}
    return tables


def _id(path: Path, table: str, key: str) -> int:
    try:
        return int(key)
    except ValueError:
        raise BadFile(f"Table “{table}” of {path} has the document id “{key}”, which is no number.") from None


def _document(path: Path, table: str, document: Any) -> Document:
    if not isinstance(document, dict):
        raise BadFile(f"Table “{table}” of {path} holds something that is no document.")
    return document


def written(tables: Tables) -> str:
    """The file's text: tables and documents sorted, one document a line, so that a diff can be read."""
    parts = []
    for table in sorted(tables):
        documents = tables[table]
        body = ",\n".join(f'"{id_}": {document_line(documents[id_])}' for id_ in sorted(documents))
        parts.append(f"{json.dumps(table, ensure_ascii=False)}: {{\n{body}\n}}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def document_line(document: Document) -> str:
    """A document on one line; raises ValueError for a number that JSON cannot say."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, allow_nan=False)


def write_tables(path: Path, tables: Tables) -> None:
    """Replace the file atomically and durably; raises `NotSaved` and leaves the old file alone."""
    replace_file(path, written(tables).encode("utf-8"))


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` through a synced temporary file beside it; raises `NotSaved`."""
    target = Path(os.path.realpath(path))
    temporary = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(temporary, target.stat().st_mode & 0o7777)
        os.replace(temporary, target)
        sync_folder(target.parent)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise NotSaved(
            f"{path} could not be written ({error.strerror or error}): nothing was changed, try again."
        ) from error


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
