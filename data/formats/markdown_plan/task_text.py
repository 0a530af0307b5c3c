"""What the text of one item or cell says besides its words: own date, mark, length of time, kind of task."""

from data.formats.markdown_plan.blocks import Item
from data.formats.markdown_plan.date_patterns import BARE_DECIMALS, DIGIT, PADDED
from data.formats.markdown_plan.dates_in_text import RawSpan, find_spans
from data.formats.markdown_plan.durations import Duration, labelled_duration, title_duration
from data.formats.markdown_plan.inline import normal, plain, undecorated
from data.formats.markdown_plan.lines import Line
from data.formats.markdown_plan.units import leading_unit
from data.formats.markdown_plan.vocabulary import LAB, MOCK, REVIEW, TIME_LABEL, names_exam_day

_OPENING = "([（【|:：,;@~–—-→"
_BEFORE_WORDS = (
    "by",
    "due",
    "until",
    "on",
    "am",
    "bis",
    "el",
    "le",
    "den",
    "até",
    "hasta",
    "date",
    "deadline",
    "📅",
    "⏳",
    "🗓",
    "vor",
)


EXAM_TITLE = 60
"""Characters of a title that is the exam itself and not a task before it."""


def own_date(text: str, line: int) -> RawSpan | None:
    """The date an item gives itself: at its beginning, in brackets, or at its end."""
    if not DIGIT.search(text):
        return None
    words = normal(plain(text))
    for span in find_spans(words):
        if not span.strong or (span.sign == "." and BARE_DECIMALS.match(words) and not PADDED.match(words)):
            continue
        before = words[: span.begin].rstrip(" *_")
        early = span.begin <= len(words) - len(undecorated(words)) + 3
        late = span.end >= len(words.rstrip(" *_.)]）")) - 1
        labelled = bool(before) and (before[-1] in _OPENING or before.split(" ")[-1] in _BEFORE_WORDS)
        after_unit = len(before) <= 24 and leading_unit(before) is not None
        if (
            early
            or after_unit
            or (labelled and (before[-1] in "([（【" or late or span.begin < 30))
            or (late and span.sign == "word" and span.first.year)
        ):
            span.line = line
            return span
    return None


def without_leading_date(text: str) -> str:
    """A title without the date at its beginning; the whole text where nothing would remain."""
    words = plain(text)
    same = normal(words)
    if len(same) != len(words):
        return words
    spans = find_spans(words)
    if not spans or spans[0].begin > len(words) - len(undecorated(words)) + 1:
        return words
    rest = words[spans[0].end :].lstrip(" :：-–—|)）]】.,·*_")
    return rest or words


def labelled(text: str) -> tuple[str, str]:
    """The label before a colon and the text after it, as in "Time: 2h"; an empty label when there is none."""
    words = plain(text)
    for sign in (":", "："):
        head, colon, rest = words.partition(sign)
        if colon and 0 < len(head) <= 40 and "://" not in words[: len(head) + 3] and not head[-1].isdigit():
            return head.strip(), rest.strip()
    return "", words


def is_time_line(text: str) -> Duration | None:
    """The length that a line such as "Time: 2 hours" gives to what it stands under."""
    label, rest = labelled(undecorated(plain(text)))
    return labelled_duration(label, rest) if label and TIME_LABEL.match(normal(label)) else None


def duration_of(item: Item) -> Duration | None:
    """The length an item states in its text or in a line under it."""
    own = title_duration(plain(item.text))
    if own is not None:
        return own
    lines: list[Line] = [child.line for child in item.children] + item.more
    return next((found for line in lines[:20] if (found := is_time_line(line.text)) is not None), None)


def kind_of(title: str) -> str:
    """study, review, lab, mock or exam, from the words of a title."""
    words = normal(title)
    if MOCK.search(words):
        return "mock"
    if len(words) <= EXAM_TITLE and names_exam_day(words):
        return "exam"
    if LAB.search(words):
        return "lab"
    return "review" if REVIEW.search(words) else "study"
