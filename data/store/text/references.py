"""Which fields hold ids of other records, and how they are read and replaced."""

from collections.abc import Callable, Iterator
from typing import Any

from data.model.task_fields import TASK_FIELDS
from data.store.merging.types import Document

REFERENCES = {
    "tasks": {field.name: field.table for field in TASK_FIELDS if field.table},
    "confidence": {"domain": "domains"},
    "answers": {"attempt": "attempts", "question": "questions"},
    "sessions": {"task": "tasks"},
    "questions": {"bank": "banks", "domain": "domains", "suggested_domain": "domains"},
}
"""Fields that hold the id of a record, and the table it must be in."""
LISTS = {"attempts": {"draw": "questions"}}
"""Fields that hold a list of ids."""
ROWS = {"attempts": {"domain_scores": "domains"}}
"""Fields that hold a list of rows, each with an id first."""
NAMING = REFERENCES.keys() | LISTS.keys() | ROWS.keys()
"""Tables whose records name others."""
Rename = Callable[[str, int], int]
"""The new id of a record of a table."""


def references(table: str, fields: Document) -> Iterator[tuple[str, str, int]]:
    """Field, table and id of every record that a document names."""
    for field, target in REFERENCES.get(table, {}).items():
        if type(fields.get(field)) is int:
            yield field, target, fields[field]
    for field, target in LISTS.get(table, {}).items():
        yield from ((field, target, id_) for id_ in _items(fields, field) if type(id_) is int)
    for field, target in ROWS.get(table, {}).items():
        for row in _items(fields, field):
            if isinstance(row, list) and row and type(row[0]) is int:
                yield field, target, row[0]


def with_references(table: str, fields: Document, rename: Rename) -> Document:
    """The document with other ids in place of those it names; itself where they are the same."""
    changed: Document = {}
    for field, target in REFERENCES.get(table, {}).items():
        if type(fields.get(field)) is int:
            changed[field] = rename(target, fields[field])
    for field, target in LISTS.get(table, {}).items():
        if _items(fields, field):
            changed[field] = [rename(target, id_) if type(id_) is int else id_ for id_ in fields[field]]
    for field, target in ROWS.get(table, {}).items():
        if _items(fields, field):
            changed[field] = [_renamed_row(row, target, rename) for row in fields[field]]
    return fields | changed if any(changed[field] != fields[field] for field in changed) else fields


def _renamed_row(row: Any, target: str, rename: Rename) -> Any:
    if isinstance(row, list) and row and type(row[0]) is int:
        return [rename(target, row[0]), *row[1:]]
    return row


def _items(fields: Document, field: str) -> list[Any]:
    value = fields.get(field)
    return value if isinstance(value, list) else []
