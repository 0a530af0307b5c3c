"""JSON that is nested too deep, or holds numbers that no float can be, is read without losing a character of it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store.text.flat_json import DEEPEST, flat
from data.store.text.study_text import lenient_json

values = st.recursive(
    st.none() | st.integers() | st.text(max_size=8) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(values)
def test_what_is_not_deep_stays_what_it_is(value: object) -> None:
    assert lenient_json(json.dumps(value)) == value


@pytest.mark.parametrize("depth", [DEEPEST + 1, 5_000, 500_000])
def test_what_is_too_deep_becomes_text_in_its_place(depth: int) -> None:
    deep = "[" * depth + '"]"' + "]" * depth
    text = '{"a": 1, "b": ' + deep + ', "c": [2, ' + deep + "]}"
    read = lenient_json(text)
    assert (read["a"], read["c"][0]) == (1, 2)
    written = flat(text)
    assert json.loads(written) == read
    assert str(read["b"]).count("[") == depth


def test_numbers_beyond_every_float_are_the_text_that_stands_there() -> None:
    long = "9" * 5_000
    assert lenient_json(f"[1e400, -1e400, NaN, -Infinity, {long}, 5, 0.5]") == [
        "1e400", "-1e400", "NaN", "-Infinity", long, 5, 0.5,
    ]  # fmt: skip
