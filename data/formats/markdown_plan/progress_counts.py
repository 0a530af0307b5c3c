"""Headings that end in a count of what is solved, "Arrays - 7/8", which is no day."""

from data.formats.markdown_plan.inline import normal, plain
from data.formats.markdown_plan.sections import Section

FEWEST = 2
"""Headings in a file from which on a count is a habit of its writer."""


def drop_counts(root: Section) -> None:
    """Take the dates away from such headings; days that come one after the other are left."""
    counted = [section for section in root.walk() if _ends_in_count(section)]
    numbers = [(section.spans[0].first.a, section.spans[0].first.b) for section in counted]
    if len(counted) < FEWEST or numbers == sorted(set(numbers)):
        return
    for section in counted:
        section.spans, section.date, section.begins_with_date = [], None, False


def _ends_in_count(section: Section) -> bool:
    if len(section.spans) != 1 or section.unit is not None or section.begins_with_date:
        return False
    span = section.spans[0]
    day = span.first
    bare = span.sign == "/" and span.last is None and day.weekday is None and day.year is None
    at_end = span.end >= len(normal(plain(section.title)).rstrip(" )]*_"))
    return bare and at_end and day.a <= day.b
