"""What a program needs to write to a study, got together at its first change."""

import os
from random import Random

from data.errors import NotSaved
from data.language import say
from data.locations import Locations
from data.store.folding.fold import made_layout, prepare
from data.store.journals.journal import Journal
from data.store.journals.layout import Layout
from data.store.journals.writability import Permission
from data.store.journals.writer import machine_writer
from data.store.merging.stamps import digits
from data.store.text.study_text import Meta
from data.user_files import reason

PATIENCE = 3.0
"""Seconds to wait for another program that is making the folder."""


class Pen:
    """This machine's folder for a study, a journal in it, and the name every stamp of this program bears."""

    def __init__(
        self, locations: Locations, layout: Layout | None, meta: Meta, device: int | None, random: Random
    ) -> None:
        """Make what is missing; raises `NotSaved`. `device` is the disk that held the folder at opening."""
        self._permission = Permission(os.path.realpath(locations.study), device)
        self._state = str(locations.state)
        self._permission.refuse_if_not_ours()
        try:
            self.layout = layout or made_layout(locations, meta, digits(random.getrandbits(100), 20), PATIENCE)
            prepare(self.layout)
            machine = machine_writer(self.layout, random)
            self.journal = Journal(self.layout)
            self.journal.start()
        except OSError as error:
            raise self._not_saved(error) from error
        self.writer = machine + self.journal.slot

    def refuse_if_shut(self) -> None:
        """Raise `NotSaved` when the study may not be changed now."""
        self._permission.refuse_if_shut()

    def write(self, line: bytes, stamp: str) -> None:
        """Make a journal line durable; raises `NotSaved` and nothing is written then."""
        try:
            self.journal.append(line, stamp)
        except OSError as error:
            raise self._not_saved(error) from error

    def _not_saved(self, error: OSError) -> NotSaved:
        return NotSaved(
            say(
                "{file} could not be written ({why}): nothing was changed, try again.",
                file=self._state,
                why=reason(error),
            )
        )
