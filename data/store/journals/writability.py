"""Whether a study may be changed at all right now."""

import os

from data.errors import NotSaved
from data.language import say
from data.store.journals.layout import device_of
from data.user_files import reason

WRITABLE = 0o222


class Permission:
    """Watches one study file and its folder; asked at every change, so it costs two stats."""

    def __init__(self, file: str, device: int | None) -> None:
        """Name the file and the disk its folder was on when it was opened; None when there was no folder."""
        self._file = file
        self._folder = os.path.dirname(file)
        self._device = device

    def refuse_if_shut(self) -> None:
        """Raise `NotSaved` when the file or its folder is read-only, or its disk is not there any more."""
        if self._device is None:
            self._device = device_of(self._folder)
            return
        try:
            folder = os.stat(self._folder)
        except OSError:
            raise self._gone() from None
        if folder.st_dev != self._device:
            raise self._gone()
        if not folder.st_mode & WRITABLE:
            raise NotSaved(
                say(
                    "The folder {folder} is read-only: nothing was changed, allow writing and try again.",
                    folder=self._folder,
                )
            )
        try:
            mode = os.stat(self._file).st_mode
        except FileNotFoundError:
            return
        except OSError as error:
            raise NotSaved(
                say("{file} cannot be reached ({why}): nothing was changed.", file=self._file, why=reason(error))
            ) from error
        if not mode & WRITABLE:
            raise NotSaved(
                say("{file} is read-only: nothing was changed, allow writing and try again.", file=self._file)
            )

    def refuse_if_not_ours(self) -> None:
        """Raise `NotSaved` when this user may not write here, whatever the file's own rights say."""
        self.refuse_if_shut()
        for path in (self._folder, self._file):
            if os.path.exists(path) and not os.access(path, os.W_OK):
                raise NotSaved(
                    say("{file} is read-only for you: nothing was changed, allow writing and try again.", file=path)
                )

    def _gone(self) -> NotSaved:
        return NotSaved(
            f"The disk with {self._file} is not there any more: nothing was changed, try again when it is."
        )
