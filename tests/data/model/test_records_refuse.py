"""What can never be true of a record is refused when it is made, in one sentence."""

from collections.abc import Callable

import pytest

from data.errors import BadInput
from data.model.attempts import Attempt
from data.model.domains import Confidence
from data.model.plan import MINUTES_LIMIT, TITLE_LIMIT, Task
from tests.conftest import NOW


@pytest.mark.parametrize(
    "make",
    [
        lambda: Task(id=1, title=""),
        lambda: Task(id=1, title=" \n\t"),
        lambda: Task(id=1, title="x" * (TITLE_LIMIT + 1)),
        lambda: Task(id=1, title="Read", minutes=-1),
        lambda: Task(id=1, title="Read", minutes=MINUTES_LIMIT + 1),
        lambda: Confidence(id=1, domain=1, checkpoint=4, value=0),
        lambda: Confidence(id=1, domain=1, checkpoint=4, value=6),
        lambda: Attempt(id=1, title="Mock", percent=-0.1),
        lambda: Attempt(id=1, title="Mock", percent=100.1),
        lambda: Attempt(id=1, title="Mock", percent=float("nan")),
        lambda: Attempt(id=1, title="Mock", right=66, total=65),
        lambda: Attempt(id=1, title="Mock", right=-1, total=65),
    ],
)
def test_impossible_records(make: Callable[[], object]) -> None:
    with pytest.raises(BadInput) as refused:
        make()
    assert str(refused.value).endswith(".")


def test_the_limits_themselves_are_fine() -> None:
    assert Task(id=1, title="x" * TITLE_LIMIT, minutes=MINUTES_LIMIT).minutes == MINUTES_LIMIT
    assert Attempt(id=1, title="Mock", percent=100, right=65, total=65).has_score


def test_a_second_tick_keeps_the_first_moment() -> None:
    task = Task(id=1, title="Read").ticked(NOW)
    assert task.ticked(NOW.replace(hour=23)) == task
    assert not task.unticked().done


def test_a_target_is_reached_missed_or_not_known() -> None:
    assert Attempt(id=1, title="Mock", percent=70, target=70).reached_target() is True
    assert Attempt(id=1, title="Mock", percent=69.9, target=70).reached_target() is False
    assert Attempt(id=1, title="Mock", percent=70).reached_target() is None
    assert Attempt(id=1, title="Mock", target=70).reached_target() is None
