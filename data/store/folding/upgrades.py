"""Files of older versions of the program, brought up to date in ordered steps; the old file stays as a generation."""

from collections.abc import Callable
from datetime import UTC, datetime

from data.store.folding.foreign import Foreign
from data.store.merging.types import Document
from data.store.text.study_text import SCHEMA

NOON = "T12:00:00+00:00"
SOME_DAY = "2020-01-01"
"""The day of a tick of which nothing but the tick is known."""


def _dated_ticks(foreign: Foreign) -> Foreign:
    """Schema 1, as plain TinyDB scripts write it: a tick may be `done: true`, a moment may lack its time zone."""
    for key, (fields, mark) in foreign.found.items():
        if key[0] == "tasks":
            foreign.found[key] = (_with_moment(fields), mark)
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


STEPS: dict[int, Callable[[Foreign], Foreign]] = {1: _dated_ticks}
"""The step that leads away from each schema number."""


def upgraded(foreign: Foreign) -> Foreign:
    """The file as the newest schema has it."""
    for schema in range(foreign.meta.schema, SCHEMA):
        foreign = STEPS[schema](foreign)
        foreign.meta = foreign.meta._replace(schema=schema + 1)
    return foreign
