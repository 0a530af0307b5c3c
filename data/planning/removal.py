"""Finds what else changes when a record is removed, so that no reference to it remains."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from data.frozen import replace
from data.model.attempts import Answer, Attempt
from data.model.domains import Confidence, Domain
from data.model.plan import Task
from data.model.record import Record
from data.model.sessions import StudySession
from data.model.task_fields import TASK_FIELDS
from data.values import Values

if TYPE_CHECKING:
    from data.study.study import Study


class Removal(Values):
    """One step that removes some records."""

    changed: tuple[Record, ...]
    """Records that stay, without their reference to a removed one."""
    removed: tuple[Record, ...]
    """Removed records, with those that depend on them."""


def removal(study: "Study", records: Iterable[Record]) -> Removal:
    """The step that removes tasks, attempts or domains."""
    changed: dict[int, Record] = {}
    removed: dict[int, Record] = {}
    for record in records:
        removed[record.id] = record
        for field in [field for field in TASK_FIELDS if field.table == record.table]:
            for task in study.by_field(Task, field.name).get(record.id, []):
                changed[task.id] = replace(changed.get(task.id, task), **{field.name: None})
        if isinstance(record, Attempt):
            removed |= {answer.id: answer for answer in study.by_field(Answer, "attempt").get(record.id, [])}
        elif isinstance(record, Domain):
            removed |= {rating.id: rating for rating in study.by_field(Confidence, "domain").get(record.id, [])}
        elif isinstance(record, Task):
            changed |= {
                session.id: replace(session, task=None)
                for session in study.by_field(StudySession, "task").get(record.id, [])
            }
    return Removal(tuple(record for id_, record in changed.items() if id_ not in removed), tuple(removed.values()))
