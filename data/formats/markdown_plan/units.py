"""Labels such as "Week 3", "Day 6-7", "3주차", "第2周" or "Phase II" at the beginning of a text."""

import re
from dataclasses import dataclass
from functools import lru_cache

from data.formats.markdown_plan.calendar_words import AMBIGUOUS_WEEKDAYS, WEEKDAY_OF, WEEKDAY_WORDS
from data.formats.markdown_plan.inline import SHORT, normal, plain, undecorated

_WORDS = {
    "week": "weeks week wks wk semanas semana sem semaines semaine wochen woche settimana tuần tygodnie "
    "tydzień "
    "kw неделя minggu hafta weken uke uge vecka 주차 주 w",
    "day": "days day días día dias dia jours jour tage tag giorni giorno ngày dzień день hari gün dagen dag d",
    "month": "months month meses mes mês mois monate monat mese miesiąc месяц bulan ay",
    "weekend": "weekend wochenende fin_de_semana fim_de_semana week-end 주말 周末 週末",
    "phase": "phases phase fases fase etapas etapa étape stages stage giai_đoạn sprints sprint blocks "
    "block bloques "
    "bloque blocos bloco etapp этап фаза 단계 阶段 階段 フェーズ",
    "session": "sessions session sesión sesiones sessão sessões séance sitzung 세션 セッション",
    "step": "steps step pasos paso passos passo étapes schritt bước modules module módulos módulo modul "
    "mô-đun "
    "sections section seções seção sección parts part partes parte teil phần chapters chapter "
    "capítulo chương units "
    "unit unidad unidade domains domain dominio domínio bereich lektion lesson topic 스텝 ステップ 섹션",
}
_KIND_OF = {normal(word.replace("_", " ")): kind for kind, words in _WORDS.items() for word in words.split()}
_NAMES = "|".join(sorted((re.escape(word) for word in _KIND_OF), key=len, reverse=True))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_SPELT = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "last": 99,
    "final": 99,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
    "erste": 1,
    "zweite": 2,
    "dritte": 3,
    "vierte": 4,
    "primera": 1,
    "segunda": 2,
    "tercera": 3,
    "cuarta": 4,
    "primeira": 1,
    "terceira": 3,
    "première": 1,
    "deuxième": 2,
    "troisième": 3,
    "첫": 1,
    "첫째": 1,
    "둘째": 2,
    "셋째": 3,
    "넷째": 4,
}
_NUMBER = r"\d{1,3}|[ivx]{1,4}(?![^\W\d_])|one|two|three|four|five|six|seven|eight|nine|ten"
_AND = r"\s{0,2}(?:-|–|—|~|〜|～|to|a|y|e|&|\+|/|,|and|bis|à|до|đến|und|et)\s{0,2}"
AHEAD = re.compile(
    rf"(?P<w>{_NAMES})(?![^\W\d_])[\s.#:_-]{{0,3}}(?P<lo>{_NUMBER})(?![\d.]\d|\d|"
    rf"[%h])(?:{_AND}(?:(?P<w2>{_NAMES})\s?)?(?P<hi>\d{{1,3}})(?![\d./월月]|:\d))?"
)
_BEHIND = {
    "주차": "week",
    "週目": "week",
    "週間目": "week",
    "周目": "week",
    "일차": "day",
    "일째": "day",
    "日目": "day",
    "개월차": "month",
    "달차": "month",
    "ヶ月目": "month",
    "か月目": "month",
    "カ月目": "month",
    "단계": "phase",
}
_ORDINAL_ONLY = {
    "周": "week",
    "週": "week",
    "天": "day",
    "日": "day",
    "个月": "month",
    "個月": "month",
    "月": "month",
    "阶段": "phase",
    "階段": "phase",
    "段階": "phase",
    "フェーズ": "phase",
    "步": "step",
    "章": "step",
    "部分": "step",
    "节": "step",
    "节课": "step",
    "주": "week",
    "週間": "week",
    "课": "step",
}
_CJK_NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,2}"
BEHIND = re.compile(
    rf"(?P<th>第|제)?\s?(?P<lo>{_CJK_NUMBER})(?:\s?(?:주|周|天|일|"
    rf"日)?\s?[-~–〜～至到,、]\s?(?:第)?\s?(?P<hi>{_CJK_NUMBER}))?\s?"
    rf"(?P<w>{'|'.join(sorted((*_BEHIND, *_ORDINAL_ONLY), key=len, reverse=True))})"
)
_LATIN_ORDINAL = re.compile(
    rf"(?P<lo>\d{{1,2}}(?:st|nd|rd|th|ª|º|°|\.|er|ère|e|ème|-?я)|"
    rf"{'|'.join(word for word in _SPELT if word.isalpha() and len(word) > 2)})\s(?P<w>{_NAMES})(?![^\W\d_])"
)
_WEEKDAY = re.compile(
    rf"(?P<w>{WEEKDAY_WORDS})(?:\s?[-–~〜～至到・、]\s?(?P<to>{WEEKDAY_WORDS}))?(?![^\W\d_])\.?\s{{0,2}}(?:\d{{1,2}}(?:st|nd|rd|th)?\s?)?(?P<rest>[:：(（\[|–—-]|$)"
)
_NUMBERING = re.compile(r"(?:\d{1,2}[.)]|[ivx]{1,4}[.)]|[a-h][.)])\s+")
_OF_ALL = re.compile(r"(?:day\s)?(\d{1,3})\s?/\s?(?:100|365|90|75|66|60|50)$")
"""A day of a challenge: "12/100"."""
_NOT_FIRST = frozenset({"w", "d", "ay", "sem", "주", "part", "parte"})


