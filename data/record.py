"""What every record of a study has in common: an id that never changes and a table it lives in."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing a study holds; changed copies are made with `dataclasses.replace` or the record's own verbs."""

    table: ClassVar[str]
    """Name of the TinyDB table."""

    id: int
    """Time-ordered 63-bit number, unique over all machines."""
