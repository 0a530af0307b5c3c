"""How single values are written down and read back, and how a table is made of them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from data.errors import BadFile, StudyError
from data.language import say
from data.model.record import Record
from data.store.merging.types import Document
from data.store.text.table import Shape, line_shape


class FieldKind:
    """How one kind of value is written (`write`) and read back (`read`, which raises ValueError or TypeError)."""

    def __init__(
        self, read: Callable[[Any], Any], write: Callable[[Any], Any] | None = None, pattern: bytes = b""
    ) -> None:
        """Give the two directions; a value that JSON knows needs no `write`.

        `pattern` is what such a value usually looks like in the file: whatever matches it can be read.
        """
        self.read = read
        self.write = write
        self.pattern = pattern

    def usually(self, pattern: bytes) -> "FieldKind":
        """The same kind with a pattern of its own."""
        return FieldKind(self.read, self.write, pattern)


def _exactly(*kinds: type) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if type(value) not in kinds:
            raise TypeError(f"{value!r} is not {' or '.join(kind.__name__ for kind in kinds)}")
        return value

    return check


def moment_of(value: Any) -> datetime:
    """A moment with its time zone; raises ValueError."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone")
    return moment


def tuple_of(read: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    """Reads a list whose items `read` reads."""

    def check(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError(f"{value!r} is not a list")
        return tuple(read(item) for item in value)

    return check


NUMBER = _exactly(int, float)


def _real(value: Any) -> float:
    number = float(NUMBER(value))
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(f"{value!r} is not a finite number")
    return number


TEXT = FieldKind(_exactly(str), pattern=rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"')
WHOLE = FieldKind(_exactly(int), pattern=rb"-?\d{1,19}")
REAL = FieldKind(_real, pattern=rb"-?\d{1,15}(?:\.\d{1,20})?")
FLAG = FieldKind(_exactly(bool), pattern=rb"(?:true|false)")
DAY = FieldKind(date.fromisoformat, date.isoformat, rb'"\d{4}-\d\d-\d\d"')
MOMENT = FieldKind(moment_of, datetime.isoformat, rb'"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?[+-]\d\d:\d\d"')
WHOLES = FieldKind(tuple_of(_exactly(int)), list)
TEXTS = FieldKind(tuple_of(_exactly(str)), list)
NO_DEFAULT = object()
"""Differs from every value."""


class Codec:
    """Reads and writes the records of one table."""

    def __init__(self, kind: type[Record], /, **fields: FieldKind) -> None:
        """Name every field of the record but `id` with its kind."""
        self.kind = kind
        self.fields = fields
        self._readers = {name: field.read for name, field in fields.items()}
        self._writers = [(name, field.write, getattr(kind, name, NO_DEFAULT)) for name, field in fields.items()]

    def shape(self, *asked: str) -> Shape | None:
        """What the lines of the table usually look like, to read some of their fields; None where that varies."""
        patterns = {name: field.pattern for name, field in self.fields.items()}
        return line_shape(patterns, asked) if all(patterns.values()) else None

    def read(self, id_: int, document: Document) -> Any:
        """The record of a document; unknown fields are left alone; raises `BadFile`."""
        values, readers = {}, self._readers
        try:
            for name, value in document.items():
                if value is not None and name in readers:
                    values[name] = readers[name](value)
            return self.kind(id=id_, **values)
        except (ValueError, TypeError, LookupError, StudyError) as error:
            raise BadFile(
                say(
                    "Record {id} of table “{table}” cannot be read: {why}",
                    id=id_,
                    table=self.kind.table,
                    why=error,
                )
            ) from error

    def write(self, record: Record) -> Document:
        """The document of a record; fields that stand at their default are left out."""
        document = {}
        for name, write, default in self._writers:
            value = getattr(record, name)
            if value != default:
                document[name] = write(value) if write is not None else value
        return document
