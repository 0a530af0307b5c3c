"""The base of every record in a study: an id that never changes, and a table."""

from typing import ClassVar

from data.frozen import Frozen


class Record(Frozen):
    """One record of a study; `replace` or the record's own methods make changed copies."""

    table: ClassVar[str]
    """Name of the TinyDB table."""

    id: int
    """Time-ordered number below 2^53, unique across all computers."""

    @property
    def full_name(self) -> str:
        """What the learner calls it: its title, where it has one."""
        return str(vars(self).get("title", ""))

    @property
    def label(self) -> str:
        """Its name for narrow lists."""
        return self.full_name

    @property
    def names(self) -> tuple[str, ...]:
        """All that the learner may call it."""
        return (self.full_name,)

    def __hash__(self) -> int:
        """Hash by table and id."""
        return hash((self.table, self.id))
