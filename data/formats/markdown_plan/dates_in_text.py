"""Dates as people write them, in any language, found in a line without yet knowing year or day/month order."""

import re
from dataclasses import dataclass
from functools import lru_cache

from data.formats.markdown_plan.calendar_words import (
    AMBIGUOUS_WEEKDAYS,
    MONTH_OF,
    WEEKDAY_OF,
)
from data.formats.markdown_plan.date_patterns import (
    AFTER_WEEKDAY,
    ATOM,
    BEFORE_WEEKDAY,
    COUNTED,
    DAY_BEFORE,
    DIGIT,
    LONE_DAY,
    NUMBERS,
    NUMERIC,
    PADDED,
    RANGE_SIGN,
    SKIP_WEEKDAY,
    TWO_DIGITS,
    WORD,
    WORD_FOLLOWS,
    YEAR_BEHIND,
)
from data.formats.markdown_plan.inline import SHORT, normal

SMALL_WHOLE = 12
TUESDAY_IN_VIETNAMESE = 6
"""Letters of "thứ 3", with room."""
YEAR_DIGITS = 3
"""Digits of a year that may stand before the last one."""
TEXT_LIMIT = 600
"""Characters of a line that are searched for dates."""


@dataclass(slots=True, eq=False)
class RawDay:
    """A day as written: `a` and `b` are month and day, or still in doubt."""

    year: int | None
    a: int
    b: int
    order: str
    """md when the writing says which is which, else ? (or ?y for three numbers of two digits)."""
    weekday: int | None = None

    def month_day(self, day_first: bool) -> tuple[int, int]:
        """Month and day under the file's order."""
        if self.order == "md":
            return self.a, self.b
        return (self.b, self.a) if day_first else (self.a, self.b)


@dataclass(slots=True, eq=False)
class RawSpan:
    """A day or a range of days with its place in the text."""

    first: RawDay
    last: RawDay | None
    begin: int
    end: int
    sign: str
    """The separator of numeric dates, or "word"."""
    line: int = 0
    strong: bool = True
    """Whether it stands where dates stand; a weak one may be a fraction or a version."""

    def copy(self) -> "RawSpan":
        """The same span for somebody else to change."""
        return RawSpan(self.first, self.last, self.begin, self.end, self.sign, self.line, self.strong)


def find_spans(text: str) -> list[RawSpan]:
    """Every date and range of dates in the text, in order; the spans are the caller's own."""
    if not DIGIT.search(text):
        return []
    if len(text) > SHORT:
        return _find_spans(text)
    found = _find_again(text)
    return [span.copy() for span in found] if found else []


@lru_cache(maxsize=4096)
def _find_again(text: str) -> list[RawSpan]:
    """The same cell is looked at by everybody who wants to know what its column holds."""
    return _find_spans(text)


def _find_spans(text: str) -> list[RawSpan]:
    text = normal(text[:TEXT_LIMIT])
    numbers = NUMBERS.search(text)
    only_numbers = "ng" not in text and MONTH_OF.keys().isdisjoint(WORD.findall(text))
    if numbers is None and only_numbers:
        return []
    spans: list[RawSpan] = []
    position = 0
    while found := _next_atom(text, position, only_numbers):
        day, sign = _day_of(found)
        position = found.end()
        if day is None:
            position = found.start() + 1 if found.end() - found.start() > 3 else found.end()
            continue
        second = found.start("gb") if sign == "-" and found.group("gb") else 0
        if second and (named := ATOM.match(text, second)) is not None and named.group("dn"):
            position = second
            continue
        span = RawSpan(day, None, found.start(), found.end(), sign)
        _weekday(text, span)
        _extend(text, span)
        _judge(text, span)
        spans.append(span)
        position = span.end
    return spans


def _next_atom(text: str, position: int, only_numbers: bool) -> re.Match[str] | None:
    """The next thing that may be a day; where no word can be one, only the places with two numbers are tried."""
    if only_numbers:
        numbers = NUMBERS.search(text, position)
        if numbers is None:
            return None
        return NUMERIC.search(text, max(position, numbers.start() - YEAR_DIGITS))
    return ATOM.search(text, position)


