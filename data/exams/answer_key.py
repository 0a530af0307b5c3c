"""Reads an answer key as people type or paste it: "1 B, 2 AC 3. d", one letter group after each number."""

import re
from collections.abc import Mapping

from data.errors import BadInput
from data.language import say

_TOKEN = re.compile(r"(?P<number>\d{1,6})|(?P<letters>[A-Za-z]{1,26})|(?P<other>[^\s\dA-Za-z])")
_FILLERS = frozenset({"q", "no", "nr", "question", "answer", "ans", "and", "correct", "key"})
_JOINING = frozenset(",;/&+")
LAST = "H"
"""The last letter an answer sheet has."""


def parsed_key(text: str, questions: int) -> dict[int, str]:
    """Right letters by number; raises `BadInput` for a number or letter that cannot be, or two keys for one number.

    Without any number the letters are taken in order, separated by spaces, commas or line ends.
    """
    if not any(character.isdecimal() for character in text):
        return _in_order(text, questions)
    found: dict[int, str] = {}
    number: int | None = None
    joined = False
    for token in _TOKEN.finditer(text):
        if token["number"]:
            number, joined = _number(token["number"], questions), False
            if number in found:
                raise BadInput(say("Question {n} has two keys: keep one of them.", n=number))
        elif token["other"]:
            joined = token["other"] in _JOINING
        elif token["letters"].casefold() not in _FILLERS:
            letters = _letters(token["letters"], number)
            if number is None or (number in found and not (joined or len(letters) == 1)):
                raise BadInput(say("“{text}” stands behind no number: write 1 B, 2 AC.", text=token["letters"]))
            found[number] = "".join(sorted({*found.get(number, ""), *letters}))
    if not found:
        raise BadInput(say("There is no key in this text: write 1 B, 2 AC."))
    return found


def written_key(keys: Mapping[int, str]) -> str:
    """A key as it is typed: 1 B, 2 AC."""
    return ", ".join(f"{number} {letters}" for number, letters in sorted(keys.items()) if letters)


def _in_order(text: str, questions: int) -> dict[int, str]:
    groups = re.findall(r"[A-Za-z]+", text)
    if not groups:
        raise BadInput(say("There is no key in this text: write 1 B, 2 AC."))
    if len(groups) == 1 and len(groups[0]) == questions:
        groups = list(groups[0])
    if len(groups) > questions:
        raise BadInput(say("This key has {n} answers for {total} questions.", n=len(groups), total=questions))
    return {place: "".join(sorted(set(_letters(each, place)))) for place, each in enumerate(groups, start=1)}


def _number(text: str, questions: int) -> int:
    number = int(text)
    if not 1 <= number <= questions:
        raise BadInput(say("There is no question {n}: the sheet has 1 to {total}.", n=number, total=questions))
    return number


def _letters(text: str, number: int | None) -> str:
    letters = text.upper()
    wrong = next((each for each in letters if not "A" <= each <= LAST), None)
    if wrong is not None or number is None:
        raise BadInput(say("“{text}” is no answer: give letters from A to H.", text=text[:20]))
    return letters
