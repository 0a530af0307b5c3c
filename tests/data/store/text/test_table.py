"""A table whose documents lie in the file as lines answers like the plain mapping it stands for."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store.merging.stamped_document import StampedDocument
from data.store.merging.stamps import ZERO
from data.store.text import table as documents
from data.store.text.codecs import CODECS
from data.store.text.sorted_lines import SortedLines
from data.store.text.study_text import document_line, table_text
from data.store.text.table import Documents

ids = st.integers(-3, 40) | st.integers(10**17, 10**17 + 5) | st.just(2**63 - 1)
texts = st.text(max_size=12) | st.sampled_from(["복습 1", 'say "hi"', "a\nb", '"day": "2026-01-01"', "\\", "{"])
days = st.sampled_from(["2026-01-27", "2026-02-31", "27.1.2026"])
values: dict[str, st.SearchStrategy[Any]] = {
    "title": texts,
    "day": days,
    "done_at": st.sampled_from(["2026-01-27T10:30:00+09:00", "2026-01-27T10:30:00.000001+00:00", "soon"]),
    "domain": st.integers(-1, 2**62) | texts,
    "phase": st.integers(0, 3) | st.none() | st.floats(0, 1),
    "minutes": st.integers(0, 5000),
    "details": texts,
    "unknown": texts | st.lists(st.integers(), max_size=2) | st.fixed_dictionaries({"day": days}),
}
document = st.fixed_dictionaries({}, optional=values)
tables = st.dictionaries(ids, document, max_size=25)
changes = st.dictionaries(ids, document | st.none(), max_size=6)


def lines_of(table: dict[int, dict[str, Any]]) -> SortedLines:
    """The table as it stands in a file."""
    raw = table_text(
        "tasks", [document_line(("tasks", id_), StampedDocument(table[id_], ZERO)) for id_ in sorted(table)]
    )
    before = b'{\n"notes": {},\n'
    start = len(before) + raw.index(b"\n") + 1
    return SortedLines(before + raw + b"\n}\n", (start, len(before) + len(raw) - 2) if table else (0, 0))


def laid_over(table: dict[int, Any], changed: dict[int, Any]) -> dict[int, dict[str, Any]]:
    """The plain mapping."""
    return {id_: each for id_, each in {**table, **changed}.items() if each is not None}


@given(tables, ids)
def test_a_line_is_found_among_its_neighbours_and_nowhere_else(table: dict[int, Any], wanted: int) -> None:
    lines = lines_of(table)
    assert list(lines.ids()) == sorted(table)
    assert lines.documents() == table
    for id_ in {*table, wanted}:
        line = lines.find(id_)
        assert (line is not None) == (id_ in table)
        assert line is None or {**json.loads(b"{" + line + b"}")[str(id_)], "~": 0} == {**table[id_], "~": 0}


@given(tables, changes)
def test_it_answers_like_a_mapping(table: dict[int, Any], changed: dict[int, Any]) -> None:
    read_local_state, plain = Documents(lines_of(table), changed), laid_over(table, changed)
    assert dict(read_local_state) == read_local_state.whole() == plain
    assert list(read_local_state.whole()) == sorted(plain)
    assert len(read_local_state) == len(plain)
    for id_ in {*table, *changed, 7}:
        assert read_local_state.get(id_) == plain.get(id_)
        assert (id_ in read_local_state) == (id_ in plain)


@given(tables, changes)
def test_its_columns_say_what_its_documents_say(table: dict[int, Any], changed: dict[int, Any]) -> None:
    fields = ("day", "domain", "done_at", "phase")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "FEW", 0)
        columns = Documents(lines_of(table), changed).columns(lambda: CODECS["tasks"].shape(*fields))
    plain = laid_over(table, changed)
    assert sorted([*columns.ids, *columns.others]) == sorted(plain)
    for place, id_ in enumerate(columns.ids):
        for field in fields:
            assert columns.values[field][place] == plain[id_].get(field)
    for id_, each in columns.others.items():
        assert each == plain[id_]


@given(tables, changes, tables)
def test_on_newer_lines_it_holds_the_same_as_ever(
    table: dict[int, Any], changed: dict[int, Any], newer: dict[int, Any]
) -> None:
    read_local_state, plain = Documents(lines_of(table), changed), laid_over(table, changed)
    differ = {id_: table.get(id_) for id_ in {*table, *newer} if table.get(id_) != newer.get(id_)}
    read_local_state.rebase(lines_of(newer), differ)
    assert read_local_state.whole() == plain


def test_a_usual_line_needs_no_second_look_and_an_unusual_one_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "FEW", 0)
    usual = {"title": "Read", "day": "2026-01-27", "minutes": 30, "details": "one\ntwo"}
    table = {1: usual, 2: {**usual, "minutes": 5000}, 3: {**usual, "title": "  "}, 4: {**usual, "extra": 1}}
    columns = Documents(lines_of(table)).columns(lambda: CODECS["tasks"].shape("day"))
    assert columns.ids == [1]
    assert columns.values == {"day": ["2026-01-27"]}
    assert list(columns.others) == [2, 3, 4]
