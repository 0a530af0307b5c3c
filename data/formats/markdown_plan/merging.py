"""Compares what a file says with what a study holds, record by record, by where in the file each came from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from data.formats.text.written_forms import record_as_stored, record_as_written
from data.model.plan import TITLE_LIMIT
from data.model.record import Record
from data.study.study import Study
from data.text_folding import composed, fold

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
    written: Mapping[str, str] = field(default_factory=dict)
    """Composed words with how the file writes them."""
    changed: list[Record] = field(default_factory=list)
    added: dict[str, int] = field(default_factory=dict)
    updated: int = 0
    unchanged: int = 0
    renamed: Mapping[str, Record] = field(default_factory=dict)
    """Records that the file calls otherwise now, by their new folded source."""
    said: list[Record] = field(default_factory=list)
    """Every record the file speaks of, also those that stay as they are."""
    _known: dict[str, dict[str, Record]] = field(default_factory=dict)
    _alike: dict[str, dict[str, list[Record]]] = field(default_factory=dict)
    """Held records by table and folded source."""
    _taken: set[tuple[str, int]] = field(default_factory=set)
    """Records that a place of the file has found already."""
    _met: dict[tuple[str, str], int] = field(default_factory=dict)

    def source(self, key: str) -> str:
        """Where a record comes from: the same when the file is imported again."""
        return f"{self.name}#{key}"

    def folded_source(self, key: str) -> str:
        """Where a record comes from, for comparing: normal form, accents, width and case make no difference."""
        return fold(self.source(key))

    def take(
        self, kind: type[Kind], key: str, make: Callable[[int, str], Kind], update: Callable[[Kind], Kind]
    ) -> Kind:
        """Add a record, made from an id and its source, or update the one the same place of the file made before."""
        key = self._numbered(kind.table, key)
        held = self.held(kind)
        old = self._found(kind, key)
        if isinstance(old, kind):
            self._taken.add((kind.table, old.id))
            new = self.as_held(old, update(old))
            if new == old:
                self.unchanged += 1
            else:
                self.updated += 1
                self.changed.append(new)
            held[self.source(key)] = new
            self.said.append(new)
            return new
        made = self._as_written(make(self.study.new_id(), self.source(key)))
        self.changed.append(made)
        self.added[kind.table] = self.added.get(kind.table, 0) + 1
        held[self.source(key)] = made
        self.said.append(made)
        return made

    def as_held(self, old: Kind, new: Kind) -> Kind:
        """A record as the file writes it, with the old texts where they differ in normal form alone."""
        return record_as_stored(old, self._as_written(new))

    def _as_written(self, record: Kind) -> Kind:
        return record_as_written(record, self.written, TITLE_LIMIT)

    def _found(self, kind: type[Kind], key: str) -> Record | None:
        """The record that the same place of the file made before, however its letters are put together."""
        folded = self.folded_source(key)
        if kind.table not in self._alike:
            alike: dict[str, list[Record]] = {}
            for name, record in self.held(kind).items():
                alike.setdefault(fold(name), []).append(record)
            self._alike[kind.table] = alike
        candidates = [
            self.held(kind).get(self.source(key)),
            *self._alike[kind.table].get(folded, ()),
            self.renamed.get(folded),
        ]
        free = (each for each in candidates if each is not None and (kind.table, each.id) not in self._taken)
        return next(free, None)

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


def text_now(old: str, said: str) -> str:
    """What the file says now, where the study's text does not hold it already: what the learner added stays."""
    return old if said in old or composed(said) in composed(old) else said
