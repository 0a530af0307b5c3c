"""The base of every record in a study: an id that never changes, and a table."""

from typing import ClassVar

from data.frozen import Frozen


class Record(Frozen):
    """One record of a study; `replace` or the record's own methods make changed copies."""

    table: ClassVar[str]
    """Name of the TinyDB table."""

    id: int
    """Time-ordered number below 2^53, unique across all computers."""

    def __hash__(self) -> int:
        """Hash by table and id."""
        return hash((self.table, self.id))
