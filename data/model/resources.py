"""What is studied from: courses, documents, practice exams."""

from typing import ClassVar

from data.model.record import Record


class Resource(Record):
    """One source to study from."""

    table: ClassVar[str] = "resources"

    title: str
    url: str = ""
    free: bool = True
    price: str = ""
    remark: str = ""
    position: float = 0.0
    source: str = ""
    """Where an import found it, so that importing again updates it."""
