"""Values that never change: to a type checker a frozen dataclass, to a command that must start at once far less.

Importing `dataclasses` and letting it write the methods of every record took a fifth of the time of `cockpit today`.
"""

from typing import Any, ClassVar, TypeVar, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False)
class Frozen:
    """Values given by name; annotations of a class name them, and what the class gives them is their default."""

    fields: ClassVar[tuple[str, ...]] = ()
    """Names of all values, those of the parent first."""
    required: ClassVar[frozenset[str]] = frozenset()
    """Names of the values without a default."""

    def __init_subclass__(cls) -> None:
        """Take in a new kind."""
        cls.fields += tuple(name for name, kind in cls.__annotations__.items() if not _belongs_to_the_class(kind))
        cls.required = frozenset(name for name in cls.fields if not hasattr(cls, name))

    def __init__(self, **values: Any) -> None:
        """Take the values by name; raises TypeError where one is missing or unknown."""
        if not (self.required <= values.keys() and values.keys() <= set(self.fields)):
            wrong = (self.required - values.keys()) | (values.keys() - set(self.fields))
            raise TypeError(f"{type(self).__name__}: missing or unknown: {', '.join(sorted(wrong))}")
        vars(self).update(values)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Refuse values that cannot be."""

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse a change."""
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set: make a changed copy with `replace`")

    def __delattr__(self, name: str) -> None:
        """Refuse a change."""
        raise AttributeError(f"{type(self).__name__}.{name} cannot be taken away")

    def __eq__(self, other: object) -> bool:
        """Equal to an object of the same kind with the same values."""
        return isinstance(other, Frozen) and type(other) is type(self) and as_dict(self) == as_dict(other)

    def __hash__(self) -> int:
        """By the values, which never change."""
        return hash(tuple(as_dict(self).values()))

    def __repr__(self) -> str:
        """The kind with every value, for people who look for a fault."""
        values = ", ".join(f"{name}={value!r}" for name, value in as_dict(self).items())
        return f"{type(self).__name__}({values})"


Kind = TypeVar("Kind", bound=Frozen)


def _belongs_to_the_class(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is ClassVar


def replace(original: Kind, /, **changes: Any) -> Kind:
    """A copy with some values changed; raises what making such an object raises."""
    return type(original)(**(vars(original) | changes))


def as_dict(frozen: Frozen) -> dict[str, Any]:
    """Every value by name, defaults too."""
    return {name: getattr(frozen, name) for name in frozen.fields}
