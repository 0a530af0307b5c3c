"""How single values are written down and read back, and how a table is made of them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from data.errors import BadFile, StudyError
from data.record import Record
from data.store.seam import Document


class FieldKind:
    """How one kind of value is written (`write`) and read back (`read`, which raises ValueError or TypeError)."""

    def __init__(self, read: Callable[[Any], Any], write: Callable[[Any], Any] | None = None) -> None:
        """Give the two directions; a value that JSON knows needs no `write`."""
        self.read = read
        self.write = write


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


TEXT = FieldKind(_exactly(str))
WHOLE = FieldKind(_exactly(int))
REAL = FieldKind(_real)
FLAG = FieldKind(_exactly(bool))
DAY = FieldKind(date.fromisoformat, date.isoformat)
MOMENT = FieldKind(moment_of, datetime.isoformat)
WHOLES = FieldKind(tuple_of(_exactly(int)), list)
TEXTS = FieldKind(tuple_of(_exactly(str)), list)


class Codec:
    """Reads and writes the records of one table."""

    def __init__(self, kind: type[Record], /, **fields: FieldKind) -> None:
        """Name every field of the record but `id` with its kind."""
        self.kind = kind
        self.fields = fields
        self._readers = {name: field.read for name, field in fields.items()}
        defaults = {name: field.default for name, field in kind.__dataclass_fields__.items()}
        self._writers = [(name, field.write, defaults[name]) for name, field in fields.items()]

    def read(self, id_: int, document: Document) -> Any:
        """The record of a document; unknown fields are left alone; raises `BadFile`."""
        values, readers = {}, self._readers
        try:
            for name, value in document.items():
                if value is not None and name in readers:
                    values[name] = readers[name](value)
            return self.kind(id=id_, **values)
        except (ValueError, TypeError, LookupError, StudyError) as error:
            raise BadFile(f"Record {id_} of table “{self.kind.table}” cannot be read: {error}") from error

    def write(self, record: Record) -> Document:
        """The document of a record; fields that stand at their default are left out."""
        document = {}
        for name, write, default in self._writers:
            value = getattr(record, name)
            if value != default:
                document[name] = write(value) if write is not None else value
        return document
