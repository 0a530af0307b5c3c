"""Where a day stands, in words."""

from datetime import timedelta

import pytest

from data.model.plan import Plan
from data.planning.labels import exam_label, week_label
from tests.conftest import TODAY

PLAN = Plan(id=1, name="Exam", start=TODAY, weeks=2)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-8, "starts in 8 days"), (-1, "starts in 1 day"), (0, "Week 1 of 2"), (6, "Week 1 of 2"),
        (13, "Week 2 of 2"), (14, "after the plan"),
    ],
)  # fmt: skip
def test_no_week_is_named_that_the_plan_does_not_have(days: int, words: str) -> None:
    assert week_label(PLAN, TODAY + timedelta(days=days)) == words


def test_the_exam_is_ahead_today_or_over() -> None:
    assert [exam_label(left) for left in (None, 2, 1, 0, -1, -2)] == [
        "", "2 days to the exam", "1 day to the exam", "exam today", "exam 1 day ago", "exam 2 days ago",
    ]  # fmt: skip
