"""Lengths of time as people write them: 1.5h, 2h30, 90 min, 1시간 30분, 2 часа, 45 phút."""

import re
from dataclasses import dataclass
from functools import lru_cache

from data.formats.markdown_plan.calendar_words import weekday_of
from data.formats.markdown_plan.inline import SHORT, normal
from data.formats.markdown_plan.times_of_day import between_times

_HOURS = (
    r"hours?|hrs?|hr|h|std\.?|stunden?|horas?|heures?|ore|ora|giờ|tiếng|時間|小时|小時|个小时|個小時|시간|"
    r"godzin\w?|godz\.?|час\w{0,2}|ч|hs|jam|saat|uur|timer|timmar"
)
_MINUTES = (
    r"minutes?|minutos?|minuti|minuten|mins?|min|m|phút|分钟|分鐘|分間|分|분|minut\w?|мин\w{0,3}|menit|dakika|dk"
)
_AMOUNT = r"\d{1,4}(?:[.,]\d{1,2})?|[.]\d{1,2}|½"
_TO = r"\s?(?:-|–|—|－|~|〜|～|to|a|à|bis|đến|至|到|and|or|y)\s?"
_BEGINS = r"(?<![\w.,/$€£¥])(?<!\d[:-])"
"""No part of a larger number, a date, a time of the day or a sum of money."""
HOURS = re.compile(
    rf"{_BEGINS}(?P<lo>{_AMOUNT})(?:\s?(?:{_HOURS})?{_TO}(?P<hi>{_AMOUNT}))?\s?\+?(?:{_HOURS})"
    r"(?:\s?(?P<half>반|半)(?:钟|鐘)?)?(?![^\W\d_])"
    rf"(?:\s?(?:and|e|y|et|und)?\s?(?P<more>\d{{1,2}})\s?(?:{_MINUTES})?(?![\w.]))?"
)
MIXED = re.compile(
    rf"{_BEGINS}(?P<lo>\d{{1,3}})\s?(?:{_MINUTES}){_TO}(?P<hi>{_AMOUNT})\s?(?:{_HOURS})(?![^\W\d_])(?:\s?(?P<more>\d{{1,2}})\s?(?:{_MINUTES}))?"
)
CLOCKED = re.compile(rf"{_BEGINS}(?P<lo>\d{{1,2}}):(?P<more>[0-5]\d)\s?(?:{_HOURS})(?![^\W\d_])")
MINUTES = re.compile(
    rf"{_BEGINS}(?P<lo>\d{{1,4}})(?:\s?(?:{_MINUTES})?{_TO}(?P<hi>\d{{1,4}}))?\s?\+?(?:{_MINUTES})(?![^\W\d_])"
)
SIGNED = re.compile(r"^[^'’′]*?(?<![\w.,/$€£¥-])(?P<lo>[1-9]\d{0,2})\s?['’′](?![\w'’′])")
"""Minutes as a sign behind the number, as in "45'", where nothing before it opens a quotation."""
AMOUNT = re.compile(r"[\d½]")
AMOUNT_AND_UNIT = re.compile(rf"[\d½]\s?\+?(?:{_HOURS}|{_MINUTES})(?:[반半]|(?![^\W\d_]))")
"""What every length of time holds."""
CLOCK = re.compile(r"^(\d{1,2}):([0-5]\d)(?::[0-5]\d)?$")
LONGEST_SESSION = 12 * 60
"""Minutes of the longest length that a title begins with and means: not the retention of "24 hours of logs"."""
LONGEST_CLOCK = 6
"""Hours from which on a clock behind a label is a time of the day."""
IN_UNIT = re.compile(r"\b(?:hours?|hrs?|horas|stunden|heures)\b|(?P<minutes>\b(?:min(?:ute|uto|uten)?s?)\b)")
PURE = re.compile(rf"^[~≈약约約ca. ]{{0,5}}(?P<n>{_AMOUNT})$")
_CJK_END = "시간분時間小时分钟鐘間"


