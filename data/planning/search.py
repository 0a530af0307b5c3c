"""Finds text in all tasks and notes of a study."""

from datetime import date
from itertools import accumulate, takewhile
from typing import NamedTuple

from data.language import say
from data.model.notes import Note
from data.model.plan import Task
from data.planning.notebook import SECTION_TITLES
from data.study.study import Study

EXCERPT = 40
"""Characters kept before and after what was found."""


class Hit(NamedTuple):
    """One place where the text stands."""

    id: int
    """Id of the task or note."""
    day: date | None
    section: str
    """Section of the notes; empty for a task."""
    place: str
    """Where it is, in words."""
    excerpt: str


def find(study: Study, words: str, limit: int = 100) -> list[Hit]:
    """Tasks first, then notes, the most recent day first, at most `limit`; nothing for an empty text."""
    wanted = words.strip().casefold()
    if not wanted:
        return []
    tasks = [_task_hit(task) for task in study.all(Task).values() if wanted in _words_of(task)]
    notes = [_note_hit(note, wanted) for note in study.all(Note).values() if wanted in note.text.casefold()]
    return [*_latest_first(tasks), *_latest_first(notes)][:limit]


def _words_of(task: Task) -> str:
    return f"{task.title}\n{task.details}".casefold()


def _task_hit(task: Task) -> Hit:
    return Hit(task.id, task.day, "", say("done") if task.done else say("open"), task.title)


def _note_hit(note: Note, wanted: str) -> Hit:
    at = _place_found(note.text, wanted)
    start = max(0, at - EXCERPT)
    excerpt = note.text[start : at + len(wanted) + EXCERPT].replace("\n", " ")
    place = say(SECTION_TITLES.get(note.section, note.title or "Notes"))
    return Hit(note.id, note.day, note.section or str(note.id), place, ("…" if start else "") + excerpt)


def _place_found(text: str, wanted: str) -> int:
    """Where the folded `wanted` begins in `text` itself, whose letters may be fewer than the folded ones."""
    folded = text.casefold()
    at = folded.find(wanted)
    if len(folded) == len(text):
        return at
    passed = accumulate(len(letter.casefold()) for letter in text)
    return sum(1 for _ in takewhile(lambda end: end <= at, passed))


def _latest_first(hits: list[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (hit.day or date.min, hit.id), reverse=True)
