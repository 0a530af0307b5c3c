"""The few facts of a task that an index of all tasks needs, read without making the tasks of ten years."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from data.model.plan import Task
from data.store.merging.types import Document
from data.store.text.codecs import CODECS
from data.store.text.table import Columns, Documents

DAY = 10
"""Characters of an ISO date."""
FIELDS = ("day", "done_at", "domain", "phase")


class Facts(NamedTuple):
    """What the index has to know of a task; days are ISO dates, empty for none."""

    day: str
    ticked: str
    """Calendar day of the tick in the time zone it was made in; empty while open."""
    domain: int | None
    phase: int | None


def facts_of(task: Task) -> Facts:
    """The facts of a task."""
    return Facts(
        "" if task.day is None else task.day.isoformat(),
        "" if task.done_at is None else task.done_at.date().isoformat(),
        task.domain,
        task.phase,
    )


def facts_in(document: Document | None) -> Facts | None:
    """The facts of a task from its document; None where they cannot be read."""
    if document is None:
        return None
    try:
        (facts,) = _as_written(*([document.get(field)] for field in FIELDS))
    except (ValueError, TypeError):
        return None
    return facts


def facts_of_all(documents: Documents, read: Callable[[int, Document], Task | None]) -> Iterator[tuple[int, Facts]]:
    """Id and facts of every task; `read` makes the tasks of the documents that have to be looked at in full."""
    columns = documents.columns(lambda: CODECS[Task.table].shape(*FIELDS))
    try:
        facts = _as_written(*(columns.values.get(field, ()) for field in FIELDS))
    except ValueError:
        # A day that no calendar has: whoever wrote it, the learner has to be told.
        columns, facts = Columns([], {}, documents.whole()), []
    yield from zip(columns.ids, facts, strict=True)
    for id_, document in columns.others.items():
        task = read(id_, document)
        if task is not None:
            yield id_, facts_of(task)


def _as_written(
    days: Iterable[str | None],
    ticks: Iterable[str | None],
    domains: Iterable[int | None],
    phases: Iterable[int | None],
) -> list[Facts]:
    """Facts from what stands in the file; raises ValueError and TypeError for a day that is none."""
    planned = [day or "" for day in days]
    ticked = [tick[:DAY] if tick else "" for tick in ticks]
    for day in {*planned, *ticked} - {""}:
        date.fromisoformat(day)
    return list(map(Facts, planned, ticked, domains, phases))
