"""Names of months and weekdays in the languages learners write."""

import re

from data.formats.markdown_plan.inline import normal

_MONTHS = (
    "january jan enero ene janeiro janvier janv januar jänner gennaio gen januari styczeń stycznia "
    "январь января янв ocak oca januarie",
    "february feb febr febrero fevereiro fev février févr fevr februar febbraio februari luty lutego "
    "февраль февраля фев şubat şub",
    "march mar março marzo mars märz mär mrz maart maret marzec marca март марта мар mart",
    "april apr abril abr avril avr aprile april kwiecień kwietnia апрель апреля апр nisan nis",
    "may mayo maio mai maggio mag mei maj maja май мая mayıs",
    "june jun junio junho juin juni giugno giu czerwiec czerwca июнь июня июн haziran",
    "july jul julio julho juillet juil juli luglio lug lipiec lipca июль июля июл temmuz",
    "august aug agosto ago août aout augustus agustus sierpień sierpnia август августа авг ağustos ağu agu",
    "september sep sept septiembre setembro set septembre settembre wrzesień września сентябрь сентября сен "
    "eylül eyl",
    "october oct octubre outubro out octobre oktober okt ottobre ott październik października октябрь "
    "октября окт ekim",
    "november nov noviembre novembro novembre listopad listopada ноябрь ноября ноя kasım kas",
    "december dec diciembre dic dezembro dez décembre déc decembre dezember dicembre desember "
    "grudzień grudnia декабрь декабря дек aralık",
)
MONTH_OF: dict[str, int] = {normal(word): number for number, row in enumerate(_MONTHS, 1) for word in row.split()}

_WEEKDAYS = (
    "monday mon mo 월 월요일 月 月曜 月曜日 周一 星期一 礼拜一 lunes lun segunda segunda-feira seg lundi montag "
    "lunedì "
    "thứ2 thứhai t2 maandag poniedziałek pon понедельник пн pazartesi pzt senin",
    "tuesday tue tues tu 화 화요일 火 火曜 火曜日 周二 星期二 礼拜二 martes mar terça terça-feira ter mardi "
    "dienstag di "
    "martedì thứ3 thứba t3 dinsdag wtorek wt вторник вт salı selasa",
    "wednesday wed weds we 수 수요일 水 水曜 水曜日 周三 星期三 礼拜三 miércoles miercoles mié mie quarta "
    "quarta-feira "
    "qua mercredi mer mittwoch mi mercoledì thứ4 thứtư t4 woensdag środa śr среда ср çarşamba rabu",
    "thursday thu thur thurs th 목 목요일 木 木曜 木曜日 周四 星期四 礼拜四 jueves jue quinta quinta-feira qui jeudi "
    "jeu donnerstag do giovedì thứ5 thứnăm t5 donderdag czwartek czw четверг чт perşembe kamis",
    "friday fri fr 금 금요일 金 金曜 金曜日 周五 星期五 礼拜五 viernes vie sexta sexta-feira sex vendredi ven "
    "freitag "
    "venerdì thứ6 thứsáu t6 vrijdag piątek пятница пт cuma jumat",
    "saturday sat sa 토 토요일 土 土曜 土曜日 周六 星期六 礼拜六 sábado sabado sáb sab samedi sam samstag sonnabend "
    "sabato thứ7 thứbảy t7 zaterdag sobota sob суббота сб cumartesi sabtu",
    "sunday sun su 일 일요일 日 日曜 日曜日 周日 周天 星期日 星期天 礼拜天 domingo dom dimanche dim sonntag so "
    "domenica "
    "chủnhật cn zondag niedziela воскресенье вс",
)
WEEKDAY_OF: dict[str, int] = {normal(word): number for number, row in enumerate(_WEEKDAYS) for word in row.split()}
"""0 for Monday."""
AMBIGUOUS_WEEKDAYS = frozenset({"mar", "do", "so", "mi", "di", "we", "mo", "tu", "th", "fr", "sa", "su"})
"""Short names that are also other words; taken only beside a date or in a row of weekdays."""

CLASHING = ("set", "out", "ago", "gen", "mag", "lug", "giu")
"""Months that are also common words; taken only after "de" or a slash."""
CLASHING_MONTHS = "|".join(CLASHING)
MONTH_WORDS = "|".join(sorted((re.escape(word) for word in MONTH_OF if word not in CLASHING), key=len, reverse=True))
WEEKDAY_WORDS = "|".join(sorted((re.escape(word) for word in WEEKDAY_OF), key=len, reverse=True))
WEEKDAY_TEXT = 24
"""Characters of a text that may be a weekday's name and nothing else."""
_FIRST_WORD = re.compile(r"(?:de\s+|d')?([^\W\d_]+)\.?(?=\W|\d|$)")


def begins_with_month(text: str) -> bool:
    """Whether the first word of the text is a month's name."""
    found = _FIRST_WORD.match(normal(text[:40]))
    return found is not None and found.group(1) in MONTH_OF


def weekday_of(text: str) -> int | None:
    """0 for Monday where the whole text is a weekday's name, else None."""
    if len(text) > WEEKDAY_TEXT:
        return None
    word = normal(text).strip(" .,:;()（）[]*_·・")
    if word in WEEKDAY_OF:
        return WEEKDAY_OF[word]
    return WEEKDAY_OF.get(word.replace(" ", ""))
