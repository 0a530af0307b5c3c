"""The pages of notes that can be turned to, made from the study."""

from datetime import date

from data.language import say
from data.model.notes import DAY_SECTIONS, WEEK_SECTIONS, Note
from data.packs.reference import reference_text
from data.planning.notebook import TAB_TITLES, note_in
from data.study.study import Study
from widgets.panes.note_draft import NotePage

REFERENCE = "reference"


def note_pages(study: Study, day: date) -> list[NotePage]:
    """The sections of a day and of its week, the study's titled notes, and the pack's reference."""
    pages = [_section_page(study, section, day) for section in DAY_SECTIONS + WEEK_SECTIONS]
    pages += [
        NotePage(str(note.id), note.title, note.text)
        for note in study.by_field(Note, "day").get(None, [])
        if note.title
    ]
    if study.plan.pack:
        text = reference_text(study.plan.pack, study.plan.language)
        pages.append(NotePage(REFERENCE, say("Reference"), text, writable=False))
    return pages


def _section_page(study: Study, section: str, day: date) -> NotePage:
    note = note_in(study, section, day)
    return NotePage(section, say(TAB_TITLES[section]), note.text if note else "", day)
