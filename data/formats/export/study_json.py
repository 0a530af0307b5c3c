"""Everything a study holds as JSON for other programs.

The object has `format` ("study-cockpit"), `version` (of this form, now 1), `exported` (ISO date) and `tables`, which
maps a table's name to its records, oldest first: `plan`, `phases`, `tasks`, `notes`, `domains`, `confidence`,
`attempts`, `answers`, `sessions`, `banks`, `questions`, `resources`.

A record is an object with its `id` (a whole number of up to 63 bits) and every field of its class in `data/` under
the field's own name. Days are ISO dates, moments ISO date-times with their zone, what is not known is null. Fields
that name other records (`task`, `phase`, `domain`, `attempt`, `question`, `bank`) hold their ids, and nested values
(clock events, options, domain scores) are objects as well.
"""

import json
from datetime import date, datetime
from typing import Any

from data.frozen import as_dict
from data.model.attempts import Answer, Attempt
from data.model.domains import Confidence, Domain
from data.model.notes import Note
from data.model.plan import Phase, Plan, Task
from data.model.questions import Bank, Question
from data.model.record import Record
from data.model.resources import Resource
from data.model.sessions import StudySession
from data.study.study import Study

FORMAT, VERSION = "study-cockpit", 1
KINDS: tuple[type[Record], ...] = (
    Plan, Phase, Task, Note, Domain, Confidence, Attempt, Answer, StudySession, Bank, Question, Resource,
)  # fmt: skip


def export_json(study: Study, today: date) -> str:
    """The whole study as a JSON text that ends with a line break."""
    tables = {kind.table: [plain(as_dict(record)) for record in study.all(kind).values()] for kind in KINDS}
    whole = {"format": FORMAT, "version": VERSION, "exported": today, "tables": tables}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=_as_text, allow_nan=False) + "\n"


def plain(value: Any) -> Any:
    """A value with objects in place of named tuples, however deep."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def _as_text(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
