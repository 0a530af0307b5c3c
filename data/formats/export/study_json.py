"""The whole study as JSON for other programs.

The object has `format` ("study-cockpit"), `version` (of this format, now 1), `exported` (ISO date) and `tables`,
which maps a table's name to its records, oldest first: `plan`, `phases`, `tasks`, `notes`, `domains`, `confidence`,
`attempts`, `answers`, `sessions`, `banks`, `questions`, `resources`.

A record is an object with its `id` (a whole number below 2^53) and every field of its class in `data/` under
the field's own name. Days are ISO dates, moments ISO date-times with their zone, unknown values null. Fields
that refer to other records (`task`, `phase`, `domain`, `attempt`, `question`, `bank`) have their ids, and
nested values (clock events, options, domain scores) are objects too.
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
    """Write the whole study as a JSON text that ends with a line break."""
    tables = {kind.table: [plain(as_dict(record)) for record in study.all(kind).values()] for kind in KINDS}
    document = {"format": FORMAT, "version": VERSION, "exported": today, "tables": tables}
    return json.dumps(document, ensure_ascii=False, indent=1, default=_as_text, allow_nan=False) + "\n"


def plain(value: Any) -> Any:
    """Convert named tuples to objects, at any depth."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def _as_text(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
