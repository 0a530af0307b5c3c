"""Dates as people write them, in any language, found in a line without yet knowing year or day/month order."""

import re
from dataclasses import dataclass
from functools import lru_cache

from data.formats.markdown_plan.calendar_words import (
    AMBIGUOUS_WEEKDAYS,
    CLASHING_MONTHS,
    MONTH_OF,
    MONTH_WORDS,
    WEEKDAY_OF,
    WEEKDAY_WORDS,
)
from data.formats.markdown_plan.inline import SHORT, normal

SMALL_WHOLE = 12
YEAR_DIGITS = 3
"""Digits of a year that may stand before the last one."""
TEXT_LIMIT = 600
"""Characters of a line that are searched for dates."""

_CJK = (
    r"(?:(?P<{0}y>\d{{4}}|"
    r"\d{{2}})\s?[년年]\s?)?(?P<{0}m>\d{{1,2}})\s?[월月]\s?(?P<{0}d>\d{{1,2}})"
    r"(?:\s?[일日号]|(?![\d째주번회차개시분과장권周週個回時次]))"
)
_ISO = (
    r"(?<![\d.])(?P<ay>(?:19|20)\d{2})(?:\s?년)?\s?[-./年]\s{0,2}(?P<am>\d{1,2})"
    r"\s?[-./月]\s{0,2}(?P<ad>\d{1,2})(?!\d|\s?[월月])日?(?:\.(?!\d))?"
)
_NAME_FIRST = (
    rf"(?<![^\W\d_])(?P<cn>{MONTH_WORDS})(?:\.|,(?=\s\d\d?,?\s\d{{4}}))?\s{{0,2}}(?P<cd>\d{{1,2}})"
    r"(?![\d:.]\d|\d)(?:st|nd|rd|th)?(?:,?\s{1,2}(?P<cy>(?:19|20)\d{2}))?"
)
_NAME_LAST = (
    r"(?<![\d.])(?P<dd>\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\.)?\s{0,2}"
    rf"(?:(?:de\s|d'|of\s|[-/])?(?P<dn>{MONTH_WORDS})|(?:de\s|[-/])(?P<xn>{CLASHING_MONTHS}))"
    r"(?![^\W\d_])\.?(?:(?:,|\s(?:de|del|of))?\s{0,2}(?P<dy>(?:19|20)\d{2}))?"
)
_VIETNAMESE_YEAR = (
    r"(?:ngày\s|(?=\d{1,2}\s?tháng))(?P<ed>\d{1,2})\s?(?:/|tháng)\s?(?P<em>\d{1,2})"
    r"\s?(?:/|,?\s?năm)\s?(?P<ey>(?:19|20)\d{2})(?!\d)"
)
_VIETNAMESE = r"ngày\s(?P<hd>\d{1,2})\s?(?:/|tháng)\s?(?P<hm>\d{1,2})(?!\d)"
_THREE_NUMBERS = (
    r"(?<![\w./-])(?P<fa>\d{1,2})(?P<fs>[-/.])\s?(?P<fb>\d{1,2})(?P=fs)\s?(?P<fy>(?:19|20)\d{2}|\d{2})(?![\d/])"
)
_TWO_NUMBERS = (
    r"(?<![\w./$¥€₩])(?P<ga>\d{1,2})(?:(?<=\d\d)\s(?=/\s\d\d))?(?P<gs>[-/.])(?:(?<=\s/)\s)?(?P<gb>\d{1,2})"
    r"(?![\d/]|(?P=gs)\d|[,:%]\d|\s?%|\s?[hH]\b)(?:\.(?!\d))?"
)
_FORMS = (_ISO, _CJK.format("b"), _NAME_FIRST, _NAME_LAST, _VIETNAMESE_YEAR, _VIETNAMESE)
ATOM = re.compile("|".join((*_FORMS, _THREE_NUMBERS, _TWO_NUMBERS)))
NUMERIC = re.compile(
    rf"(?=\d)(?:{'|'.join((_ISO, _CJK.format('b'), _THREE_NUMBERS, _TWO_NUMBERS))})"
)
"""The forms of ATOM that hold no word: what is left to find in a text without one."""
_MARK = r"\s{0,3}(?:부터|から)?\s{0,3}"
RANGE_SIGN = re.compile(
    rf"{_MARK}(?:~|〜|～|∼|-|–|—|−|->|→|=>|to|until|through|thru|till|bis|a|al|à|au|até|ao|hasta|đến|至|到|から|부터|do|tot|t/m|по|and|&|y|e|und|et)\s{{0,3}}(?:(?:el|le|den|zum|the|dia|ngày)\s)?"
)
_WEEKDAY = rf"(?:{WEEKDAY_WORDS})"
AFTER_WEEKDAY = re.compile(rf"\s?[,(（\[<]?\s?(?P<w>{_WEEKDAY})(?![^\W\d_])\.?")
BEFORE_WEEKDAY = re.compile(
    rf"(?<![^\W\d_])(?P<w>{_WEEKDAY})\.?[)）]?,?\s{{0,3}}(?:den\s|dia\s|ngày\s|le\s|el\s)?[(（]?$"
)
SKIP_WEEKDAY = re.compile(rf"\s?[(（\[]\s?{_WEEKDAY}\.?\s?[)）\]]")
LONE_DAY = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th|일|日|号|\.(?!\d))?(?![\d/%]|[.:]\d|\s?[월月])")
DAY_BEFORE = re.compile(
    r"(?<![\d./])(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s{0,3}(?:-|–|—|~|a|al|à|au|bis|to|e|y|und|et|đến|and|&)\s{0,3}$"
)
YEAR_MONTH = re.compile(
    rf"(?<!\d)(?P<y>20\d{{2}})\s?[년年]\s?(?P<m>\d{{1,2}})\s?[월月](?!\s?\d)|(?<![^\W\d_])(?P<n>{MONTH_WORDS})\.?,?\s(?:de\s)?(?P<z>20\d{{2}})"
    r"|(?<![\d.])(?P<p>20\d{2})[-./](?P<q>\d{1,2})(?![\d./-])|(?<!\d)(?P<t>\d{1,2})[./](?P<u>20\d{2})(?!\d)"
)
LONE_MONTH = re.compile(
    rf"^\W*(?:(?P<m>\d{{1,2}})\s?[월月](?!\s?\d)|tháng\s(?P<v>\d{{1,2}})(?!\d)|(?P<n>{MONTH_WORDS})(?![^\W\d_]))"
)
NUMBERS = re.compile(r"\d(?:\s?년)?\s?[-/.년월年月]\s{0,2}\d|tháng")
COUNTED = re.compile(
    r"(?:days?|weeks?|wk|d|w|sessions?|modules?|lessons?|parts?|chapters?|lectures?|sprints?|phases?|months?"
    r"|d[ií]as?|semanas?|sem|aulas?|jours?|jour|semaines?|tage?|wochen?|giorn[oi]|settimana|tuần|ngày|buổi"
    r"|день|неделя|hafta|gün|minggu|hari|dzień|tydzień)[\s.#:]{0,2}$"
)
"""What a number counts that is no day of a month: "Day 1" before "- April 9"."""
WORD_FOLLOWS = re.compile(r"\s[(\[]?[^\W\d_]")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[^\W\d_]+")
TWO_DIGITS = re.compile(r"\d\d-\d\d")
LONE_YEAR = re.compile(r"(?<![\d.,/-])(20[1-4]\d)(?![\d.,/-]*\d)")


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
    before = BEFORE_WEEKDAY.search(words) if words.strip(" (（") else None
    if before:
        span.first.weekday = WEEKDAY_OF[before.group("w")]
        span.begin -= len(before.group())


