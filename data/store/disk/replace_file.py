"""Any file of the program, replaced whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from data.errors import NotSaved
from data.language import say
from data.store.disk import disk
from data.user_files import reason


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` through a synced file beside it, keeping its rights; raises `NotSaved`."""
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    temporary = os.path.join(folder, disk.temporary_name())
    try:
        disk.make_folder(folder)
        disk.put(temporary, content)
        with suppress(FileNotFoundError):
            os.chmod(temporary, os.stat(target).st_mode & 0o7777)
        disk.rename(temporary, target)
        disk.sync_folder(folder)
    except OSError as error:
        with suppress(OSError):
            disk.remove(temporary)
        raise NotSaved(
            say(
                "{file} could not be written ({why}). Nothing was changed; try again.",
                file=path,
                why=reason(error),
            )
        ) from error