@dataclass(frozen=True, slots=True)
class Unit:
    """What a label counts, from which to which, and the text after it."""

    kind: str
    """week, day, month, weekend, weekday, phase or step."""
    low: int
    high: int
    rest: str
    label: str

    @property
    def numbers(self) -> tuple[int, int]:
        """First and last number."""
        return self.low, self.high


def leading_unit(text: str) -> Unit | None:
    """The label a heading, an item or a cell begins with."""
    return _unit_again(text) if len(text) <= SHORT else _leading_unit(text)


@lru_cache(maxsize=4096)
def _unit_again(text: str) -> Unit | None:
    return _leading_unit(text)


def _leading_unit(text: str) -> Unit | None:
    text = undecorated(plain(text))[:200]
    words = normal(text)
    if len(words) != len(text):
        text = words
    for offset in (0, _numbering(words)):
        found = _unit_at(text, words, offset)
        if found is not None:
            return found
        if offset == 0 and _numbering(words) == 0:
            break
    return None


def _numbering(words: str) -> int:
    found = _NUMBERING.match(words)
    return found.end() if found else 0


def _unit_at(text: str, words: str, offset: int) -> Unit | None:
    ahead = AHEAD.match(words, offset)
    if ahead:
        return _made(text, ahead, _KIND_OF[ahead.group("w")])
    behind = BEHIND.match(words, offset)
    if behind and (behind.group("w") in _BEHIND or behind.group("th")):
        kind = _BEHIND.get(behind.group("w")) or _ORDINAL_ONLY[behind.group("w")]
        return _made(text, behind, kind)
    ordinal = _LATIN_ORDINAL.match(words, offset)
    if ordinal:
        return _made(text, ordinal, _KIND_OF[ordinal.group("w")])
    counted = _OF_ALL.match(words, offset)
    if counted:
        return Unit("day", int(counted.group(1)), int(counted.group(1)), "", text)
    day = _WEEKDAY.match(words, offset)
    if day and (day.group("w") not in AMBIGUOUS_WEEKDAYS or day.group("rest") in (":", "：", "")):
        number, end = WEEKDAY_OF[day.group("w")], day.end("to" if day.group("to") else "w")
        last = WEEKDAY_OF[day.group("to")] if day.group("to") else number
        return Unit("weekday", number, last, _rest(text, end), text[:end])
    return None


def _made(text: str, found: re.Match[str], kind: str) -> Unit | None:
    low = _value(found.group("lo"))
    high_text = found.groupdict().get("hi")
    high = _value(high_text) if high_text else low
    word = found.group("w")
    rest = _rest(text, found.end())
    if word in _NOT_FIRST and (not found.group("lo")[0].isdigit() or (word == "d" and rest)):
        return None
    if not low <= high <= low + 120:
        high = low
    return Unit(kind, low, high, rest, text[: found.end()])


def _value(text: str) -> int:
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits.group())
    return _SPELT.get(text) or _ROMAN.get(text) or 0


def _rest(text: str, end: int) -> str:
    return text[end:].lstrip(" :：.-–—|)）]】·*_").strip()
