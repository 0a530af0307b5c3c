"""What dates look like: numbers with signs between them, names of months, ranges, weekdays beside them."""

import re

from data.formats.markdown_plan.calendar_words import CLASHING_MONTHS, MONTH_WORDS, WEEKDAY_WORDS

_CJK = (
    r"(?:(?P<{0}y>\d{{4}}|"
    r"\d{{2}})\s?[년年]\s?)?(?P<{0}m>\d{{1,2}})\s?[월月]\s?(?P<{0}d>\d{{1,2}})"
    r"(?:\s?[일日号]|(?![\d째주번회차개시분과장권周週個回時次]))"
)
_ISO = (
    r"(?<![\d.])(?P<ay>(?:19[7-9]|20\d)\d)(?:\s?년)?\s?[-./年]\s{0,2}(?P<am>\d{1,2})"
    r"\s?[-./月]\s{0,2}(?P<ad>\d{1,2})(?!\d|\s?[월月])日?(?:\.(?!\d))?"
)
_NAME_FIRST = (
    rf"(?<![^\W\d_])(?P<cn>{MONTH_WORDS})(?:\.|,(?=\s\d\d?,?\s\d{{4}}))?\s{{0,2}}(?P<cd>\d{{1,2}})"
    rf"(?![\d:.]\d|\d|/\d\d?[/.]\d|\s(?:de\s)?(?:{MONTH_WORDS})\s)"
    r"(?:st|nd|rd|th)?(?:,?\s{1,2}(?P<cy>(?:19[7-9]|20\d)\d))?"
)
_NAME_LAST = (
    r"(?<![\d.])(?P<dd>\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\.)?\s{0,2}"
    rf"(?:(?:de\s|d'|of\s|[-/])?(?P<dn>{MONTH_WORDS})|(?:de\s|[-/]|(?=\w{{3}}\.?\s(?:de\s)?20\d\d))(?P<xn>{CLASHING_MONTHS}))"
    r"(?![^\W\d_])\.?(?:(?:,|\s(?:de|del|of))?\s{0,2}(?P<dy>(?:19[7-9]|20\d)\d))?"
)
_VIETNAMESE_YEAR = (
    r"(?:ngày\s|(?=\d{1,2}\s?tháng))(?P<ed>\d{1,2})\s?(?:/|tháng)\s?(?P<em>\d{1,2})"
    r"\s?(?:/|,?\s?năm)\s?(?P<ey>(?:19[7-9]|20\d)\d)(?!\d)"
)
_VIETNAMESE = r"ngày\s(?P<hd>\d{1,2})\s?(?:/|tháng)\s?(?P<hm>\d{1,2})(?!\d)"
_THREE_NUMBERS = (
    r"(?<![\w./])(?P<fa>\d{1,2})(?P<fs>(?<!-\d)(?<!-\d\d)-|[/.])\s?(?P<fb>\d{1,2})"
    r"(?P=fs)\s?(?P<fy>(?:19[7-9]|20\d)\d|\d{2})(?![\d/])"
)
_TWO_NUMBERS = (
    r"(?<![\w./$¥€₩])(?P<ga>\d{1,2})(?:(?<=\d\d)\s(?=/\s\d\d))?(?P<gs>[-/.])(?:(?<=\s/)\s)?(?P<gb>\d{1,2})"
    r"(?![\d/]|(?P=gs)\d|(?<=-\d)[./]\d|(?<=-\d\d)[./]\d|[,:%]\d|\s?%|\s?[hH]\b)(?:\.(?!\d))?"
)
_FORMS = (_ISO, _CJK.format("b"), _NAME_FIRST, _NAME_LAST, _VIETNAMESE_YEAR, _VIETNAMESE)
ATOM = re.compile("|".join((*_FORMS, _THREE_NUMBERS, _TWO_NUMBERS)))
NUMERIC = re.compile(rf"(?=\d)(?:{'|'.join((_ISO, _CJK.format('b'), _THREE_NUMBERS, _TWO_NUMBERS))})")
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
    r"(?<![\d./])(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s{0,3}(?:-|–|—|~|→|a|al|à|au|bis|to|e|y|und|et|đến|and|&)\s{0,3}$"
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
PADDED = re.compile(r"(?:0\d\.\d\d|\d\d\.0\d)\.(?!\d)|\d\d\.\d\d\.\s?[:–-]")
"""A day in the German form that can be no number of a section: "06.01."."""
BARE_DECIMALS = re.compile(r"\W*(\d{1,2}\.\d{1,2})(?:\s?(?:[-~–]|to)\s?\d{1,2}\.\d{1,2})?\W*$")
"""Numbers that may be hours or sections as well as days."""
YEAR_BEHIND = re.compile(r",?\s{1,2}(20\d\d)(?![\d./:-])")
TWO_DIGITS = re.compile(r"\d\d-\d\d")
LONE_YEAR = re.compile(r"(?<![\d.,/-])(20[1-4]\d)(?![\d.,/-]*\d)")
