"""Ids of earlier versions, which had 63 bits, become ids below 2^53: the same ones on every machine.

`short_id` says which, from the old id alone. Where two old ids become one, the larger old id takes another;
so that nothing has to guess later, those few are remembered beside the journals.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from zlib import crc32

from data.ids import ID_LIMIT, RANDOM_BITS, short_id
from data.store.merging.types import Document
from data.store.text.references import Rename, references, with_references

OLD_ID = re.compile(
    rb'"([0-9]{16,19})"[ \t\r\n]*:'  # the key of a document
    rb'|"id":[ \t\r\n]*([0-9]{16,19})(?![0-9])'  # a removed document
    rb'|", ([0-9]{16,19}), \{'  # a document of a journal
)
LONG = re.compile(rb"[0-9]{16}")
"""Found in every text that holds an id of an earlier version."""


class ShortIds:
    """New ids for old ones."""

    def __init__(self, exceptions: Mapping[int, int] | None = None, large: Collection[int] = ()) -> None:
        """Take the old ids that could not have the id that `short_id` gives, and ids that a script chose as large."""
        self.exceptions = dict(exceptions or {})
        self._large = large

    def learn(self, old_ids: Iterable[int]) -> None:
        """Find the exceptions among the ids that stand beside each other in a study."""
        old_ids = sorted({id_ for id_ in old_ids if id_ >= ID_LIMIT} - self.exceptions.keys())
        taken = set(self.exceptions.values())
        late = []
        for old in old_ids:
            short = short_id(old)
            if short in taken:
                late.append(old)
            taken.add(short)
        for old in late:
            self.exceptions[old] = short = _other(old, taken)
            taken.add(short)

    def __getitem__(self, id_: int) -> int:
        """The id below 2^53; an id that is below it already stays."""
        if id_ < ID_LIMIT or id_ in self._large:
            return id_
        return self.exceptions.get(id_) or short_id(id_)

    def document(self, table: str, fields: Document, rename: Rename | None = None) -> Document:
        """The document with new ids for all that it names."""
        return with_references(table, fields, rename or (lambda _, id_: self[id_]))


def _other(old: int, taken: set[int]) -> int:
    """A free id of about the same time."""
    start = short_id(old) >> RANDOM_BITS << RANDOM_BITS
    attempt = 0
    while True:
        attempt += 1
        id_ = start | crc32(b"%d/%d" % (old, attempt)) & (1 << RANDOM_BITS) - 1
        if id_ not in taken:
            return id_


def old_ids_in(content: bytes) -> set[int]:
    """The ids of earlier versions that documents have in the text of a file or a journal."""
    return {int(b"".join(groups)) for groups in OLD_ID.findall(content)} if LONG.search(content) else set()


def names_old_ids(table: str, id_: int, *documents: Document | None) -> bool:
    """Whether a document has, or names, an id of an earlier version."""
    if id_ >= ID_LIMIT:
        return True
    return any(one >= ID_LIMIT for fields in documents if fields for _, _, one in references(table, fields))