def _day_of(found: re.Match[str]) -> tuple[RawDay | None, str]:
    """The day of one match, None for numbers that are no date."""
    form = (found.lastgroup or "")[:1]
    if form in ("a", "b", "e", "h"):
        year = found[f"{form}y"] if form != "h" else None
        full = int(year) + 2000 if year and len(year) == 2 else int(year) if year else None
        return _checked(RawDay(full, int(found[f"{form}m"]), int(found[f"{form}d"]), "md")), "word"
    if form in ("c", "d", "x"):
        name, day, year = (
            found["cn"] or found["dn"] or found["xn"],
            found["cd"] or found["dd"],
            found["cy"] or found["dy"],
        )
        return _checked(RawDay(int(year) if year else None, MONTH_OF[name], int(day), "md")), "word"
    if form == "f":
        return _three_numbers(int(found["fa"]), int(found["fb"]), found["fy"]), found["fs"]
    return _checked(RawDay(None, int(found["ga"]), int(found["gb"]), "?")), found["gs"]


def _three_numbers(a: int, b: int, year: str) -> RawDay | None:
    """Three numbers such as 13.01.2026 or 23.12.23, of which the last or the first is the year."""
    if len(year) == 4:
        return _checked(RawDay(int(year), a, b, "?"))
    if a > 12 and int(year) <= 31 and 1 <= b <= 12 and (a >= 20 or int(year) < 20):
        return _checked(RawDay(2000 + a, b, int(year), "md"))
    return _checked(RawDay(2000 + int(year), a, b, "?"))


def _checked(day: RawDay) -> RawDay | None:
    """The day where its numbers can be a month and a day."""
    if day.order == "md":
        return day if 1 <= day.a <= 12 and 1 <= day.b <= 31 else None
    low, high = sorted((day.a, day.b))
    return day if 1 <= low <= 12 and 1 <= high <= 31 else None


def _weekday(text: str, span: RawSpan) -> None:
    after = AFTER_WEEKDAY.match(text, span.end)
    if after and _is_weekday(text, span, after):
        span.first.weekday = WEEKDAY_OF[after.group("w")]
        span.end = after.end()
        if text[span.end : span.end + 1] in (")", "）", "]", ">"):
            span.end += 1
        return
    words = text[max(0, span.begin - 20) : span.begin]
    before = BEFORE_WEEKDAY.search(words) if _may_end_in_weekday(words) else None
    if before:
        span.first.weekday = WEEKDAY_OF[before.group("w")]
        span.begin -= len(before.group())


def _may_end_in_weekday(words: str) -> bool:
    """Whether it is worth searching; of the weekdays only those of "thứ 2" end in a digit."""
    words = words.rstrip(" (（.,)）")
    return bool(words) and (words[-1].isalpha() or "t" in words[-TUESDAY_IN_VIETNAMESE:])


def _is_weekday(text: str, span: RawSpan, found: re.Match[str]) -> bool:
    """Whether a weekday's name behind a date is one: not the "do" of "3/5 Do labs", nor "SAM" after "12.5"."""
    if found.group().strip()[0] in "(（[<,":
        return True
    word = found.group("w")
    in_a_sentence = span.first.year is None and (span.sign == "." or word in AMBIGUOUS_WEEKDAYS)
    return len(word) > 1 and not (in_a_sentence and WORD_FOLLOWS.match(text, found.end()))


