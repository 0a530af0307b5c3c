"""The open study: every record in memory, one way to change it, and a way back."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from data.clock import Clock
from data.errors import BadFile, NotFound
from data.identity import IdSource
from data.plan import Plan, Task
from data.record import Record
from data.store.records import CODECS
from data.store.seam import Document, DocumentChange, Step, Store
from data.task_index import TaskIndex

Kind = TypeVar("Kind", bound=Record)
HISTORY_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Changed:
    """What listeners are told: the tables that differ now, and whether somebody else changed them."""

    label: str
    tables: frozenset[str]
    from_outside: bool = False


class Study:
    """All records of one study. `commit` is the only way to change anything."""

    def __init__(self, store: Store, clock: Clock, ids: IdSource) -> None:
        """Read every document of the store; what cannot be read is kept, left out and told in `notices`."""
        self.clock = clock
        self._store = store
        self._ids = ids
        self._listeners: list[Callable[[Changed], None]] = []
        self._documents = store.tables()
        self._history: tuple[list[Step], list[Step]] | None = None
        self._records: dict[str, dict[int, Record]] = {}
        self._groups: dict[str, dict[Callable[..., Hashable], dict[Hashable, list[Record]]]] = {}
        self.notices = store.notices
        self.tasks = TaskIndex()
        self.tasks.extend(self.all(Task).values())

    @property
    def plan(self) -> Plan:
        """The plan; raises `NotFound` in a study that was not set up."""
        for plan in self.all(Plan).values():
            return plan
        raise NotFound("This study has no plan yet: start `cockpit` once and choose one.")

    @property
    def is_new(self) -> bool:
        """Whether the study still has to be set up."""
        return not self.all(Plan)

    def new_id(self) -> int:
        """An id for a record that is about to be committed."""
        return self._ids.new()

    def all(self, kind: type[Kind]) -> Mapping[int, Kind]:
        """Every record of a kind by id, oldest first; not to be changed by the caller."""
        if kind.table not in self._records:
            self._records[kind.table] = self._read_table(kind.table)
        return cast(Mapping[int, Kind], self._records[kind.table])

    def get(self, kind: type[Kind], id_: int) -> Kind:
        """One record; raises `NotFound`."""
        try:
            return self.all(kind)[id_]
        except KeyError:
            raise NotFound(f"There is no {kind.__name__.lower()} {id_} in this study any more.") from None

    def grouped(self, kind: type[Kind], key: Callable[[Kind], Hashable]) -> Mapping[Hashable, list[Kind]]:
        """Records of a kind by what `key` says of them; made again only when the kind's table changed."""
        kept = self._groups.setdefault(kind.table, {})
        if key not in kept:
            groups: dict[Hashable, list[Record]] = {}
            for record in self.all(kind).values():
                groups.setdefault(key(record), []).append(record)
            kept[key] = groups
        return cast(Mapping[Hashable, list[Kind]], kept[key])

    def find(self, kind: type[Kind], wanted: Callable[[Kind], bool]) -> Kind | None:
        """The first record of a kind that is wanted."""
        return next((record for record in self.all(kind).values() if wanted(record)), None)

    def commit(self, label: str, *changed: Record, removed: Iterable[Record] = ()) -> None:
        """Make one undoable change of any number of records; raises `NotSaved` and then changes nothing."""
        changes = [self._change(record.table, record.id, record) for record in changed]
        changes += [self._change(record.table, record.id, None) for record in removed]
        step = Step(label, tuple(change for change in changes if change.before != change.after))
        if not step.changes:
            return
        self._store.append(step)
        if self._history is not None:
            past, future = self._history
            past.append(step)
            del past[:-HISTORY_LIMIT]
            future.clear()
        self._apply(step)

    def undo(self) -> str | None:
        """Take the last change back and return its label; None when there is none left."""
        past, future = self._stacks()
        return self._turn("undo", past, future)

    def redo(self) -> str | None:
        """Make the last undone change again and return its label; None when there is none."""
        past, future = self._stacks()
        return self._turn("redo", future, past)

    def subscribe(self, listener: Callable[[Changed], None]) -> None:
        """Call `listener` after every change."""
        self._listeners.append(listener)

    def refresh(self) -> bool:
        """Take in what another program wrote; whether there was anything."""
        changes = self._store.news()
        if changes:
            self._apply(Step("Changed elsewhere", changes), from_outside=True)
        return bool(changes)

    def close(self) -> None:
        """Bring everything into the file."""
        self._store.close()

    def _stacks(self) -> tuple[list[Step], list[Step]]:
        """The history, read when it is first needed: most sessions never take anything back."""
        if self._history is None:
            self._history = self._store.history()
        return self._history

    def _turn(self, kind: str, source: list[Step], target: list[Step]) -> str | None:
        if not source:
            return None
        step = source[-1]
        found = (self._rebased(change) for change in step.reversed(kind).changes)
        back = Step(step.label, tuple(change for change in found if change.before != change.after), kind)
        self._store.append(back)
        target.append(source.pop().reversed("do"))
        self._apply(back)
        return step.label

    def _rebased(self, change: DocumentChange) -> DocumentChange:
        """The change with what others did to the document since left alone."""
        current = self._documents.get(change.table, {}).get(change.id)
        if change.before is None or change.after is None:
            return replace(change, before=current)
        if current is None:
            return replace(change, before=None, after=None)
        names = {
            name
            for name in change.before.keys() | change.after.keys()
            if change.before.get(name) != change.after.get(name)
        }
        after = {name: value for name, value in current.items() if name not in names}
        after |= {name: value for name, value in change.after.items() if name in names}
        return replace(change, before=current, after=after)

    def _change(self, table: str, id_: int, record: Record | None) -> DocumentChange:
        before = self._documents.get(table, {}).get(id_)
        after = None if record is None else self._written(before, record)
        return DocumentChange(table, id_, before, after)

    @staticmethod
    def _written(before: Document | None, record: Record) -> Document:
        """The record's document, with the fields that only a newer version of the program knows."""
        codec = CODECS[record.table]
        unknown = {name: value for name, value in (before or {}).items() if name not in codec.fields}
        return unknown | codec.write(record)

    def _apply(self, step: Step, from_outside: bool = False) -> None:
        for change in step.changes:
            documents = self._documents.setdefault(change.table, {})
            if change.after is None:
                documents.pop(change.id, None)
            else:
                documents[change.id] = change.after
            self._apply_record(change)
        told = Changed(step.label, frozenset(change.table for change in step.changes), from_outside)
        for listener in list(self._listeners):
            listener(told)

    def _apply_record(self, change: DocumentChange) -> None:
        self._groups.pop(change.table, None)
        records = self._records.get(change.table)
        record = None if change.after is None else self._read(change.table, change.id, change.after)
        if records is not None:
            records.pop(change.id, None)
            if record is not None:
                records[change.id] = record
        if isinstance(record, Task):
            self.tasks.put(record)
        elif change.table == Task.table:
            self.tasks.drop(change.id)

    def _read_table(self, table: str) -> dict[int, Record]:
        records = ((id_, self._read(table, id_, doc)) for id_, doc in self._documents.get(table, {}).items())
        return {id_: record for id_, record in sorted(records, key=lambda pair: pair[0]) if record is not None}

    def _read(self, table: str, id_: int, document: Document) -> Record | None:
        try:
            record: Record = CODECS[table].read(id_, document)
        except BadFile as error:
            self.notices.append(f"{error}. It is kept in the file and left out here.")
            return None
        return record
