"""The language of a file, as far as dates and the plan's own texts need it."""

import re

_WORDS = {
    "es": "el la los las del para con una semana día días examen estudio horas y práctica repaso de estudio que se",
    "pt": "o os do da das para com uma semana dia dias exame prova estudo estudos horas e prática revisão "
    "não você seu",
    "fr": "le les des pour avec une semaine jour jours examen étude heures et révision du sur vous dans",
    "de": "der die das und mit für eine woche tag tage prüfung lernen stunden wiederholung ist von zu nicht lernplan",
    "it": "il gli della per con una settimana giorno giorni esame studio ore e ripasso di che",
    "vi": "và của cho với tuần ngày thi học giờ ôn tập là các một những không được bài lộ trình",
    "nl": "de het een en met voor dag dagen examen uur van niet",
    "pl": "i w z na do tydzień dzień egzamin nauka godzin się",
    "id": "dan yang untuk dengan minggu hari ujian belajar jam dari",
    "tr": "ve için ile hafta gün sınav çalışma saat bir",
    "en": "the and of to for with week day days exam study hours review practice in on is your this",
}
_STOP = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
CLEARLY = 2
"""How many more words than in English make a text without accents one of another language; long ones count twice."""
SHORTEST = 3
SAMPLE = 40_000


def language_of(text: str) -> str:
    """ISO 639-1 code of the language most words are in; empty when there are none."""
    text = text[:SAMPLE]
    hangul = sum(1 for letter in text if "가" <= letter <= "힣")
    kana = sum(1 for letter in text if "ぁ" <= letter <= "ヺ")
    han = sum(1 for letter in text if "一" <= letter <= "鿿")
    letters = sum(1 for letter in text if letter.isalpha()) or 1
    if hangul * 8 > letters:
        return "ko"
    if kana * 20 > letters:
        return "ja"
    if han * 12 > letters:
        return "zh"
    cyrillic = sum(1 for letter in text if "а" <= letter.casefold() <= "я")
    if cyrillic * 3 > letters:
        return "ru"
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = {
        language: sum(2 if len(word) > SHORTEST else 1 for word in words if word in stop)
        for language, stop in _STOP.items()
    }
    best = max(counts, key=lambda language: counts[language])
    if best != "en" and counts[best] < counts["en"] + CLEARLY and text.isascii():
        return "en"  # "do" and "se" stand in English files too
    return best if counts[best] else ""
