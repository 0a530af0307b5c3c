"""What every record of a study has in common: an id that never changes and a table it lives in."""

from typing import ClassVar

from data.frozen import Frozen


class Record(Frozen):
    """One thing a study holds; changed copies are made with `replace` or the record's own verbs."""

    table: ClassVar[str]
    """Name of the TinyDB table."""

    id: int
    """Time-ordered 63-bit number, unique over all machines."""

    def __hash__(self) -> int:
        """Records are told apart by their ids."""
        return hash((self.table, self.id))
