"""Values behave like a NamedTuple wherever the program uses them as one."""

import copy
import pickle
from collections.abc import Callable
from typing import NamedTuple

import pytest

from data.values import Values


class Place(Values):
    """Where a line of a file is."""

    path: str
    line: int = 1
    words: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """As a sentence names it."""
        return f"{self.path}:{self.line}"


class Model(NamedTuple):
    """The same, as the standard library makes it."""

    path: str
    line: int = 1
    words: tuple[str, ...] = ()


@pytest.mark.parametrize("values", [("a",), ("a", 2), ("a", 2, ("x",))])
def test_they_are_the_tuple_that_a_named_tuple_is(values: tuple[object, ...]) -> None:
    made, model = Place(*values), Model(*values)
    assert made == model == tuple(made)
    assert hash(made) == hash(model)
    assert made._replace(line=9) == model._replace(line=9)
    assert (made.path, made.line, made.words) == (model.path, model.line, model.words)
    path, line, words = made
    assert Place(words=words, path=path, line=line) == made
    assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made
    assert Place("a").label == "a:1"


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((), {"line": 1}), (("a", 1, (), 2), {}), (("a",), {"path": "b"}), (("a",), {"column": 2})],
)
def test_what_is_missing_unknown_or_given_twice_is_refused(
    values: tuple[object, ...], named: dict[str, object]
) -> None:
    makers: tuple[Callable[..., object], ...] = (Place, Model)
    for make in makers:
        with pytest.raises(TypeError):
            make(*values, **named)


def test_they_never_change() -> None:
    for name in ("path", "other"):
        with pytest.raises(AttributeError):
            setattr(Place("a"), name, "b")
