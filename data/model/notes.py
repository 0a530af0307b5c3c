"""Notes of a day, a week or the whole study."""

from datetime import date
from typing import ClassVar

from data.frozen import replace
from data.model.record import Record

DAY_SECTIONS = ("learned", "questions", "likely")
"""Learned, Questions, Likely on the exam."""
WEEK_SECTIONS = ("ideas", "hard", "makeup")
"""Key ideas, Hard parts, To make up."""


class Note(Record):
    """One section of text; `day` is the day, or the first day of the plan's week, or none for the whole study."""

    table: ClassVar[str] = "notes"

    section: str
    """One of `DAY_SECTIONS` or `WEEK_SECTIONS`, or empty for a note with a title of its own."""
    text: str
    day: date | None = None
    title: str = ""
    source: str = ""
    """Origin in an imported file, so that a later import updates it."""

    def rewritten(self, text: str) -> "Note":
        """Return the note with another text."""
        return replace(self, text=text)
