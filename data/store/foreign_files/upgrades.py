"""Files of older versions of the program, brought up to date in ordered steps; the old file stays as a generation."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from data.store.foreign_files.foreign import Foreign, sound
from data.store.foreign_files.rounded_ids import RoundedIds
from data.store.journals.layout import Layout
from data.store.journals.renamed_ids import short_ids
from data.store.merging.types import Document, Key
from data.store.text.checksummed_lines import mark_of
from data.store.text.codecs import CODECS
from data.store.text.short_ids import ShortIds, names_old_ids
from data.store.text.study_text import SCHEMA

NOON = "T12:00:00+00:00"
SOME_DAY = "2020-01-01"
"""The day of a tick of which nothing but the tick is known."""


def _dated_ticks(foreign: Foreign, _: ShortIds) -> Foreign:
    """Schema 1, as plain TinyDB scripts write it: a tick may be `done: true`, a moment may lack its time zone."""
    for key, (fields, mark) in foreign.documents.items():
        if key[0] == "tasks":
            foreign.documents[key] = (_with_moment(fields), mark)
    return foreign


def _with_moment(fields: Document) -> Document:
    changed = {name: value for name, value in fields.items() if name != "done" or type(value) is not bool}
    if fields.get("done") is True and not fields.get("done_at"):
        changed["done_at"] = f"{_day(fields.get('day'))}{NOON}"
    moment = changed.get("done_at")
    if isinstance(moment, str):
        try:
            read = datetime.fromisoformat(moment)
        except ValueError:
            return changed
        changed["done_at"] = moment if read.tzinfo else read.replace(tzinfo=UTC).isoformat()
    return changed


def _day(value: object) -> str:
    try:
        return datetime.fromisoformat(str(value)).date().isoformat()
    except ValueError:
        return SOME_DAY


def _short_ids(foreign: Foreign, ids: ShortIds) -> Foreign:
    """Schema 2 has ids of 63 bits, which jq and JavaScript round: they become ids below 2^53, references follow."""
    ids.learn(id_ for table, id_ in (*foreign.documents, *foreign.removed) if table in CODECS)
    rounded = RoundedIds((*foreign.documents, *foreign.removed))
    foreign.documents = dict(_renamed(key, *stored, ids, rounded) for key, stored in foreign.documents.items())
    foreign.removed = dict(_renamed(key, *stored, ids, rounded) for key, stored in foreign.removed.items())
    return foreign


def _renamed(
    key: Key, fields: Document, mark: Any, ids: ShortIds, rounded: RoundedIds
) -> tuple[Key, tuple[Document, Any]]:
    table, id_ = key
    if table not in CODECS or not names_old_ids(table, id_, fields):
        return key, (fields, mark)
    entry = sound(key, fields, mark) or rounded.entry(key, fields, mark)
    fields = entry.fields if entry else fields
    new, renamed = (table, ids[id_]), ids.document(table, fields)
    return new, (renamed, mark if entry is None else mark_of(new, entry._replace(fields=renamed)))


STEPS: dict[int, Callable[[Foreign, ShortIds], Foreign]] = {1: _dated_ticks, 2: _short_ids}
"""The step that leads away from each schema number."""


def upgraded(foreign: Foreign, layout: Layout | None) -> Foreign:
    """The file as the newest schema has it; `layout` knows which ids this machine gave to the records before."""
    if foreign.meta.schema >= SCHEMA:
        return foreign
    ids = short_ids(layout.folder) if layout and _has_old_ids(foreign) else ShortIds()
    for schema in range(foreign.meta.schema, SCHEMA):
        foreign = STEPS[schema](foreign, ids)
        foreign.meta = foreign.meta._replace(schema=schema + 1)
    return foreign


def _has_old_ids(foreign: Foreign) -> bool:
    stored = (*foreign.documents.items(), *foreign.removed.items())
    return any(table in CODECS and names_old_ids(table, id_, fields) for (table, id_), (fields, _) in stored)
