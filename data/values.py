"""Named values in an order: to a type checker a NamedTuple, to a program that must start at once far less.

`typing.NamedTuple` writes and compiles Python code for each class; the fifty classes that the first screen needs took
a twentieth of the time until it stood.
"""

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Self

__all__ = ["Values"]

if TYPE_CHECKING:
    from typing import NamedTuple as Values
else:

    class Kind(type):
        """Makes a class whose annotations name its values, in order; what the class gives them is their default."""

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            """Give each name a getter in the place of its default."""
            kind = super().__new__(cls, name, bases, namespace | {"__slots__": ()})
            names = tuple(kind.__annotations__)
            kind._fields = kind.__match_args__ = names
            kind._defaults = {field: namespace[field] for field in names if field in namespace}
            kind._endings = {
                size: tuple(kind._defaults[field] for field in names[size:])
                for size in range(len(names))
                if kind._defaults.keys() >= set(names[size:])
            }
            for index, field in enumerate(names):
                setattr(kind, field, property(itemgetter(index)))
            return kind

    class Values(tuple, metaclass=Kind):
        """Equal, ordered and unpacked like the tuple it is."""

        def __new__(cls, *values: Any, **named: Any) -> Self:
            """Take the values in order or by name; raises TypeError where one is missing, unknown or given twice."""
            if named or len(values) != len(cls._fields):
                ending = None if named else cls._endings.get(len(values))
                values = cls._completed(values, named) if ending is None else values + ending
            return tuple.__new__(cls, values)

        @classmethod
        def _completed(cls, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
            missing = cls._fields[len(values) :]
            whole = {**cls._defaults, **named}
            try:
                completed = values + tuple([whole[name] for name in missing])
            except KeyError as error:
                raise TypeError(f"{cls.__name__}: {error} is missing") from None
            if len(completed) > len(cls._fields) or not named.keys() <= set(missing):
                raise TypeError(f"{cls.__name__}: some values are unknown or given twice")
            return completed

        def _replace(self, **changes: Any) -> Self:
            """A copy with some values changed; raises TypeError where a name is unknown."""
            return type(self)(**{**self._asdict(), **changes})

        def _asdict(self) -> dict[str, Any]:
            """Every value by its name."""
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self) -> tuple[Any, ...]:
            """What makes a copy of it."""
            return tuple(self)

        def __repr__(self) -> str:
            """The kind with every value, for people who look for a fault."""
            values = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({values})"
