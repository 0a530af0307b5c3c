"""Estimated scaled scores."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.exams.scoring import estimated, likely_right, scaled
from data.packs.pack import open_pack

PACK = open_pack("mls_c01")


@pytest.mark.parametrize(
    ("percent", "score"), [(0, 100), (37.5, 425), (75, 750), (87.5, 875), (100, 1000), (120, 1000)]
)
def test_the_assumed_conversion(percent: float, score: int) -> None:
    """The pack's assumption: 75 % right reach the pass mark of 750, with straight lines below and above."""
    assert scaled(percent, PACK) == score


@given(st.integers(0, 65))
def test_the_range_holds_the_middle_and_grows_with_the_score(right: int) -> None:
    """Low and high never fall when one more answer is right."""
    estimate = estimated(right, 65, PACK)
    assert PACK.scale_min <= estimate.low <= scaled(100 * right / 65, PACK) <= estimate.high <= PACK.scale_max
    if right < 65:
        more = estimated(right + 1, 65, PACK)
        assert (more.low >= estimate.low, more.high >= estimate.high) == (True, True)


def test_the_outlook_is_open_around_the_pass_mark() -> None:
    """All right is a pass, a third is a fail, the pass mark itself is open; the assumption is stated."""
    assert [estimated(right, 65, PACK).outlook for right in (65, 49, 20)] == ["pass", "open", "fail"]
    assert "AWS does not publish how it converts scores" in PACK.scaling_assumption.in_("en")


@given(
    st.integers(1, 9).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total), st.integers(1, total)))
)
def test_likely_right_agrees_with_counting_every_case(case: tuple[int, int, int]) -> None:
    """Against an enumeration of every way in which the counting questions can fall."""
    right, total, counting = case
    hits = sorted(sum(each < right for each in chosen) for chosen in combinations(range(total), counting))
    low, high = likely_right(right, total, counting)
    share = sum(low <= each <= high for each in hits) / len(hits)
    assert share >= 0.9 - 1e-9
    assert low in hits
    assert high in hits
