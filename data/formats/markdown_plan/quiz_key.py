"""Which options of a question its answer names: by letter, number or words; nothing is guessed."""

import re
from collections.abc import Sequence

from data.formats.markdown_plan.inline import normal, plain
from data.model.questions import OPTION_LIMIT, letter

ANSWER_WORDS = (
    r"(?:correct |right |the )?(?:answers?|ans)(?: keys?)?|key|solutions?|정답(?:표)?|답안?|해답|解答|答え|正解|答案|"
    r"respuestas?(?: correctas?)?|respostas?(?: corretas?)?|gabarito|(?:richtige )?antwort(?:en)?|lösung(?:en)?|"
    r"réponses?|corrigé|risposte?|đáp án|ответы?"
)
ANSWER = re.compile(rf"^[^\w(（]{{0,6}}(?:{ANSWER_WORDS})\s?(?:is)?\s?[*_]{{0,2}}\s?[:：]\s?[*_]{{0,2}}\s*(\S.*)$")
OPTION_SIGN = re.compile(r"^\W{0,4}?(?:(?P<c>[①-⑧])|[(（]?(?P<l>[A-Za-z]|\d{1,2})[.):）、])[.):）、]?\s*")
_LETTERS = re.compile(
    r"^\W{0,4}(?:(?:options?|choices?|선택지|보기|opción|opção|option|選択肢|选项)\s)?[(（]?"
    r"(?P<all>(?:[①-⑧]|[A-Za-z]|\d{1,2})(?:번)?(?:\s?(?:[,;&/+、，]|and|und|y|e|et|와|과|및|和)\s?(?:[①-⑧]|[A-Za-z]|\d{1,2})(?:번)?){0,7}|"
    r"[A-H]{2,6})[)）]?"
    r"(?P<end>$|\s*[*_`]{0,3}\s*(?:$|[.):：）、\-–—(（\n]))"
)
_ONE = re.compile(r"[①-⑧]|[A-Za-z]|\d{1,2}")
_JOINING = re.compile(r"\s?(?:[,;&/+、，]|\band\b|\bund\b|\by\b|\be\b|\bet\b|와|과|및|和)\s?")


def states_key(title: str) -> bool:
    """Whether a bold line is the key of the question above it, such as "Answer: B", and titles nothing."""
    found = ANSWER.match(normal(title))
    return found is not None and (
        _LETTERS.match(found.group(1)) is not None or not normal(title).startswith(("key", "solution", "lösung"))
    )


def sign_of(option: str) -> str:
    """The letter or number before an option; empty where it has none."""
    found = OPTION_SIGN.match(option)
    return (found.group("c") or found.group("l").lower()) if found else ""


def bare_option(option: str) -> str:
    """An option without its letter."""
    return OPTION_SIGN.sub("", option, count=1).strip()


def key_of(options: Sequence[str], answer: str) -> tuple[str, str]:
    """The right letters in order and what else the answer says; an empty key where it names no option."""
    if not 2 <= len(options) <= OPTION_LIMIT:
        return "", answer
    places = _places(options)
    text = plain(answer.partition("\n")[0])
    found = _LETTERS.match(text)
    if found is not None:
        named = [places.get(sign.lower()) for sign in _signs(found.group("all"))]
        if named and None not in named:
            rest = text[found.end("all") :].strip(" )）.:：、-–—*_")
            return _letters(named), _joined(_unsaid(rest, options, named), answer.partition("\n")[2])
    same = [place for place, option in enumerate(options) if _flat(bare_option(option)) == _flat(text)]
    if len(same) == 1 and _flat(text):
        return letter(same[0]), answer.partition("\n")[2].strip()
    return "", answer


def _places(options: Sequence[str]) -> dict[str, int]:
    """Place of each option by its letter or number; by its place where the options bear none."""
    signs = [sign_of(option) for option in options]
    if len({*signs}) < len(signs) or "" in signs:
        signs = [letter(place).lower() for place in range(len(options))]
    places = {sign: place for place, sign in enumerate(signs)}
    for place, circled in enumerate("①②③④⑤⑥⑦⑧"[: len(options)]):
        if signs[place] in (circled, str(place + 1)):  # "정답: 3" beside ①②③④
            places.setdefault(circled, place)
            places.setdefault(str(place + 1), place)
    return places


def _signs(text: str) -> list[str]:
    if re.fullmatch(r"[A-H]{2,6}", text):
        return list(text)
    return [found for part in _JOINING.split(text) for found in _ONE.findall(part)]


def _letters(places: Sequence[int | None]) -> str:
    return "".join(letter(place) for place in sorted({place for place in places if place is not None}))


def _unsaid(rest: str, options: Sequence[str], places: Sequence[int | None]) -> str:
    """What stands behind the letter and is not the text of the option itself."""
    said = {_flat(bare_option(options[place])) for place in places if place is not None}
    return "" if _flat(rest) in said else rest


def _flat(text: str) -> str:
    return "".join(sign for sign in normal(plain(text)) if sign.isalnum())


def _joined(*texts: str) -> str:
    return "\n".join(text.strip() for text in texts if text.strip())
