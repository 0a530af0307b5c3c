"""Which note a page of the note book shows: a section of a day, or of a week of the plan."""

from datetime import date

from data.notes import WEEK_SECTIONS, Note
from data.plan import Plan
from data.study import Study

SECTION_TITLES = {
    "learned": "Learned",
    "questions": "Questions",
    "likely": "Likely on the exam",
    "ideas": "Key ideas",
    "hard": "Hard parts",
    "makeup": "To make up",
}
"""What each section is called."""
TAB_TITLES = SECTION_TITLES | {
    "likely": "Likely",
    "ideas": "Week: ideas",
    "hard": "Week: hard",
    "makeup": "Week: to make up",
}
"""What each section is called where room is short."""


def page_day(plan: Plan, section: str, day: date) -> date:
    """The day a section's note is kept under: the day itself, or the first day of its week of the plan."""
    return plan.week_start(plan.week_of(day)) if section in WEEK_SECTIONS else day


def note_in(study: Study, section: str, day: date) -> Note | None:
    """The note of a section on a day, or in the week around it."""
    kept = page_day(study.plan, section, day)
    return next((note for note in study.by_field(Note, "day").get(kept, []) if note.section == section), None)


def with_text(study: Study, section: str, day: date, text: str) -> Note:
    """The section's note with another text, new or changed; not committed yet."""
    old = note_in(study, section, day)
    if old is not None:
        return old.rewritten(text)
    return Note(id=study.new_id(), section=section, text=text, day=page_day(study.plan, section, day))