@dataclass(frozen=True, slots=True)
class Duration:
    """Minutes, the upper end of a range where one is given, and the words of the source."""

    minutes: int
    upper: int | None
    text: str


def find_duration(text: str) -> Duration | None:
    """The first length of time in the text; after an equals sign, the one behind it."""
    if not AMOUNT.search(text):
        return None
    text = normal(text[:400])
    times = between_times(text)
    if times is not None:
        return Duration(times.minutes, None, times.text)
    if not AMOUNT_AND_UNIT.search(text):
        return _signed(text)
    if "=" in text:
        behind = find_duration(text.rpartition("=")[2])
        if behind is not None:
            return behind
    for pattern, low_unit, high_unit in ((MIXED, 1, 60), (CLOCKED, 60, 60), (HOURS, 60, 60), (MINUTES, 1, 1)):
        found = pattern.search(text)
        if found:
            return _duration(found, low_unit, high_unit)
    return None


def _signed(text: str) -> Duration | None:
    found = SIGNED.match(text) if any(sign in text for sign in "'’′") else None
    return Duration(int(found["lo"]), None, text[found.start("lo") : found.end()]) if found else None


def _duration(found: re.Match[str], low_unit: int, high_unit: int) -> Duration | None:
    part = found.groupdict()
    more = int(part["more"]) if part.get("more") else 30 if part.get("half") else 0
    low = round(_number(part["lo"]) * low_unit)
    high = round(_number(part["hi"]) * high_unit) + more if part.get("hi") else None
    if high is None:
        low += more
    if high is not None and high < low:
        high = None
    if low > 60_000:
        return None
    return Duration(low, high, found.group().strip())


def labelled_duration(label: str, text: str) -> Duration | None:
    """The length behind a label such as "Time:"; "1:30" is one, "19:00" is a time of the day."""
    found = find_duration(text)
    if found is not None:
        return found
    bare = normal(text[:40]).strip(" *_`")
    clock = CLOCK.match(bare)
    if clock and int(clock[1]) < LONGEST_CLOCK:
        return cell_duration(bare)
    unit = IN_UNIT.search(normal(label))
    return cell_duration(bare, 1 if unit["minutes"] else 60) if unit and PURE.match(bare) else None


def cell_duration(cell: str, unit: int = 60) -> Duration | None:
    """The length in a cell of a column of times; a bare number counts in `unit` minutes."""
    return _cell_again(cell, unit) if len(cell) <= SHORT else _cell_duration(cell, unit)


@lru_cache(maxsize=4096)
def _cell_again(cell: str, unit: int) -> Duration | None:
    return _cell_duration(cell, unit)


def _cell_duration(cell: str, unit: int) -> Duration | None:
    cell = normal(cell).strip(" *_`")
    clock = CLOCK.match(cell)
    if clock:
        return Duration(int(clock.group(1)) * 60 + int(clock.group(2)), None, cell)
    pure = PURE.match(cell)
    if pure:
        return Duration(round(_number(pure.group("n")) * unit), None, cell)
    return find_duration(cell)


def title_duration(title: str) -> Duration | None:
    """The length a title states in brackets, at its beginning or at its end; none for a number in a sentence."""
    found = find_duration(title)
    if found is None:
        return None
    words = normal(title[:400])
    place = words.find(found.text)
    before, after = words[:place].rstrip(), words[place + len(found.text) :].strip(" .*_`")
    bracketed = bool(before) and before[-1] in "([（【" and after[:1] in ")]）】,，/;"
    if between_times(found.text) is not None:
        return found
    label = before.strip(" *_`-–~약:：,([（—")
    first = not label or weekday_of(label) is not None
    if bracketed or not after or (first and (after[:1] in ":：-–—*)" or found.minutes <= LONGEST_SESSION)):
        return found
    if before and before[-1] in ":：=~" and (not after or after[0] in ",;()（/"):
        return found
    return None


def _number(text: str) -> float:
    return 0.5 if text == "½" else float(text.replace(",", "."))
