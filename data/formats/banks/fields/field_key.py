"""Which options are right, for a question that comes as named fields."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from data.formats.banks.text.answers import plain, understood
from data.model.questions import OPTION_LIMIT, letter

_NAMED = re.compile(r"(?:option|answer|choice|opt|ans)s?[\s_-]?(?P<mark>[a-hA-H]|\d{1,2})")
_NUMBERS = re.compile(r"\d{1,2}(?:\s?[,;|]\s?\d{1,2})*")
_PARTS = re.compile(r"\s*(?:[|;\n]|,(?=\s?\S))\s*")


def numbers_in(value: Any) -> list[int]:
    """Numbers that a key consists of; none where it is anything else."""
    if isinstance(value, bool):
        return []
    if isinstance(value, int):
        return [value]
    if isinstance(value, list):
        return [number for item in value[:OPTION_LIMIT] for number in numbers_in(item)]
    if isinstance(value, str) and _NUMBERS.fullmatch(value.strip()):
        return [int(number) for number in re.findall(r"\d+", value)]
    return []


def base_of(keys: Iterable[tuple[Any, int]], default: int) -> int:
    """Whether a file counts options from 0 or from 1: from 0 where a 0 occurs, from 1 where one is the last option.

    `keys` are pairs of a key and how many options there are.
    """
    top = False
    for value, options in keys:
        numbers = numbers_in(value)
        if 0 in numbers:
            return 0
        top = top or options in numbers
    return 1 if top else default


def places_of(value: Any, texts: Sequence[str], ids: Sequence[str], base: int) -> frozenset[int] | None:
    """Places of the right options; None when the key is empty or not understood."""
    if isinstance(value, dict):
        right = [mark for mark, said in value.items() if said is True or str(said).casefold() in ("true", "1", "yes")]
        value = [mark.removesuffix("_correct") if isinstance(mark, str) else mark for mark in right]
    if isinstance(value, list):
        found = [places_of(item, texts, ids, base) for item in value[:OPTION_LIMIT]]
        known = [places for places in found if places is not None]
        return frozenset().union(*known) if known and len(known) == len(found) else None
    if value is None or value == "":
        return None
    said = str(value).strip()
    counted = list(ids) == [str(number) for number in range(1, len(ids) + 1)]
    if said in ids and not (counted and base == 0):
        return frozenset([list(ids).index(said)])
    if isinstance(value, int) or plain(said) not in map(plain, texts):
        numbers = numbers_in(value)
        if numbers:
            places = frozenset(number - base for number in numbers)
            return places if all(0 <= place < len(texts) for place in places) else None
    return _in_words(said, texts, ids)


def _in_words(said: str, texts: Sequence[str], ids: Sequence[str]) -> frozenset[int] | None:
    letters = "".join(ids) if all(len(mark) == 1 and mark.isalpha() for mark in ids) else ""
    letters = letters or "".join(letter(place) for place in range(min(len(texts), OPTION_LIMIT)))
    named = _NAMED.fullmatch(said)
    if named:
        mark = named["mark"]
        place = int(mark) - 1 if mark.isdigit() else letters.upper().find(mark.upper())
        return frozenset([place]) if 0 <= place < len(texts) else None
    places, _ = understood(said, letters, list(texts))
    if places is not None:
        return places
    parts = [part for part in _PARTS.split(said[:2000]) if part]
    if len(parts) < 2:
        return None
    found = [_in_words(part, texts, ids) if len(part) < len(said) else None for part in parts[:OPTION_LIMIT]]
    known = [each for each in found if each is not None]
    return frozenset().union(*known) if len(known) == len(found) else None
