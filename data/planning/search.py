"""Finds words in all tasks and notes of a study and in the reference notes."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from data.language import say
from data.model.notes import Note
from data.model.plan import Task
from data.model.task_fields import fields_shown
from data.planning.notebook import SECTION_TITLES
from data.text_folding import fold, spans_of
from data.values import Values

if TYPE_CHECKING:
    from data.study.study import Study

EXCERPT = 40
"""Characters before and after the words in an excerpt."""
LONGEST = 80
"""Characters from the first to the last word that one excerpt shows."""
Spans = tuple[tuple[int, int], ...]
"""Positions of words in a text, as start and end."""
BETWEEN = " · "
"""Separates a task's title from its details."""
REFERENCE = "reference"
"""Section name of the reference notes, which are part of the exam's pack."""


class Hit(Values):
    """One text that contains every word."""

    id: int
    """Id of the task or note; 0 for the reference notes."""
    day: date | None
    section: str
    """Section of the notes; empty for a task."""
    location: str
    """The kind of text or its section, as a label."""
    excerpt: str
    spans: Spans = ()
    """Positions of the words in the excerpt."""
    line: int = 0
    """Line of the text with the first word, counted from 0."""


class Finder:
    """Searches one study; caches the folded texts so that the next letter of a query is fast."""

    def __init__(self, study: "Study", reference: str = "") -> None:
        """Search the study as it is at each query, and the text of the reference notes."""
        self._study = study
        self._reference = reference
        self._folded: dict[tuple[str, int], tuple[Task | Note, str]] = {}

    def find(self, query: str, limit: int = 100) -> list[Hit]:
        """Texts that contain every word in any order: tasks, notes, reference; the most recent day first."""
        words = tuple(dict.fromkeys(fold(query).split()))
        if not words:
            return []
        tasks = _latest_first(self._holding(self._study.all(Task).values(), words))[:limit]
        notes = _latest_first(self._holding(self._study.all(Note).values(), words))[: limit - len(tasks)]
        hits = [_task_hit(task, words) for task in tasks if isinstance(task, Task)]
        hits += [_note_hit(note, words) for note in notes if isinstance(note, Note)]
        return [*hits, *self._reference_hits(words)][:limit]

    def _holding(self, records: Iterable[Task | Note], words: tuple[str, ...]) -> list[Task | Note]:
        return [record for record in records if _holds(self._text(record), words)]

    def _text(self, record: Task | Note) -> str:
        cached = self._folded.get((record.table, record.id))
        if cached is None or cached[0] is not record:
            parts = (record.title, _own_text(record) if isinstance(record, Task) else record.text)
            cached = self._folded[record.table, record.id] = (record, "\n".join(map(fold, parts)))
        return cached[1]

    def _reference_hits(self, words: tuple[str, ...]) -> Iterator[Hit]:
        """Matching lines of the reference notes; a word may also be in a heading above the line."""
        headings: list[tuple[int, str]] = []
        for number, line in enumerate(self._reference.splitlines()):
            marks = len(line) - len(line.lstrip("#"))
            if marks:
                headings = [*(heading for heading in headings if heading[0] < marks), (marks, line)]
            context = fold(" ".join(text for _, text in headings))
            folded_line = fold(line)
            if any(word in folded_line for word in words) and _holds(f"{context}\n{folded_line}", words):
                excerpt, spans, _ = excerpt_of(line, words)
                yield Hit(0, None, REFERENCE, say("Reference"), excerpt, spans, number)


def find(study: "Study", query: str, limit: int = 100, reference: str = "") -> list[Hit]:
    """Run one query on a study and its reference notes."""
    return Finder(study, reference).find(query, limit)


def excerpt_of(text: str, words: tuple[str, ...]) -> tuple[str, Spans, int]:
    """The excerpt around the first word, the words' positions in it, and the line number of the first word."""
    spans = spans_of(words, text)
    first = spans[0][0] if spans else 0
    last = first
    for begin, end in spans:
        if begin - last <= EXCERPT and end - first <= LONGEST:
            last = max(last, end)
    start, stop = max(0, first - EXCERPT), last + EXCERPT
    before, after = "…" if start else "", "…" if stop < len(text) else ""
    shift = len(before) - start
    shown = before + " ".join(re.split(r"\s", text[start:stop])) + after
    inside = tuple((begin + shift, end + shift) for begin, end in spans if start <= begin and end <= stop)
    return shown, inside, text.count("\n", 0, first)


def _holds(folded: str, words: tuple[str, ...]) -> bool:
    return all(word in folded for word in words)


def _own_text(task: Task) -> str:
    """What is searched beside the title."""
    texts = (str(getattr(task, field.name)) for field in fields_shown("search"))
    return "\n".join(text for text in texts if text)


def _task_hit(task: Task, words: tuple[str, ...]) -> Hit:
    state = say("done") if task.done else say("open")
    excerpt, spans = task.title, tuple(spans_of(words, task.title))
    text = _own_text(task)
    if not _holds(fold(task.title), words) and text:
        rest, more, _ = excerpt_of(text, words)
        shift = len(excerpt) + len(BETWEEN)
        excerpt, spans = f"{excerpt}{BETWEEN}{rest}", (*spans, *((a + shift, b + shift) for a, b in more))
    return Hit(task.id, task.day, "", state, excerpt, spans)


def _note_hit(note: Note, words: tuple[str, ...]) -> Hit:
    excerpt, spans, line = excerpt_of(note.text, words)
    location = say(SECTION_TITLES.get(note.section, note.title or "Notes"))
    return Hit(note.id, note.day, note.section or str(note.id), location, excerpt, spans, line)


def _latest_first(records: list[Task | Note]) -> list[Task | Note]:
    return sorted(records, key=lambda record: (record.day or date.min, record.id), reverse=True)
