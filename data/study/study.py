"""The open study: every record in memory, one way to change it, and a way back."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from data.clock import Clock
from data.errors import NotFound, NotSaved
from data.ids import IdSource
from data.language import say
from data.model.plan import Plan, Task
from data.model.record import Record
from data.store.merging.types import Document, Key, Tables
from data.store.text.codecs import CODECS
from data.store.text.field_kinds import READING_FAULTS
from data.store.text.protocol import DocumentChange, Step
from data.store.text.table import Documents
from data.study.records import Records
from data.study.stored_task_keys import task_key_of_document, task_keys
from data.study.task_index import TaskIndex
from data.study.task_key import task_key
from data.study.undo import StepHistory, rebased
from data.values import Values

if TYPE_CHECKING:
    from data.study.field_index import FieldIndex
    from data.study.store import Store

NONE_KNOWN: Mapping[Key, Record] = {}
Kind = TypeVar("Kind", bound=Record)


class Changed(Values):
    """What listeners are told: the tables that differ now, and whether somebody else changed them."""

    label: str
    tables: frozenset[str]
    from_outside: bool = False


class Study:
    """All records of one study. `commit` is the only way to change anything."""

    def __init__(self, store: "Store", clock: Clock, ids: IdSource) -> None:
        """Read every document of the store; what cannot be read is kept, left out and told in `notices`."""
        self.clock = clock
        self._store = store
        self._ids = ids
        self._listeners: list[Callable[[Changed], None]] = []
        self._records = Records(store.tables(), store.notices)
        self._history = StepHistory(store.history)
        self.notices = store.notices
        self.unfolded = store.unfolded
        """Changes that only this machine's journals held at opening."""
        self.when_closed: Callable[[], None] = lambda: None
        self.tasks = TaskIndex(lambda id_: self._records.get(Task, id_))
        """Every task, by day, phase and domain."""
        self._index_tasks()

    @property
    def plan(self) -> Plan:
        """The plan; raises `NotFound` in a study that was not set up."""
        for plan in self.all(Plan).values():
            return plan
        raise NotFound(say("This study has no plan yet. Run `cockpit` and choose one."))

    @property
    def is_new(self) -> bool:
        """Whether the study still has to be set up."""
        return not self.all(Plan)

    def new_id(self) -> int:
        """An id for a record that is about to be committed."""
        return self._ids.new()

    def all(self, kind: type[Kind]) -> Mapping[int, Kind]:
        """Every record of a kind by id, oldest first; not to be changed by the caller."""
        return self._records.all(kind)

    def get(self, kind: type[Kind], id_: int) -> Kind:
        """One record; raises `NotFound`."""
        record = self._records.get(kind, id_)
        if record is None:
            name = kind.__name__.lower()
            raise NotFound(say("This study no longer has {kind} {id}.", kind=name, id=id_))
        return record

    def by_field(self, kind: type[Kind], field: str) -> "FieldIndex[Kind]":
        """Records of a kind by the value of a field; only those that are asked for are read."""
        return self._records.by_field(kind, field)

    def find(self, kind: type[Kind], wanted: Callable[[Kind], bool]) -> Kind | None:
        """The first record of a kind that is wanted."""
        return next((record for record in self.all(kind).values() if wanted(record)), None)

    def commit(self, label: str, *changed: Record, removed: Iterable[Record] = ()) -> None:
        """Make one undoable change of any number of records; raises `NotSaved` and then changes nothing."""
        changes = [_change(self._records.table(record.table), record, record) for record in changed]
        changes += [_change(self._records.table(record.table), record, None) for record in removed]
        step = Step(label, tuple(change for change in changes if change.before != change.after))
        if not step.changes:
            return
        self._store.append(step)
        self._history.made(step)
        self._apply(step, ready_records={(record.table, record.id): record for record in changed})

    def put_back(self, label: str, tables: Tables) -> int:
        """Make the study hold just these documents as one undoable change; how many records that changed.

        Raises `NotSaved` and then changes nothing.
        """
        changes = []
        for table in sorted({*tables, *self._records.tables()}):
            wanted, present = tables.get(table, {}), self._records.table(table).whole()
            for id_ in sorted(wanted.keys() | present.keys()):
                changes.append(DocumentChange(table, id_, present.get(id_), wanted.get(id_)))
        step = Step(label, tuple(change for change in changes if change.before != change.after))
        if step.changes:
            self._store.append(step)
            self._history.made(step)
            self._apply(step)
        return len(step.changes)

    def merge(self, path: Path, label: str, only_count: bool = False) -> int:
        """Merge another copy of this study in as one undoable change; how many records that changes.

        Raises `BadFile`, `BadInput` and `NotSaved` and then changes nothing.
        """
        step = self._store.merge(path, label, only_count)
        if step.changes and not only_count:
            moved = self._history.rename(self._store.renamed)
            self._history.made(step)
            if moved:
                # Records here had to leave their ids to earlier ones of the copy: all of that is news.
                self.refresh()
            else:
                self._apply(step, from_outside=True)
        return len(step.changes)

    def undo(self, keeps_plan: bool = False) -> str | None:
        """Take the last change back and return its label; None when none is left, or where the plan is to stay."""
        return self._undo_or_redo("undo", keeps_plan)

    def redo(self) -> str | None:
        """Make the last undone change again and return its label; None when there is none."""
        return self._undo_or_redo("redo")

    def subscribe(self, listener: Callable[[Changed], None]) -> None:
        """Call `listener` after every change."""
        self._listeners.append(listener)

    def refresh(self) -> bool:
        """Take in what another program wrote; whether there was anything."""
        changes = self._store.news()
        self._history.rename(self._store.renamed)
        if changes:
            from data.study.removed_words import removed_unseen

            self.notices += removed_unseen(changes, self._history.has_reworded)
            self._apply(Step("Changed elsewhere", changes), from_outside=True)
        return bool(changes)

    def close(self) -> None:
        """Bring everything into the file."""
        self._store.close()
        self._store.remember(self.tasks.remembered)
        self.when_closed()

    def _index_tasks(self) -> None:
        """Make the index of all tasks: of a large file it is remembered but for what was changed since."""
        table = self._records.table(Task.table)
        try:
            self.tasks.remember(self._store.remembered())
        except (KeyError, TypeError, ValueError):
            self.tasks.extend(task_keys(table, partial(self._records.made, Task)))
            return
        for id_, before, after in table.differences():
            self._index(id_, before, None if after is None else self._records.made(Task, id_, after))

    def _index(self, id_: int, before: Document | None, task: Task | None) -> None:
        facts = task_key_of_document(before)
        if facts is not None:
            self.tasks.drop(id_, facts)
        if task is not None:
            self.tasks.extend([(id_, task_key(task))])

    def _undo_or_redo(self, kind: str, keeps_plan: bool = False) -> str | None:
        step = self._history.next(kind)
        if step is None:
            return None
        now = self._records.table
        changes = [rebased(change, now(change.table).get(change.id)) for change in step.reversed(kind).changes]
        from data.study.removed_words import with_last_words

        changes = [with_last_words(change, self._store.last_read) for change in changes]
        back = Step(step.label, tuple(change for change in changes if change.before != change.after), kind)
        if keeps_plan and _leaves_no_plan(back, self.all(Plan)):
            return None
        if not back.changes:
            self._history.moved(kind)
            return say("{label} (left as it is: changed elsewhere since)", label=step.label)
        self._store.append(back)
        self._history.moved(kind)
        self._apply(back)
        return step.label

    def _apply(
        self, step: Step, from_outside: bool = False, ready_records: Mapping[Key, Record] = NONE_KNOWN
    ) -> None:
        """Bring a step into memory and tell the listeners; `ready_records` need not be read again."""
        for change in step.changes:
            record = self._records.apply(change, ready_records.get((change.table, change.id)))
            if change.table == Task.table:
                self._index(change.id, change.before, record if isinstance(record, Task) else None)
        changed = Changed(step.label, frozenset(change.table for change in step.changes), from_outside)
        for listener in list(self._listeners):
            listener(changed)


def _leaves_no_plan(step: Step, plans: Mapping[int, Plan]) -> bool:
    """Whether a step takes the plan away, without which nothing can be shown."""
    removed = {change.id for change in step.changes if change.table == Plan.table and change.after is None}
    return bool(removed) and removed >= plans.keys()


def _change(table: Documents, named: Record, after: Record | None) -> DocumentChange:
    before = table.get(named.id)
    return DocumentChange(named.table, named.id, before, None if after is None else _written(before, after))


def _written(before: Document | None, record: Record) -> Document:
    """The record's document, with the fields that only a newer version of the program knows."""
    codec, stored = CODECS[record.table], before or {}
    document = codec.write(record)
    try:
        codec.refuse_unreadable({name: value for name, value in document.items() if stored.get(name) != value})
    except READING_FAULTS as error:
        raise NotSaved(say("The change cannot be saved ({why}). Nothing was changed.", why=error)) from error
    return {name: value for name, value in stored.items() if name not in codec.fields} | document
