"""What a program needs to write to a study, got together at its first change."""

from collections.abc import Mapping
from contextlib import suppress
from random import Random

from data.errors import NotSaved
from data.language import say
from data.store.folding.fold import made_layout, prepare
from data.store.journals.journal import Journal
from data.store.journals.layout import Layout
from data.store.journals.study_file import StudyFile
from data.store.journals.writer import new_writer
from data.store.merging.stamps import digits
from data.store.text.study_text import Meta
from data.user_files import reason

PATIENCE = 3.0
"""Seconds to wait for another program that is making the folder."""


class StudyWriter:
    """This machine's folder for a study, a journal in it, and the name every stamp of this program bears."""

    def __init__(
        self, study_file: StudyFile, layout: Layout | None, meta: Meta, offsets: Mapping[str, int], random: Random
    ) -> None:
        """Make what is missing; raises `NotSaved`. `offsets` tells how far each journal was read."""
        self._study_file = study_file
        study_file.refuse_if_not_ours()
        locations = study_file.locations
        try:
            self.layout = layout or made_layout(locations, meta, digits(random.getrandbits(100), 20), PATIENCE)
            prepare(self.layout)
            self._machine = new_writer(self.layout)
            self.journal = Journal(self.layout, offsets)
            self.journal.start()
        except OSError as error:
            raise self._not_saved(error) from error

    @property
    def writer(self) -> str:
        """The name: another one where the slot had to be taken anew."""
        return self._machine + self.journal.slot

    def move(self, layout: Layout) -> None:
        """Go on where the study and this machine's folder are now."""
        if layout != self.layout:
            self.layout = layout
            self.journal.move(layout)
            with suppress(OSError):
                prepare(layout)

    def write(self, line: bytes, stamp: str) -> bool:
        """Make a journal line durable; raises `NotSaved` and nothing is written then.

        Whether the journal was removed or replaced before, so that what others wrote has to be kept too.
        """
        try:
            self.journal.append(line, stamp)
        except OSError as error:
            raise self._not_saved(error) from error
        was_lost, self.journal.was_lost = self.journal.was_lost, False
        if was_lost:
            with suppress(OSError):
                prepare(self.layout)
        return was_lost

    def _not_saved(self, error: OSError) -> NotSaved:
        return NotSaved(
            say(
                "{file} could not be written ({why}). Nothing was changed; try again.",
                file=self._study_file.locations.state,
                why=reason(error),
            )
        )
