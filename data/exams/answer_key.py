"""Reads an answer key as a learner types or pastes it: "1 B, 2 AC 3. d", a letter group after each number."""

import re
from collections.abc import Mapping

from data.errors import BadInput
from data.language import say, say_count

_TOKEN = re.compile(r"(?P<number>\d{1,6})|(?P<letters>[A-Za-z]{1,26})|(?P<other>[^\s\dA-Za-z])")
_FILLERS = frozenset({"q", "no", "nr", "question", "answer", "ans", "and", "correct", "key"})
_JOINING = frozenset(",;/&+")
LAST = "H"
"""The last letter on an answer sheet."""


def parsed_key(text: str, questions: int) -> dict[int, str]:
    """Parse a key into its letters by question number.

    Without numbers, the letter groups follow the order of the questions; spaces, commas or line ends separate them.
    Raises `BadInput` for an impossible number or letter, and for two keys for one number.
    """
    if not any(character.isdecimal() for character in text):
        return _in_order(text, questions)
    keys: dict[int, str] = {}
    number: int | None = None
    joined = False
    for token in _TOKEN.finditer(text):
        if token["number"]:
            number, joined = _number(token["number"], questions), False
            if number in keys:
                raise BadInput(say("Question {n} has two keys. Keep one of them.", n=number))
        elif token["other"]:
            joined = token["other"] in _JOINING
        elif token["letters"].casefold() not in _FILLERS:
            letters = _letters(token["letters"], number)
            if number is None or (number in keys and not (joined or len(letters) == 1)):
                raise BadInput(
                    say("“{text}” has no number before it. Write it like 1 B, 2 AC.", text=token["letters"])
                )
            keys[number] = "".join(sorted({*keys.get(number, ""), *letters}))
    if not keys:
        raise BadInput(say("There is no key in this text. Write it like 1 B, 2 AC."))
    return keys


def written_key(keys: Mapping[int, str]) -> str:
    """Format a key the way a learner types it: 1 B, 2 AC."""
    return ", ".join(f"{number} {letters}" for number, letters in sorted(keys.items()) if letters)


def _in_order(text: str, questions: int) -> dict[int, str]:
    groups = re.findall(r"[A-Za-z]+", text)
    if not groups:
        raise BadInput(say("There is no key in this text. Write it like 1 B, 2 AC."))
    if len(groups) == 1 and len(groups[0]) == questions:
        groups = list(groups[0])
    if len(groups) > questions:
        raise BadInput(
            say_count(
                questions,
                "This key has {given} answers for {n} question. Remove the extra ones.",
                "This key has {given} answers for {n} questions. Remove the extra ones.",
                given=len(groups),
            )
        )
    return {number: "".join(sorted(set(_letters(group, number)))) for number, group in enumerate(groups, start=1)}


def _number(text: str, questions: int) -> int:
    number = int(text)
    if not 1 <= number <= questions:
        raise BadInput(
            say("There is no question {n}. The sheet has questions 1 to {total}.", n=number, total=questions)
        )
    return number


def _letters(text: str, number: int | None) -> str:
    letters = text.upper()
    wrong = next((character for character in letters if not "A" <= character <= LAST), None)
    if wrong is not None or number is None:
        raise BadInput(say("“{text}” is not an answer. Use letters from A to H.", text=text[:20]))
    return letters
