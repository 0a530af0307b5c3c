"""Keys that are said in words: “Answer: B, E”, “정답: ③”, “Correct answer: the second one's text”."""

import re
from typing import NamedTuple

_NAMES = (
    r"answers?|ans|answer\s*key|correct\s+(?:options?|choices?)|정답|답|正解|答え|解答|答案|正确答案|"
    r"respuestas?|réponses?|antwort(?:en)?|risposta|resposta"
)
_LABEL = re.compile(
    r"(?:[\s>*_#•|✅✔👉💡🔑\[-]|\d{1,4}[.)])*(?:(?:click|tap|show|see|reveal|view|toggle|for|to|here|the)\s+)*(?:(?:correct|right|suggested|best|expected|official|verified|"
    r"most\s+voted|most\s+correct)\s+)*(?:" + _NAMES + r")(?:\(s\))?(?:\s+correctas?)?(?:\s+(?:is|are|key))?"
    r"(?P<colon>[\s*_]*(?:[:：=]|[-–—](?=\s))|\s*\]|\s*\*\*|(?=\s|$))(?P<rest>.*)",
    re.I | re.S,
)
_BARE = re.compile(r"[\s*_:]*(?:options?\s+)?\(?(?:[A-Z](?:\s*[,;/&+]?\s*[A-Z])*|[①-⑩]|\d번?)\)?[\s*_.🗳️]*")
_EXPLANATION = re.compile(
    r"[\s>*_#•-]*(?:overall\s+|general\s+|answer\s+)?(?:explanations?|rationale|reasoning|reasons?|explained|"
    r"why(?:\s+correct)?|feedback|details|note|해설|설명|풀이|解説|解析|explicaci[oó]n|explication|erkl[äa]rung)"
    r"[\s*_]*(?:[:：]|\*\*|\s-\s|$)[\s*_]*(?P<rest>.*)",
    re.I | re.S,
)
_REFERENCE = re.compile(r"[\s>*_#•\[-]*(?:references?|sources?|links?|참고|출처)\b", re.I)
_LETTERS = re.compile(
    r"[\s*_`\"'“(\[]*(?i:(?:options?|choices?|letters?)\s+)?[\s*_`(\[]*"
    r"(?P<letters>[A-Z](?:[\s*_)]*(?:,|;|/|&|\+|\band\b|\bor\b|\by\b|\bund\b|\bet\b|및|와|과|、|，)[\s*_(]*"
    r"(?:(?:and|&)\s+)?[A-Z](?![A-Za-z])|[A-Z](?![a-z])|\s[A-Z](?=\s[A-Z]\b|\s*$))*)"
    r"(?P<end>[\s*_`\"'”)\]]*(?:$|[.:：)\]–—\-,;(]|\s|🗳))",
    re.S,
)
_CIRCLED = re.compile(r"[\s*_(]*(?P<marks>[①-⑳](?:[\s,、·/&]*[①-⑳])*)")
_DIGITS = re.compile(
    r"[\s*_(\[]*(?:options?|choices?)?\s*(?P<numbers>\d{1,2}(?:\s*(?:,|and|&)\s*\d{1,2})*)\s*(?:번|[\s*_)\].]*$)",
    re.I,
)
_PARTS = re.compile(r"[|;\n]|,(?=\s)")
_WORDS = re.compile(r"[^\w]+")


HEAD = 200
"""Characters in which an answer must have named its letters."""


LONGEST = 4000
"""Characters of an answer that are looked through for several options' texts."""


class Said(NamedTuple):
    """An answer in words: places of the options it names (None when not understood) and what it says besides."""

    places: frozenset[int] | None
    rest: str


def answer_said(text: str) -> str | None:
    """What stands behind “Answer:” at the start of a line; None for any other line."""
    found = _LABEL.match(text)
    if not found:
        return None
    rest = found["rest"].strip().lstrip("*_ ")
    if found["colon"].strip() or not rest or _BARE.fullmatch(rest):
        return rest
    return None


