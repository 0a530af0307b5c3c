"""Counts the days in a row on which the learner studied."""

from collections.abc import Callable
from datetime import date, timedelta

DAY = timedelta(days=1)


def streak(since: Callable[[date], date | None], today: date) -> int:
    """Number of days in a row, ending today, or yesterday while today is still open.

    `since(day)` returns a day from which every day up to `day` has study time; None for a day without study.
    """
    day = today if since(today) else today - DAY
    length = 0
    while first := since(day):
        length += (day - first).days + 1
        day = first - DAY
    return length
