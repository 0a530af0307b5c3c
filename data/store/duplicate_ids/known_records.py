"""What is known of the records of a study, for whoever tells apart those that were made under one id."""

from collections.abc import Mapping
from typing import Protocol

from data.store.merging.stamped_document import StampedDocument
from data.store.merging.stamps import Stamp
from data.store.merging.types import Key


class KnownRecords(Protocol):
    """Finds records."""

    def find(self, key: Key) -> StampedDocument | None:
        """A document with its stamps, also one that was removed; None when there never was one."""

    def ids_with(self, table: str, stamp: Stamp) -> set[int]:
        """The documents of a table that may have this first stamp."""


class InEntries:
    """The records of a mapping."""

    def __init__(self, entries: Mapping[Key, StampedDocument]) -> None:
        """Take the mapping; it is looked through when somebody asks for a stamp."""
        self._entries = entries
        self._ids: dict[tuple[str, Stamp], set[int]] | None = None

    def find(self, key: Key) -> StampedDocument | None:
        """A document with its stamps, also one that was removed; None when there never was one."""
        return self._entries.get(key)

    def ids_with(self, table: str, stamp: Stamp) -> set[int]:
        """The documents of a table with this first stamp."""
        if self._ids is None:
            self._ids = {}
            for (name, id_), entry in self._entries.items():
                self._ids.setdefault((name, entry.first_stamp), set()).add(id_)
        return self._ids.get((table, stamp), set())
