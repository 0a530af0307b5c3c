"""How single values are written down and read back, and how a table is made of them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from data.clock import FIRST_YEAR, LAST_YEAR
from data.errors import BadFile, StudyError
from data.ids import ID_LIMIT
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

    def within(self, low: float, high: float, pattern: bytes) -> "FieldKind":
        """The same kind of numbers, but none below `low` or above `high`: what a program may calculate with."""

        def read(value: Any) -> Any:
            number = self.read(value)
            if not low <= number <= high:
                raise ValueError(
                    say(
                        "{n} is not between {low} and {high}", n=_named(value), low=f"{low:,.0f}", high=f"{high:,.0f}"
                    )
                )
            return number

        return FieldKind(read, self.write, pattern)


def _exactly(kind: type) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(say("{value} is not true or false", value=_named(value)))
        return value

    return check


def _named(value: Any) -> str:
    """A value as a complaint names it: not in full where it is long, deep or unprintable."""
    if isinstance(value, list | dict):
        return say("a list or a group of values")
    return f"{value!r:.60}" if type(value) is not int or abs(value) < ID_LIMIT else say("such a large number")


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(say("{value} is not text", value=_named(value)))
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ValueError(say("it contains an incomplete character")) from None
    return value


def _whole(value: Any) -> int:
    """A whole number; programs that know only doubles may have written it as 45.0."""
    if type(value) is float and value.is_integer():
        value = int(value)
    if type(value) is not int:
        raise TypeError(say("{value} is not a whole number", value=_named(value)))
    if not -LARGEST_WHOLE <= value <= LARGEST_WHOLE:
        raise ValueError(say("the number is too large"))
    return value


def _real(value: Any) -> float:
    if type(value) not in (int, float):
        raise TypeError(say("{value} is not a number", value=_named(value)))
    if not -LARGEST_REAL <= value <= LARGEST_REAL:
        raise ValueError(say("the number is too large"))
    return float(value)


def _day(value: Any) -> date:
    try:
        day = date.fromisoformat(value)
    except (ValueError, TypeError):
        raise ValueError(say("{value} is not a date", value=_named(value))) from None
    return _in_calendar(day)


def _in_calendar(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(
            say("{day} is not between {first} and {last}", day=f"{day:%Y-%m-%d}", first=FIRST_YEAR, last=LAST_YEAR)
        )
    return day


def moment_of(value: Any) -> datetime:
    """A moment with its time zone; raises ValueError."""
    try:
        moment = datetime.fromisoformat(value)
    except (ValueError, TypeError):
        raise ValueError(say("{value} is not a date and time", value=_named(value))) from None
    if moment.tzinfo is None:
        raise ValueError(say("{value} has no time zone", value=_named(value)))
    _in_calendar(moment)
    return moment


def tuple_of(read: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    """Reads a list whose items `read` reads."""

    def check(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError(say("{value} is not a list", value=_named(value)))
        return tuple(read(item) for item in value)

    return check


def row_of(*readers: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    """Reads a list of just as many items as there are readers."""

    def check(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError(say("{value} is not a list", value=_named(value)))
        return tuple(read(item) for read, item in zip(readers, value, strict=True))

    return check


def maybe(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Reads a value that may be missing."""
    return lambda value: None if value is None else read(value)


LARGEST_WHOLE = 2**63 - 1
"""Ids of earlier versions were that large."""
LARGEST_REAL = 1e15
"""Larger numbers are no positions, percents or minutes, and sums of them lose what is small."""
TEXT = FieldKind(_text, pattern=rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"')
WHOLE = FieldKind(_whole, pattern=rb"-?\d{1,15}")
REAL = FieldKind(_real, float, rb"-?\d{1,14}(?:\.\d{1,20})?")
WEEKS = WHOLE.within(-5_200, 5_200, rb"-?\d{1,3}")
"""A century either way."""
MINUTES = WHOLE.within(-1_000_000, 1_000_000, rb"-?\d{1,6}")
COUNT = WHOLE.within(-100_000, 100_000, rb"-?\d{1,5}")
"""So few that a program may count them one by one."""
HOURS = REAL.within(-10_000, 10_000, rb"-?\d{1,4}(?:\.\d{1,20})?")
SPAN = REAL.within(-1e9, 1e9, rb"-?\d{1,8}(?:\.\d{1,20})?")
"""Minutes or seconds that the calendar can still be moved by."""
FLAG = FieldKind(_exactly(bool), pattern=rb"(?:true|false)")
DAY = FieldKind(_day, date.isoformat, rb'"(?:19[7-9]|20\d|21\d)\d-\d\d-\d\d"')
MOMENT = FieldKind(
    moment_of,
    datetime.isoformat,
    rb'"(?:19[7-9]|20\d|21\d)\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?[+-]\d\d:\d\d"',
)
WHOLES = FieldKind(tuple_of(_whole), list)
COUNTS = FieldKind(tuple_of(COUNT.read), list)
TEXTS = FieldKind(tuple_of(_text), list)
READING_FAULTS = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError, StudyError)
"""What a value that is not as it should be can raise."""
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
        values, readers, at = {}, self._readers, ""
        try:
            for name, value in document.items():
                if value is not None and name in readers:
                    at = f"{name}: "
                    values[name] = readers[name](value)
            at = ""
            return self.kind(id=id_, **values)
        except READING_FAULTS as error:
            why = f"{at}{error}"
            raise BadFile(
                say("Record {id} of table “{table}” cannot be read: {why}", id=id_, table=self.kind.table, why=why)
            ) from ValueError(why)

    def refuse_unreadable(self, document: Document) -> None:
        """Raise one of `READING_FAULTS` where a value could be written and never be read again."""
        for name, value in document.items():
            if value is not None:
                self._readers[name](value)

    def as_written(self, id_: int, document: Document) -> Document:
        """The document as the cockpit writes it, whatever another program did to its numbers; raises `BadFile`."""
        others = {name: value for name, value in document.items() if name not in self.fields}
        return others | self.write(self.read(id_, document))

    def write(self, record: Record) -> Document:
        """The document of a record; fields that stand at their default are left out."""
        document = {}
        for name, write, default in self._writers:
            value = getattr(record, name)
            if value != default:
                document[name] = write(value) if write is not None else value
        return document
