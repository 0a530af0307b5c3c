"""Ids of earlier versions that jq or JavaScript rounded: the checksum of a document tells which ones it named."""

from collections.abc import Iterable
from itertools import islice, product
from typing import Any

from data.store.foreign_files.foreign import sound
from data.store.merging.stamped_document import StampedDocument
from data.store.merging.types import Document, Key
from data.store.text.references import references, with_references

TRIES = 500
"""Combinations of ids that are tried for one document."""


class RoundedIds:
    """The ids of a file by what doubles make of them."""

    def __init__(self, keys: Iterable[Key]) -> None:
        """Take every id of the file."""
        self._ids: set[Key] = set(keys)
        self._by_double: dict[tuple[str, float], list[int]] = {}
        for table, id_ in sorted(self._ids):
            self._by_double.setdefault((table, float(id_)), []).append(id_)

    def entry(self, key: Key, fields: Document, mark: Any) -> StampedDocument | None:
        """The document as it was stamped, before its references were rounded; None when that cannot be told."""
        named = [(target, id_) for _, target, id_ in references(key[0], fields)]
        choices = [self._by_double.get((target, float(id_)), [id_]) for target, id_ in named]
        if all(choice == [id_] for choice, (_, id_) in zip(choices, named, strict=True)):
            return None
        for chosen in islice(product(*choices), TRIES):
            entry = sound(key, _naming(key[0], fields, chosen), mark)
            if entry is not None:
                return entry
        return None


def _naming(table: str, fields: Document, ids: Iterable[int]) -> Document:
    """The document with these ids in place of those it names, in the order in which it names them."""
    following = iter(ids)
    return with_references(table, fields, lambda _, __: next(following))
