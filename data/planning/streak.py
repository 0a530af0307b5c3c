"""Days in a row with something studied."""

from collections.abc import Callable
from datetime import date, timedelta

DAY = timedelta(days=1)


def streak(since: Callable[[date], date | None], today: date) -> int:
    """Number of days in a row, ending today, or yesterday while today is still open.

    `since` tells a day since which something was studied on every day up to the one asked for; None for an idle day.
    """
    day = today if since(today) else today - DAY
    length = 0
    while first := since(day):
        length += (day - first).days + 1
        day = first - DAY
    return length
