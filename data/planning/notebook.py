"""Selects the note that a page of the notebook shows: a section of a day, or of a week of the plan."""

from datetime import date
from typing import TYPE_CHECKING

from data.ids import lasting_id
from data.language import say
from data.model.notes import WEEK_SECTIONS, Note
from data.model.plan import Plan

if TYPE_CHECKING:
    from data.study.study import Study

SECTION_TITLES = {
    "learned": "Learned",
    "questions": "Questions",
    "likely": "Likely on the exam",
    "ideas": "Key ideas",
    "hard": "Hard parts",
    "makeup": "To make up",
}
"""The title of each section."""
TAB_TITLES = SECTION_TITLES | {
    "likely": "Likely",
    "ideas": "Week: ideas",
    "hard": "Week: hard",
    "makeup": "Week: to make up",
}
"""Short titles of the sections, for tabs."""


def writing_label(title: str) -> str:
    """What undo calls a change of a note."""
    return say("Write in “{title}”", title=title)


def page_day(plan: Plan, section: str, day: date) -> date:
    """The day of a section's note: the day itself, or the first day of its week of the plan."""
    return plan.week_start(plan.week_of(day)) if section in WEEK_SECTIONS else day


def note_in(study: "Study", section: str, day: date) -> Note | None:
    """The note of a section on a day or in the week around it; several notes of one page are joined."""
    notes = _notes_in(study, section, day)
    if len(notes) < 2:
        return notes[0] if notes else None
    from data.model.text_merge import beside_each_other

    return notes[0].rewritten(beside_each_other([note.text for note in notes if note.text.strip()]))


def with_text(study: "Study", section: str, day: date, text: str) -> list[Note]:
    """The notes to commit so that the section has this text: the changed or new note, and emptied duplicates."""
    notes = _notes_in(study, section, day)
    if notes:
        return [notes[0].rewritten(text), *(note.rewritten("") for note in notes[1:])]
    first_day = page_day(study.plan, section, day)
    # Two windows or computers that start the same page start the same note, so that their texts are merged.
    return [Note(id=lasting_id(f"note/{section}/{first_day.isoformat()}"), section=section, text=text, day=first_day)]


def _notes_in(study: "Study", section: str, day: date) -> list[Note]:
    """The notes of a page: one, or several where earlier versions of the program started it twice."""
    first_day = page_day(study.plan, section, day)
    return [note for note in study.by_field(Note, "day").get(first_day, []) if note.section == section]