def _is_weekday(text: str, span: RawSpan, found: re.Match[str]) -> bool:
    """Whether a weekday's name behind a date is meant as one: not the "do" of "3/5 Do labs", nor "SAM" after "12.5"."""
    if found.group().strip()[0] in "(（[<,":
        return True
    word = found.group("w")
    in_a_sentence = span.first.year is None and (span.sign == "." or word in AMBIGUOUS_WEEKDAYS)
    return len(word) > 1 and not (in_a_sentence and WORD_FOLLOWS.match(text, found.end()))


def _extend(text: str, span: RawSpan) -> None:
    """Take in the other end of a range: "~ 11", "– Jan 5", "13 a" before "19 de enero"."""
    sign = RANGE_SIGN.match(text, span.end)
    if sign and sign.group().strip():
        found = ATOM.match(text, sign.end())
        day = _day_of(found)[0] if found else None
        lone = LONE_DAY.match(text, sign.end())
        if found is not None and day is not None:
            span.last, span.end = day, found.end()
            after = SKIP_WEEKDAY.match(text, span.end)
            span.end = after.end() if after else span.end
            return
        if lone and 1 <= int(lone.group("d")) <= 31 and _is_sign(sign.group().strip()):
            span.last = _with_day(span.first, int(lone.group("d")))
            span.end = lone.end()
            return
    before = DAY_BEFORE.search(text[max(0, span.begin - 12) : span.begin])
    if before and COUNTED.search(text[: span.begin - len(before.group())]):
        return
    named = any(letter.isalpha() and letter not in "월月일日号" for letter in text[span.begin : span.end])
    if before and span.first.order == "md" and span.sign == "word" and named and 1 <= int(before.group("d")) <= 31:
        span.last, span.first = span.first, _with_day(span.first, int(before.group("d")))
        span.begin -= len(before.group())


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
        span.strong = (alone and closed and span.last is not None) or bracketed or (not before and not after)
    if span.sign == "-" and TWO_DIGITS.match(text, span.begin) is None:
        span.strong = False
    if span.sign == "." and span.last is None and not text[span.begin : span.end].endswith(".") and (before or after):
        span.strong = False


def is_fraction(span: RawSpan) -> bool:
    """Whether two numbers in brackets behind other words may be a part of a whole: 1/2, 3/5."""
    day = span.first
    bare = span.sign == "/" and span.last is None and day.weekday is None and day.year is None
    return bare and span.begin > 0 and day.a <= day.b <= SMALL_WHOLE