def _extend(text: str, span: RawSpan) -> None:
    """Take in the other end of a range: "~ 11", "– Jan 5", "13 a" before "19 de enero"."""
    sign = RANGE_SIGN.match(text, span.end)
    if sign and sign.group().strip():
        following = text[sign.end() :]  # what stands before it is the range's sign and no part of it
        found = ATOM.match(following)
        day = _day_of(found)[0] if found else None
        lone = LONE_DAY.match(following)
        if found is not None and day is not None:
            span.last, span.end = day, sign.end() + found.end()
            _share_year(span.first, day)
            after = SKIP_WEEKDAY.match(text, span.end)
            span.end = after.end() if after else span.end
            return
        if lone and 1 <= int(lone.group("d")) <= 31 and _is_sign(sign.group().strip()):
            span.last = _with_day(span.first, int(lone.group("d")))
            span.end = sign.end() + lone.end()
            _take_year(text, span)
            return
    before = DAY_BEFORE.search(text[max(0, span.begin - 12) : span.begin])
    if before and not COUNTED.search(text[: span.begin - len(before.group())]):
        first = _same_month(text, span, int(before.group("d")))
        if first is not None:
            span.last, span.first = span.first, first
            span.begin -= len(before.group())


def _take_year(text: str, span: RawSpan) -> None:
    """The year behind a range: "April 1-10, 2026"."""
    year = YEAR_BEHIND.match(text, span.end)
    if year and span.last is not None and span.first.year is None:
        span.first.year = span.last.year = int(year.group(1))
        span.end = year.end()


def _same_month(text: str, span: RawSpan, number: int) -> RawDay | None:
    """The day before the sign of a range whose month stands only at its end: "13 a 19 de enero", "5.–9.10."."""
    day = span.first
    if day.order == "md" and span.sign == "word":
        named = any(letter.isalpha() and letter not in "월月일日号" for letter in text[span.begin : span.end])
        return _with_day(day, number) if named and 1 <= number <= 31 else None
    if span.sign not in (".", "/") or day.order != "?" or not (number < day.a <= 31 and 1 <= day.b <= 12):
        return None
    span.first = RawDay(day.year, day.b, day.a, "md", day.weekday)
    return RawDay(day.year, day.b, number, "md")


def _share_year(first: RawDay, last: RawDay) -> None:
    """A year that stands only at the end of a range holds for its beginning too, unless New Year lies between."""
    if last.year is None or first.year is not None:
        return
    day_first = max(first.a, last.a) > SMALL_WHOLE
    begin, end = (first.month_day(day_first)[0], last.month_day(day_first)[0])
    first.year = last.year if begin <= end else last.year - 1


def _is_sign(sign: str) -> bool:
    return sign not in ("and", "&", "y", "e", "und", "et", "a", "do")


def _with_day(day: RawDay, number: int) -> RawDay:
    """The same month with another day; the order in doubt stays in doubt as a pair."""
    if day.order == "md":
        return RawDay(day.year, day.a, number, "md")
    return RawDay(day.year, day.a, number, "+")


def _judge(text: str, span: RawSpan) -> None:
    """Weaken numbers that may be a fraction, a version or a score."""
    if span.sign == "word" or span.first.weekday is not None:
        return
    if span.first.year:
        span.strong = span.sign != "." or span.end - span.begin >= 8 or span.begin == 0
        return
    before, after = text[: span.begin].rstrip(), text[span.end :].lstrip()
    alone = not before or before[-1] in "([（【|:：,;@~、·•>*_-–—"
    closed = not after or after[0] in ")]）】|:：,;、·<*_-–—"
    if span.sign == "/":
        span.strong = alone or span.last is not None
    else:
        bracketed = bool(before) and before[-1] in "([（【" and closed
        whole = not before and not after
        opens = not before and PADDED.match(text, span.begin) is not None
        span.strong = (alone and closed and span.last is not None) or bracketed or whole or opens
    if span.sign == "-" and TWO_DIGITS.match(text, span.begin) is None:
        span.strong = False
    if span.sign == "." and span.last is None and not text[span.begin : span.end].endswith(".") and (before or after):
        span.strong = False


def is_fraction(span: RawSpan) -> bool:
    """Whether two numbers in brackets behind other words may be a part of a whole: 1/2, 3/5."""
    day = span.first
    bare = span.sign == "/" and span.last is None and day.weekday is None and day.year is None
    return bare and span.begin > 0 and day.a <= day.b <= SMALL_WHOLE
