"""The keys of tasks as they are written in a study file, read without making the tasks of ten years."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from data.model.plan import Task
from data.store.merging.types import Document
from data.store.text.codecs import CODECS
from data.store.text.table import Columns, Documents
from data.study.task_key import TaskKey, task_key

DAY = 10
"""Characters of an ISO date."""
FIELDS = ("day", "done_at", "domain", "phase")


def task_key_of_document(document: Document | None) -> TaskKey | None:
    """The facts of a task from its document; None where they cannot be read."""
    if document is None:
        return None
    try:
        (facts,) = _as_written(*([document.get(field)] for field in FIELDS))
    except (ValueError, TypeError):
        return None
    return facts


def task_keys(documents: Documents, read: Callable[[int, Document], Task | None]) -> Iterator[tuple[int, TaskKey]]:
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
            yield id_, task_key(task)


def _as_written(
    days: Iterable[str | None],
    ticks: Iterable[str | None],
    domains: Iterable[int | None],
    phases: Iterable[int | None],
) -> list[TaskKey]:
    """Facts from what stands in the file; raises ValueError and TypeError for a day that is none."""
    planned = [day or "" for day in days]
    ticked = [tick[:DAY] if tick else "" for tick in ticks]
    for day in {*planned, *ticked} - {""}:
        date.fromisoformat(day)
    return list(map(TaskKey, planned, ticked, domains, phases))
