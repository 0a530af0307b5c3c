"""Updates the Markdown log beside the study without overwriting what somebody wrote into it."""

import os
from datetime import date
from hashlib import sha256
from pathlib import Path

from data.errors import NotSaved
from data.language import say
from data.store.disk.replace_file import replace_file
from data.user_files import reason


def digest(content: bytes) -> str:
    """The value that `write_mirror` returns for a file with this content."""
    return sha256(content).hexdigest()


def write_mirror(path: Path, text: str, last_digest: str | None, today: date) -> tuple[str, Path | None]:
    """Write `text` to `path`; returns the digest to remember, and the path of a hand-edited version set aside.

    A file whose digest is not `last_digest` was changed by somebody else: it is copied to
    `NAME.changed-2026-01-27.md` before it is replaced. Raises `NotSaved`, and changes nothing then.
    """
    content = text.encode("utf-8", "replace")
    try:
        current = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise NotSaved(
            say("{file} could not be read ({why}) and was not changed.", file=path, why=reason(error))
        ) from error
    if current == content:
        return digest(content), None
    aside = None
    if current is not None and digest(current) != last_digest:
        aside = _set_aside(path, current, today)
    replace_file(path, content)
    return digest(content), aside


def _set_aside(path: Path, content: bytes, today: date) -> Path:
    """Copy a file to a free dated name."""
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
            raise _not_copied(aside, path, error) from error
        return _filled(handle, aside, content, path)


def _filled(handle: int, aside: Path, content: bytes, path: Path) -> Path:
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise _not_copied(aside, path, error) from error
    return aside


def _not_copied(aside: Path, path: Path, error: OSError) -> NotSaved:
    return NotSaved(
        say(
            "{copy} could not be written ({why}), so {file} was not changed.",
            copy=aside,
            why=reason(error),
            file=path,
        )
    )
