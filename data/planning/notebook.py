"""Which note a page of the note book shows: a section of a day, or of a week of the plan."""

from datetime import date

from data.ids import lasting_id
from data.model.notes import WEEK_SECTIONS, Note
from data.model.plan import Plan
from data.store.merging.stamped_document import beside_each_other
from data.study.study import Study

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
    """The note of a section on a day, or in the week around it, with all that was ever begun for that page."""
    found = _notes_in(study, section, day)
    if len(found) < 2:
        return found[0] if found else None
    return found[0].rewritten(beside_each_other([note.text for note in found if note.text.strip()]))


def with_text(study: Study, section: str, day: date, text: str) -> list[Note]:
    """The section's note with another text, new or changed, and what it takes the place of; not committed yet."""
    found = _notes_in(study, section, day)
    if found:
        return [found[0].rewritten(text), *(note.rewritten("") for note in found[1:])]
    kept = page_day(study.plan, section, day)
    # Two windows, or two machines, that begin the same page begin the same note, so that their texts are joined.
    return [Note(id=lasting_id(f"note/{section}/{kept.isoformat()}"), section=section, text=text, day=kept)]


def _notes_in(study: Study, section: str, day: date) -> list[Note]:
    """The notes of a page: one, but where earlier versions of the program began it twice."""
    kept = page_day(study.plan, section, day)
    return [note for note in study.by_field(Note, "day").get(kept, []) if note.section == section]
