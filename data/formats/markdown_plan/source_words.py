"""The words of a source line, and which of them turn into days, minutes, ticks and weeks instead of text."""

import re

from data.formats.markdown_plan.calendar_words import MONTH_OF, WEEKDAY_OF
from data.formats.markdown_plan.inline import SHORTCODE, normal
from data.formats.markdown_plan.marks import WORD_STATUS

WORD = re.compile(r"[^\W_]{2,}")
"""Single letters and signs are marks, numbers of items and decoration."""
AMOUNT = re.compile(r"\d+\w?|\d+[^\W\d_]{1,3}\d*")
"""A number, also with its unit: 45, 3rd, 2h, 30분."""
NOT_SAID = re.compile(r"\]\([^()\s]*\)|https?://\S+|</?[A-Za-z][^<>]{0,500}>|&[a-z]{2,8};")
"""Addresses, tags and entities, which are no words."""
_TURNED = (
    "day days week weeks wk month months weekend am pm hour hours hrs hr min mins minute minutes date time "
    "día días dia dias semana semanas mes meses hora horas minutos "
    "tag tage woche wochen monat stunde stunden minuten "
    "jour jours semaine semaines mois heure heures giorno giorni settimana ngày tuần giờ phút "
    "주차 일차 시간 월요일 화요일 수요일 목요일 금요일 토요일 일요일 分钟 小时 時間"
)
TURNED = frozenset(
    {
        *_TURNED.split(),
        *MONTH_OF,
        *WEEKDAY_OF,
        *(piece for status in WORD_STATUS for piece in WORD.findall(status)),
    }
)
"""Words, in lower case, that become a day, a week, a length of time or a tick."""


_PLAIN_STATES = (
    "day days week weeks done todo yes no pending planned completed complete progress in not started status "
    "완료 예정 진행중 진행 대기 주차 일차 完成 未完成 进行中 完了 未着手"
)
NEVER_KEPT = frozenset({*_PLAIN_STATES.split(), *WEEKDAY_OF})
"""Of those, the ones that say nothing beyond the day or tick they become."""


def words_of(text: str) -> list[str]:
    """The words of a text that have to stay text."""
    return [word for word in all_words(text) if normal(word) not in TURNED]


def all_words(text: str) -> list[str]:
    """The words of a text, also those that turn into days and ticks; no amounts, addresses and tags."""
    if "](" in text or "<" in text or "://" in text or "&" in text:
        text = NOT_SAID.sub(" ", text)
    if ":" in text:
        text = SHORTCODE.sub(" ", text)
    return [word for word in WORD.findall(text) if not AMOUNT.fullmatch(word)]


def says_all(text: str, said: str) -> bool:
    """Whether `said` holds every word of a text."""
    return text in said or all(word in said for word in words_of(text))
