"""Restores a file's own spelling of words with decomposed letters, whose marks are separate characters.

Readers compose every letter; records from the file get its own spelling back.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from data.frozen import Frozen, as_dict, replace
from data.text_folding import composed, same_text
from data.values import Values

Kind = TypeVar("Kind", bound=Frozen)
WORD = re.compile("[\\w\u0300-\u036f\u3099\u309a]+")
_NOT_TEXT = ("source", "key", "content_key", "status", "language", "pack", "format", "wordings", "disputes")
"""Fields without words of the file in its spelling, or with earlier values of the study."""


def written_forms(text: str) -> Mapping[str, str]:
    """Maps composed words to the file's spelling; empty if the file composes every letter.

    A word that the file also writes composed stays composed.
    """
    composed_text = composed(text)
    if composed_text == text:
        return {}
    form_by_word = dict(zip(WORD.findall(composed_text), WORD.findall(text), strict=False))
    forms = {word: form for word, form in form_by_word.items() if word != form and composed(form) == word}
    if not forms:
        return {}
    composed_words = set(WORD.findall(text))
    return {word: form for word, form in forms.items() if word not in composed_words}


def as_written(text: str, forms: Mapping[str, str]) -> str:
    """Replace words of a text by the file's spelling."""
    if not forms or text.isascii():
        return text
    return WORD.sub(lambda word: forms.get(word[0], word[0]), text)


def record_as_written(record: Kind, forms: Mapping[str, str], limit: int) -> Kind:
    """Replace words of a record by the file's spelling; one-line texts that would exceed `limit` stay."""
    if not forms:
        return record

    def text_as_written(text: str) -> str:
        written = as_written(text, forms)
        return text if "\n" not in text and len(text) <= limit < len(written) else written

    changes = {name: _each_text(value, text_as_written) for name, value in _texts_of(record)}
    return replace(record, **changes)


def record_as_stored(old: Kind, new: Kind) -> Kind:
    """The new record, with the old texts where both differ only in normal form."""
    stored = as_dict(old)
    changes = {name: _as_stored(stored[name], value) for name, value in _texts_of(new) if value != stored[name]}
    return replace(new, **changes) if changes else new


def _texts_of(record: Frozen) -> Iterator[tuple[str, Any]]:
    """The values of a record that may contain words of a file."""
    return ((name, value) for name, value in as_dict(record).items() if name not in _NOT_TEXT)


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    """A value with `change` applied to each text in it."""
    if isinstance(value, str):
        return change(value)
    if not isinstance(value, tuple):
        return value
    parts = [_each_text(part, change) for part in value]
    return type(value)(*parts) if isinstance(value, Values) else tuple(parts)


def _as_stored(old: Any, new: Any) -> Any:
    if isinstance(old, str) and isinstance(new, str):
        return old if same_text(old, new) else new
    if not (isinstance(old, tuple) and isinstance(new, tuple)):
        return new
    parts = [*map(_as_stored, old, new), *new[len(old) :]]
    return type(new)(*parts) if isinstance(new, Values) else tuple(parts)
