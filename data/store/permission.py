"""Whether a study may be changed at all right now."""

import os
import stat

from data.errors import NotSaved
from data.store.layout import Layout


def device_of(path: str) -> int | None:
    """The device a folder is on; None when there is no such folder."""
    try:
        return os.stat(path).st_dev
    except OSError:
        return None


def refuse_if_shut(layout: Layout, device: int | None) -> None:
    """Raise `NotSaved` when the file or its folder is read-only, or its disk is not the one it was opened on."""
    folder = os.path.dirname(layout.file)
    if device is not None and device_of(folder) != device:
        raise NotSaved(
            f"The disk with {layout.file} is not there any more: nothing was changed, try again when it is."
        )
    try:
        mode = os.stat(layout.file).st_mode
    except FileNotFoundError:
        mode = stat.S_IWUSR
    except OSError as error:
        raise NotSaved(f"{layout.file} cannot be reached ({error.strerror}): nothing was changed.") from error
    if not mode & 0o222 or not _open_to_us(layout.file):
        raise NotSaved(f"{layout.file} is read-only: nothing was changed, allow writing and try again.")
    if device is not None and not (os.stat(folder).st_mode & 0o222 and os.access(folder, os.W_OK)):
        raise NotSaved(f"The folder {folder} is read-only: nothing was changed, allow writing and try again.")


def _open_to_us(path: str) -> bool:
    return not os.path.exists(path) or os.access(path, os.W_OK)
