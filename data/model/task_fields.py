"""What each field of a task is, declared once: the file, merging, forms, commands and exports walk this list.

Who a task is about (`title`), when it is due (`day`, `week`), its order, its tick and where it came from have code of
their own; every other field is only data.
"""

from typing import Literal

from data.model.record import Record
from data.values import Values

FieldType = Literal["title", "line", "text", "minutes", "day", "week", "moment", "order", "record"]
"""A `line` is one line of text; a `text` has several and merges by word; a `record` is the id of another record."""
Output = Literal["list", "json", "csv", "details", "page", "calendar", "search"]
"""`list`: a line of `cockpit today`; `json`: its JSON; `details`: below the checklist; `page`: the HTML export."""


class TaskField(Values):
    """One field of a task."""

    name: str
    """Its name in `Task`, in the file, in JSON and in the head of the CSV table."""
    type: FieldType
    shown: tuple[Output, ...] = ()
    """Where its value stands without more code."""
    table: str = ""
    """For a record: the table it is in."""
    label: str = ""
    """What the form calls it; the form does not ask for a field without one."""
    example: str = ""
    """What the empty field of the form shows; for a record, the choice of none."""
    option: str = ""
    """Help of its option of `cockpit add`; empty for a field without an option."""
    refusal: str = ""
    """For a record with an option: the sentence for a name that no record has, with {text} and {names}."""
    column: str = ""
    """Title of its column in a written study log; empty for a field that a log lacks."""


TASK_FIELDS = (
    TaskField("day", "day", ("csv",)),
    TaskField("week", "week", ("csv",)),
    TaskField("title", "title", ("csv",)),
    TaskField(
        "minutes",
        "minutes",
        ("list", "json", "csv"),
        label="Minutes",
        example="45",
        option="how long it takes: 45, 1:30 or 2h",
        column="Time",
    ),
    TaskField("kind", "line", ("csv",)),
    TaskField(
        "domain",
        "record",
        ("list", "json", "csv", "page"),
        table="domains",
        label="Domain",
        example="none",
        option="name, short name or key of a domain",
        refusal="“{text}” is not a domain of this study. Use one of: {names}.",
        column="Domain",
    ),
    TaskField(
        "phase",
        "record",
        ("json", "csv"),
        table="phases",
        label="Phase (weeks)",
        example="automatic, by day",
    ),
    TaskField("attempt", "record", table="attempts"),
    TaskField("position", "order"),
    TaskField("done_at", "moment", ("csv",)),
    TaskField("details", "text", ("csv", "details", "page", "calendar", "search"), column="Notes"),
    TaskField("source", "line"),
)
"""Every field of `Task` but `id`, in the order in which forms and outputs show them."""


def fields_shown(output: Output) -> list[TaskField]:
    """The fields that an output shows."""
    return [field for field in TASK_FIELDS if output in field.shown]


def record_class(table: str) -> type[Record]:
    """The class of the records that a field refers to, imported when it is first needed; raises KeyError."""
    if table == "domains":
        from data.model.domains import Domain

        return Domain
    if table == "phases":
        from data.model.plan import Phase

        return Phase
    if table == "attempts":
        from data.model.attempts import Attempt

        return Attempt
    raise KeyError(table)
