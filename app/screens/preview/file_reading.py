"""The reading of a previewed file in a thread, with a line that says so."""

import asyncio
from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from app.screens.preview.previewed_file import PreviewedFile
from data.errors import StudyError
from data.language import say
from widgets.preview.waiting_line import WaitingLine


class FileReading:
    """Reads a file as often as its options change; a file that cannot be read closes the preview."""

    def __init__(
        self,
        preview: Screen[str | None],
        waiting: WaitingLine,
        file: PreviewedFile[Any, Any],
        show: Callable[[], object],
    ) -> None:
        """Read for a preview, whose `show` is called after each reading."""
        self._preview = preview
        self._waiting = waiting
        self._file = file
        self._show = show

    def start(self) -> None:
        """Read the file; the result of an earlier reading is discarded."""
        self._waiting.words = say("Reading {file}…", file=self._file.path.name)
        self._preview.run_worker(self._read(), exclusive=True)

    def give_up(self) -> None:
        """Close the preview, also if the options are open over it."""
        if self._preview in self._preview.app.screen_stack:
            self._preview.pop_until_active()
            self._preview.dismiss(None)

    async def _read(self) -> None:
        try:
            parsed = await asyncio.to_thread(self._file.parse, self._waiting.told)
        except StudyError as error:
            self._preview.app.notify(str(error), severity="error", markup=False)
            self.give_up()
            return
        self._waiting.words = ""
        self._file.switch_to(parsed)
        self._show()
