"""Study resources: courses, documents, practice exams."""

from typing import ClassVar

from data.model.record import Record


class Resource(Record):
    """One resource."""

    table: ClassVar[str] = "resources"

    title: str
    url: str = ""
    free: bool = True
    price: str = ""
    remark: str = ""
    position: float = 0.0
    source: str = ""
    """Origin in an imported file, so that a later import updates it."""