def explanation_said(text: str) -> str | None:
    """What stands behind “Explanation:” at the start of a line; None for any other line."""
    found = _EXPLANATION.match(text)
    return found["rest"].strip() if found else None


def is_reference(text: str) -> bool:
    """Whether a line begins with “Reference”."""
    return bool(_REFERENCE.match(text))


def plain(text: str) -> str:
    """A text without markup, spacing and case, for comparing an answer with an option."""
    return _WORDS.sub(" ", text).strip().casefold()


def understood(said: str, letters: str, texts: list[str]) -> Said:
    """Which options an answer names, by text, letters, circled numbers or numbers.

    `letters` are the options' letters as written, `texts` their texts.
    """
    plains = [plain(text) for text in texts]
    place = _place(said.strip(), texts, plains)
    if place is not None:
        return Said(frozenset([place]), "")
    wanted = plain(said)
    upper = said if letters != letters.lower() else said.upper()
    return (
        _by_letters(said, said, letters, plains)
        or _by_letters(said, upper, letters.upper(), plains)
        or _by_letters(said, said[:3].upper() + said[3:], letters.upper(), plains)
        or _by_numbers(said, len(texts))
        or _by_texts(said, texts, plains)
        or _by_beginning(wanted, plains)
        or Said(None, said)
    )


def _by_letters(said: str, read: str, letters: str, plains: list[str]) -> Said | None:
    found = _LETTERS.match(read[:HEAD])
    if not found:
        return None
    marks = re.findall(r"[A-Z]", re.sub(r"\b(?:and|or|und|et|y)\b", "", found["letters"]))
    if not marks or not set(marks) <= set(letters.upper()):
        return None
    end = found["end"].strip(" *_`\"'”)]")
    rest = said[found.end() :]
    if found["end"].isspace() and rest[:1].islower():
        return None
    rest = (end if end == "(" else "") + rest
    rest = rest.strip().strip("*_").lstrip(".:)]–—-,; *_").strip()
    places = frozenset(letters.upper().index(mark) for mark in marks)
    return Said(places, _beyond(rest, [plains[place] for place in places]))


def _beyond(rest: str, named: list[str]) -> str:
    """What an answer says besides repeating the option's text."""
    flat = plain(rest)
    if flat in named or not flat:
        return ""
    return rest


def _by_texts(said: str, texts: list[str], plains: list[str]) -> Said | None:
    """Several options named by their texts with commas, semicolons or bars between."""
    parts = [part.strip() for part in _PARTS.split(said[:LONGEST])]
    places = [_place(part, texts, plains) for part in parts]
    if len(parts) < 2 or None in places:
        return None
    return Said(frozenset(place for place in places if place is not None), "")


def _place(said: str, texts: list[str], plains: list[str]) -> int | None:
    """The only option with exactly this text, or with the same words."""
    if texts.count(said) == 1:
        return texts.index(said)
    flat = plain(said)
    return plains.index(flat) if flat and plains.count(flat) == 1 else None


def _by_beginning(wanted: str, plains: list[str]) -> Said | None:
    """The only option that begins with the words of the answer."""
    begun = [place for place, text in enumerate(plains) if wanted and text.startswith(f"{wanted} ")]
    return Said(frozenset(begun), "") if len(begun) == 1 else None


def _by_numbers(said: str, options: int) -> Said | None:
    circled = _CIRCLED.match(said)
    if circled:
        places = frozenset(ord(mark) - ord("①") for mark in circled["marks"] if "①" <= mark <= "⑳")
        return Said(places, said[circled.end() :].strip()) if max(places) < options else None
    found = _DIGITS.match(said[:HEAD])
    if found:
        places = frozenset(int(number) - 1 for number in re.findall(r"\d+", found["numbers"]))
        if all(0 <= place < options for place in places):
            return Said(places, said[found.end() :].strip())
    return None
