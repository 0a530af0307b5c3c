"""Finds the right options of a question that consists of named fields."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from data.formats.banks.keys.answers import named_options, plain
from data.formats.banks.keys.key_marks import letters_in
from data.model.questions import OPTION_LIMIT, letter
from data.values import Values

_NAMED = re.compile(r"(?:option|answer|choice|opt|ans)s?[\s_-]?(?P<mark>[a-zA-Z]|\d{1,2})")
_NUMBERS = re.compile(r"\d{1,2}(?:\s?[,;|]\s?\d{1,2})*")
_PARTS = re.compile(r"\s*(?:[|;\n]|,(?=\s?\S))\s*")


class KeyStyle(Values):
    """How a file writes its keys, judged by all its questions."""

    base: int = 0
    """Number of the first option."""
    texts: bool = False
    """Whether keys are always the options' texts and never letters."""
    numbers: bool = True
    """Whether a number that is also an option's text means a number."""


class RightOptions(Values):
    """Indexes of the right options; `text_match` is an option whose text equals a key that names another option."""

    right: frozenset[int]
    text_match: int | None = None


def numbers_in(value: Any) -> list[int]:
    """The numbers in a key; empty if it contains anything else."""
    if isinstance(value, bool):
        return []
    if isinstance(value, int):
        return [value]
    if isinstance(value, list):
        return [number for item in value[:OPTION_LIMIT] for number in numbers_in(item)]
    if isinstance(value, str) and _NUMBERS.fullmatch(value.strip()):
        return [int(number) for number in re.findall(r"\d+", value)]
    return []


def key_style(keys: Iterable[tuple[Any, Sequence[str]]], default: int, numbered: bool) -> KeyStyle:
    """Judge how a file writes its keys; `keys` are pairs of a key and the options' texts.

    Options count from 0 if any key is 0, from 1 if a key is the number of the last option, else from `default`;
    `numbered` means that the options have numbers of their own.
    """
    top = zero = texts = letters = numbers = False
    for value, options in keys:
        key_numbers = numbers_in(value)
        same = isinstance(value, str) and plain(value) in map(plain, options)
        if key_numbers and not same:
            zero, top, numbers = zero or 0 in key_numbers, top or len(options) in key_numbers, True
        elif key_numbers and not isinstance(value, str):
            zero = zero or 0 in key_numbers
        elif isinstance(value, str):
            marks = letters_in(value.strip(), "".join(letter(at) for at in range(min(len(options), OPTION_LIMIT))))
            pure = marks is not None and marks.pure
            letters = letters or (pure and not same)
            texts = texts or (same and not pure)
    base = 0 if zero else 1 if top else default
    return KeyStyle(base, texts and not letters, numbers or (numbered and not texts))


def right_options(value: Any, texts: Sequence[str], ids: Sequence[str], style: KeyStyle) -> RightOptions | None:
    """The right options; None when the key is empty or not understood."""
    if isinstance(value, dict):
        right = [
            mark
            for mark, is_right in value.items()
            if is_right is True or str(is_right).casefold() in ("true", "1", "yes")
        ]
        value = [mark.removesuffix("_correct") if isinstance(mark, str) else mark for mark in right]
    if isinstance(value, list):
        return _together([right_options(item, texts, ids, style) for item in value[:OPTION_LIMIT]])
    if value is None or value == "":
        return None
    key = str(value).strip()
    own_marks = [mark.casefold() for mark in ids]
    counted = list(ids) == [str(number) for number in range(1, len(ids) + 1)]
    same = _index_of_text(key, texts)
    if key.casefold() in own_marks and not (counted and (style.base == 0 or isinstance(value, int))):
        at = own_marks.index(key.casefold())
        if same in (None, at) or (not style.texts and (not counted or style.numbers)) or not _plain_ids(ids):
            return RightOptions(frozenset([at]), same if same != at else None)
    numbers = numbers_in(value)
    if numbers and (isinstance(value, int) or same is None or style.numbers):
        indexes = frozenset(number - style.base for number in numbers)
        if all(0 <= index < len(texts) for index in indexes):
            return RightOptions(indexes, same if isinstance(value, str) and indexes != {same} else None)
    return _in_words(key, texts, ids, style)


def _index_of_text(key: str, texts: Sequence[str]) -> int | None:
    """Index of the only option with this text."""
    plains = [plain(text) for text in texts]
    flat = plain(key)
    return plains.index(flat) if flat and plains.count(flat) == 1 else None


def _plain_ids(ids: Sequence[str]) -> bool:
    """Whether the options' ids are only letters or numbers."""
    return all(len(mark) <= 2 for mark in ids)


def _together(parts: Sequence[RightOptions | None]) -> RightOptions | None:
    understood = [part for part in parts if part is not None]
    if not understood or len(understood) < len(parts):
        return None
    text_match = next((part.text_match for part in understood if part.text_match is not None), None)
    return RightOptions(frozenset().union(*(part.right for part in understood)), text_match)


def _in_words(key: str, texts: Sequence[str], ids: Sequence[str], style: KeyStyle) -> RightOptions | None:
    letters = "".join(ids) if all(len(mark) == 1 and mark.isalpha() for mark in ids) else ""
    letters = letters or "".join(letter(number) for number in range(min(len(texts), OPTION_LIMIT)))
    same = _index_of_text(key, texts)
    named_mark = _NAMED.fullmatch(key)
    if named_mark and same is None:
        mark = named_mark["mark"]
        index = int(mark) - 1 if mark.isdecimal() else letters.upper().find(mark.upper())
        return RightOptions(frozenset([index])) if 0 <= index < len(texts) else None
    if same is not None and style.texts:
        return RightOptions(frozenset([same]), None)
    match = named_options(key, letters, list(texts), style.numbers)
    if match.indexes is not None:
        return RightOptions(match.indexes, match.text_match)
    parts = [part for part in _PARTS.split(key[:2000]) if part]
    if len(parts) < 2:
        return None
    return _together(
        [_in_words(part, texts, ids, style) if len(part) < len(key) else None for part in parts[:OPTION_LIMIT]]
    )
