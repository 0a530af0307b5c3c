"""Records found by the value of one field, without reading the others."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from data.model.record import Record
from data.store.text.field_kinds import READING_FAULTS, FieldKind
from data.store.text.table import Columns

Kind = TypeVar("Kind", bound=Record)


class FieldIndex(Mapping[Any, list[Kind]]):
    """Looks at one field of each document and makes records when asked for; None finds those without the field."""

    def __init__(
        self,
        columns: Columns,
        field: str,
        kind: FieldKind,
        read: Callable[[int], Kind | None],
    ) -> None:
        """Sort the ids by `field`, which is of a `kind`; `read` makes a record."""
        self._write = kind.write
        self._read = read
        self._found: dict[Any, list[Kind]] = {}
        self._ids: dict[Any, list[int]] = {}
        for id_, value in zip(columns.ids, columns.values.get(field, ()), strict=True):
            self._ids.setdefault(value, []).append(id_)
        for id_, document in columns.others.items():
            value = document.get(field)
            if not isinstance(value, (list, dict)):
                self._ids.setdefault(value, []).append(id_)
        for value in [value for value in self._ids if not _can_be(kind, value)]:
            del self._ids[value]

    def __getitem__(self, value: Any) -> list[Kind]:
        """The records with a value, oldest first; raises KeyError when there are none."""
        written = self._written(value)
        if written not in self._found:
            records = (self._read(id_) for id_ in sorted(self._ids[written]))
            self._found[written] = [record for record in records if record is not None]
        return self._found[written]

    def __contains__(self, value: object) -> bool:
        """Whether any document has the value."""
        return self._written(value) in self._ids

    __hash__ = object.__hash__
    """Each is its own: it is dropped, never changed, when its table changes."""

    def __iter__(self) -> Iterator[Any]:
        """The values as they stand in the documents."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many different values there are."""
        return len(self._ids)

    def _written(self, value: Any) -> Any:
        return value if value is None or self._write is None else self._write(value)


def _can_be(kind: FieldKind, value: Any) -> bool:
    """Whether a record can have the value: one with a day that no calendar has is left out."""
    try:
        return value is None or kind.read(value) is not None
    except READING_FAULTS:
        return False
