"""A log of the very study it is imported into: what is there is found again, only what is new is added."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from data.formats.markdown_plan.merging import PlannedImport
from data.frozen import replace
from data.model.attempts import Attempt
from data.model.domains import Confidence, Domain
from data.model.notes import Note
from data.model.plan import Phase, Plan, Task
from data.model.record import Record
from data.model.resources import Resource
from data.model.sessions import StudySession
from data.study.study import Study

Kind = TypeVar("Kind", bound=Record)


def is_log_of(records: list[Record], study: Study) -> bool:
    """Whether a log that was read back tells of this study: its name, or its first day and length."""
    told = next(record for record in records if isinstance(record, Plan))
    held = study.plan
    return _said(told.name) == _said(held.name) or (told.start, told.weeks) == (held.start, held.weeks)


def merged_log(records: list[Record], study: Study) -> PlannedImport:
    """What the log adds to the study; nothing is taken out, unticked or written over."""
    merge = _Merge(study, records)
    merge.take(Phase, lambda each: _said(each.title))
    merge.take(Domain, lambda each: _said(each.name))
    merge.take(Confidence, lambda each: (merge.id_of(each.domain), each.checkpoint))
    merge.take(
        Task,
        lambda each: (_said(each.title), each.day, each.week),
        lambda each: _said(each.title),
        update=_filled_task,
    )
    merge.take(
        Note,
        lambda each: (each.section, each.day, _said(each.text)),
        lambda each: (each.section, each.day, _said(each.title)),
        update=_with_both_texts,
    )
    merge.take(
        Attempt, lambda each: (_said(each.title), each.day), lambda each: _said(each.title), update=_filled_attempt
    )
    merge.take(
        StudySession,
        lambda each: (each.day, round(each.minutes or 0), merge.id_of(each.task), _said(each.title)),
        lambda each: (each.day, round(each.minutes or 0)),
    )
    merge.take(Resource, lambda each: (_said(each.title), each.url), lambda each: _said(each.title))
    return PlannedImport(tuple(merge.changed), merge.added, merge.updated, merge.unchanged)


@dataclass(slots=True)
class _Merge:
    """The records of a log beside those of the study."""

    study: Study
    records: list[Record]
    changed: list[Record] = field(default_factory=list)
    added: dict[str, int] = field(default_factory=dict)
    updated: int = 0
    unchanged: int = 0
    ids: dict[int, int] = field(default_factory=dict)
    """Ids of the study by those the log was read back with."""

    def id_of(self, id_: int | None) -> int | None:
        """The study's id of a record of either side."""
        return self.ids.get(id_, id_) if id_ is not None else None

    def take(
        self,
        kind: type[Kind],
        *keys: Callable[[Kind], Hashable],
        update: Callable[[Kind, Kind], Kind] = lambda old, _: old,
    ) -> None:
        """Match records of a kind by the first key, then what is left by the next; add what nothing matches."""
        found = [record for record in self.records if isinstance(record, kind)]
        pairs = _pairs(found, self.study.all(kind).values(), keys)
        for record in found:
            old = pairs.get(record.id)
            if old is None:
                self.changed.append(self._moved_in(record))
                self.added[kind.table] = self.added.get(kind.table, 0) + 1
                continue
            self.ids[record.id] = old.id
            new = update(old, self._moved_in(record))
            if new == old:
                self.unchanged += 1
            else:
                self.updated += 1
                self.changed.append(new)

    def _moved_in(self, record: Kind) -> Kind:
        """The record with the ids of the study in place of the log's."""
        if isinstance(record, Confidence | StudySession | Task | Attempt):
            names = [name for name in ("domain", "phase", "task") if hasattr(record, name)]
            record = replace(record, **{name: self.id_of(getattr(record, name)) for name in names})
        if isinstance(record, Attempt):
            told = record.domain_scores
            scores = tuple(each._replace(domain=self.ids.get(each.domain, each.domain)) for each in told)
            record = replace(record, domain_scores=scores)
        return record


def _pairs(
    found: Iterable[Kind], held: Iterable[Kind], keys: Iterable[Callable[[Kind], Hashable]]
) -> dict[int, Kind]:
    """The record of the study for the id of each record found, every one used once."""
    pairs: dict[int, Kind] = {}
    left, free = list(found), list(held)
    for key in keys:
        by_key: dict[Hashable, list[Kind]] = {}
        for record in reversed(free):
            by_key.setdefault(key(record), []).append(record)
        for record in left:
            if same := by_key.get(key(record)):
                pairs[record.id] = same.pop()
        taken = {record.id for record in pairs.values()}
        left = [record for record in left if record.id not in pairs]
        free = [record for record in free if record.id not in taken]
    return pairs


def _said(text: str) -> str:
    return " ".join(text.split()).casefold()


def _with_both_texts(old: Note, told: Note) -> Note:
    """The longer text where one holds the other, else both."""
    if _said(told.text) in _said(old.text):
        return old
    text = told.text if old.text.strip() in told.text else f"{old.text.rstrip()}\n\n{told.text}"
    return replace(old, text=text)


def _filled_task(old: Task, told: Task) -> Task:
    """A tick of the log is added, and what the study does not know."""
    return replace(
        old,
        done_at=old.done_at or told.done_at,
        minutes=told.minutes if old.minutes is None else old.minutes,
        domain=told.domain if old.domain is None else old.domain,
        details=old.details or told.details,
    )


def _filled_attempt(old: Attempt, told: Attempt) -> Attempt:
    """A score where there was none, with its day and memo."""
    memo, day, target = old.memo or told.memo, old.day or told.day, told.target if old.target is None else old.target
    if old.percent is not None or old.right is not None:
        return replace(old, memo=memo, day=day, target=target)
    return replace(old, memo=memo, day=day, target=target, percent=told.percent, right=told.right, total=told.total)
