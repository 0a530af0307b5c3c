"""Days in a row with something studied."""

from collections.abc import Callable
from datetime import date, timedelta


def streak(studied: Callable[[date], bool], today: date) -> int:
    """Number of days in a row, ending today, or yesterday while today is still open."""
    day = today if studied(today) else today - timedelta(days=1)
    length = 0
    while studied(day):
        length += 1
        day -= timedelta(days=1)
    return length
