"""Ids by day are the same whether they were read anew or known from their texts."""

from hypothesis import given
from hypothesis import strategies as st

from data.study.day_ids import DayIds

DAYS = ("", "2026-01-05", "2026-01-15", "2026-02-05", "2027-01-05")
changes = st.lists(st.tuples(st.booleans(), st.sampled_from(DAYS), st.integers(0, 30)), max_size=30)


def changed(ids: DayIds, plain: dict[str, list[int]], steps: list[tuple[bool, str, int]]) -> None:
    """Add and remove alike in both."""
    for is_added, day, id_ in steps:
        if is_added:
            ids.add(day, id_)
            plain.setdefault(day, []).append(id_)
        elif id_ in plain.get(day, []):
            ids.remove(day, id_)
            plain[day].remove(id_)


@given(first=changes, later=changes)
def test_what_is_known_again_from_texts_is_what_was_there(
    first: list[tuple[bool, str, int]], later: list[tuple[bool, str, int]]
) -> None:
    """Also when it is changed afterwards, and remembered once more."""
    ids, plain = DayIds(), dict[str, list[int]]()
    changed(ids, plain, first)
    again = DayIds(ids.texts())
    changed(again, plain, later)
    for known in (again, DayIds(again.texts())):
        assert {day: list(known.on(day)) for day in DAYS} == {day: plain.get(day, []) for day in DAYS}
        assert sorted(known.days()) == sorted(day for day in plain if plain[day])


def test_one_day_is_found_among_those_of_its_month() -> None:
    """A day that was never asked for is not mistaken for another that begins or ends alike."""
    ids = DayIds({"2026-01": "-01 11 12,-11 13", "": " 5 6"})
    asked = ("2026-01-01", "2026-01-11", "2026-01-12", "")
    assert [list(ids.on(day)) for day in asked] == [[11, 12], [13], [], [5, 6]]
