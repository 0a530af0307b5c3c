"""What every record of a study has in common: an id that never changes and a table it lives in."""

from dataclasses import dataclass, fields
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Record:
    """One thing a study holds; changed copies are made with `dataclasses.replace` or the record's own verbs."""

    table: ClassVar[str]
    """Name of the TinyDB table."""

    id: int
    """Time-ordered 63-bit number, unique over all machines."""

    # Said once here and not made anew for every kind of record: it makes every start faster.
    def __eq__(self, other: object) -> bool:
        """Equal to a record of the same kind with the same values."""
        return type(other) is type(self) and _values(self) == _values(other)

    def __hash__(self) -> int:
        """Records are told apart by their ids."""
        return hash((self.table, self.id))

    def __repr__(self) -> str:
        """The record with every value, for people who look for a fault."""
        values = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
        return f"{type(self).__name__}({values})"


def _values(record: object) -> list[object]:
    return [getattr(record, name) for name in getattr(record, "__dataclass_fields__", ())]
