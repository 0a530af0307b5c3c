"""The Markdown log that is kept up to date beside the study, without ever losing what somebody wrote into it."""

import os
from datetime import date
from hashlib import sha256
from pathlib import Path

from data.errors import NotSaved
from data.language import say
from data.store.disk.replace_file import replace_file
from data.user_files import reason


def digest(content: bytes) -> str:
    """What `write_mirror` returns for a file with this content, to be handed back the next time."""
    return sha256(content).hexdigest()


def write_mirror(path: Path, text: str, last_digest: str | None, today: date) -> tuple[str, Path | None]:
    """Put `text` at `path`; the digest to remember, and where a version changed by hand was put aside.

    A file whose digest is not `last_digest` is somebody else's work: it is kept beside as
    `NAME.changed-2026-01-27.md` before it is replaced. Raises `NotSaved` and then changes nothing.
    """
    content = text.encode("utf-8", "replace")
    try:
        there = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise NotSaved(
            say("{file} could not be read ({why}): it was left as it is.", file=path, why=reason(error))
        ) from error
    if there == content:
        return digest(content), None
    aside = None
    if there is not None and digest(there) != last_digest:
        aside = _keep(path, there, today)
    replace_file(path, content)
    return digest(content), aside


def _keep(path: Path, content: bytes, today: date) -> Path:
    """A copy of a file under a dated name that is free."""
    number = 1
    while True:
        dated = f"{path.stem}.changed-{today}" + (f"-{number}" if number > 1 else "") + path.suffix
        aside = path.with_name(dated)
        try:
            handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError:
            number += 1
            continue
        except OSError as error:
            raise _not_kept(aside, path, error) from error
        return _filled(handle, aside, content, path)


def _filled(handle: int, aside: Path, content: bytes, path: Path) -> Path:
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise _not_kept(aside, path, error) from error
    return aside


def _not_kept(aside: Path, path: Path, error: OSError) -> NotSaved:
    return NotSaved(
        say(
            "{copy} could not be written ({why}): {file} was left as it is.",
            copy=aside,
            why=reason(error),
            file=path,
        )
    )
