"""Which record an open program means by an id: it is known by its first stamp when it gets another id."""

from collections.abc import Callable, Iterable

from data.store.journals.journals import Meant, Touched
from data.store.merging.stamped_document import StampedDocument
from data.store.merging.stamps import Stamp
from data.store.merging.types import Key


class FirstStamps:
    """The first stamps of the records that a program changed or named, by the ids it knows them by."""

    def __init__(self, find: Callable[[Key], StampedDocument | None]) -> None:
        """Take what finds a record now."""
        self._find = find
        self._stamps: dict[Key, Stamp] = {}
        self.renamed: dict[Key, int] = {}
        """Records that have another id since, until the study knows."""

    def named_in(self, touched: Iterable[Touched]) -> Meant:
        """The records that documents name, also those that they named before."""
        from data.store.text.references import NAMING, references

        means: dict[Key, Stamp] = {}
        stamps = self._stamps
        for one in touched:
            if one.table not in NAMING:
                continue
            for fields in (one.entry.fields, one.before):
                for _, table, id_ in references(one.table, fields) if fields else ():
                    stamp = stamps.get((table, id_)) or self._look_up((table, id_))
                    if stamp:
                        means[table, id_] = stamp
        return means

    def note(self, touched: Iterable[Touched]) -> None:
        """Know what was changed."""
        for one in touched:
            self._stamps[one.key] = one.entry.first_stamp

    def follow(self) -> None:
        """Find out which records have another id than they had."""
        from data.store.duplicate_ids.other_ids import other_id

        stamps, self._stamps = self._stamps, {}
        for key, stamp in stamps.items():
            for now in (key, (key[0], other_id(key, stamp))):
                entry = self._find(now)
                if entry is not None and entry.first_stamp == stamp:
                    self._stamps[now] = stamp
                    if now != key:
                        self.renamed[key] = now[1]
                    break

    def _look_up(self, key: Key) -> Stamp:
        entry = self._find(key)
        if entry is None:
            return ""
        self._stamps[key] = entry.first_stamp
        return entry.first_stamp
