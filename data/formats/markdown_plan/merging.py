"""Compares what a file says with what a study holds, record by record, by where in the file each came from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from data.model.record import Record
from data.study.study import Study

Kind = TypeVar("Kind", bound=Record)


@dataclass(frozen=True, slots=True)
class PlannedImport:
    """Everything one import would write, to be committed as one step; nothing is written by planning it."""

    changed: tuple[Record, ...]
    """The records to commit; empty when the study has all of it already."""
    added: Mapping[str, int]
    """How many new records by table."""
    updated: int
    unchanged: int


@dataclass(slots=True)
class Merging:
    """Compares what a file says with what the study holds, record by record."""

    study: Study
    name: str
    """The file's name, first part of every source key."""
    now: datetime
    changed: list[Record] = field(default_factory=list)
    added: dict[str, int] = field(default_factory=dict)
    updated: int = 0
    unchanged: int = 0
    renamed: Mapping[str, Record] = field(default_factory=dict)
    """Records that the file calls otherwise now, by their new source."""
    _known: dict[str, dict[str, Record]] = field(default_factory=dict)
    _met: dict[tuple[str, str], int] = field(default_factory=dict)

    def source(self, key: str) -> str:
        """Where a record comes from: the same when the file is imported again."""
        return f"{self.name}#{key}"

    def take(
        self, kind: type[Kind], key: str, make: Callable[[int, str], Kind], update: Callable[[Kind], Kind]
    ) -> Kind:
        """Add a record, made from an id and its source, or update the one the same place of the file made before."""
        key = self._numbered(kind.table, key)
        held = self.held(kind)
        old = held.get(self.source(key), self.renamed.get(self.source(key)))
        if isinstance(old, kind):
            new = update(old)
            if new == old:
                self.unchanged += 1
            else:
                self.updated += 1
                self.changed.append(new)
            held[self.source(key)] = new
            return new
        made = make(self.study.new_id(), self.source(key))
        self.changed.append(made)
        self.added[kind.table] = self.added.get(kind.table, 0) + 1
        held[self.source(key)] = made
        return made

    def held(self, kind: type[Kind]) -> dict[str, Record]:
        """The study's records of a kind by their source."""
        if kind.table not in self._known:
            records = self.study.all(kind).values()
            self._known[kind.table] = {str(getattr(record, "source", "")): record for record in records}
        return self._known[kind.table]

    def _numbered(self, table: str, key: str) -> str:
        """A key of its own for the second and third record that a file names alike."""
        times = self._met.get((table, key), 0) + 1
        self._met[table, key] = times
        return key if times == 1 else f"{key}#{times}"

    def planned(self) -> PlannedImport:
        """What was gathered."""
        return PlannedImport(tuple(self.changed), dict(self.added), self.updated, self.unchanged)
