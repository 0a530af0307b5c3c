"""Merges a study log back into its own study: matches existing records and adds only new ones."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from data.formats.export.study_log.task_columns import COLUMNS
from data.formats.markdown_plan.merging import PlannedImport
from data.frozen import replace
from data.model.attempts import Attempt
from data.model.domains import Confidence, Domain
from data.model.notes import Note
from data.model.plan import Phase, Plan, Task
from data.model.record import Record
from data.model.resources import Resource
from data.model.sessions import StudySession
from data.store.text.references import REFERENCES
from data.study.study import Study
from data.text_folding import fold

Kind = TypeVar("Kind", bound=Record)


def is_log_of(records: list[Record], study: Study) -> bool:
    """Whether a log belongs to this study: the same name, or the same first day and length."""
    log_plan = next(record for record in records if isinstance(record, Plan))
    plan = study.plan
    return _folded(log_plan.name) == _folded(plan.name) or (log_plan.start, log_plan.weeks) == (
        plan.start,
        plan.weeks,
    )


def merged_log(records: list[Record], study: Study) -> PlannedImport:
    """What the log adds to the study; nothing is removed, unticked or overwritten."""
    merge = _Merge(study, records)
    merge.merge_kind(Phase, lambda phase: _folded(phase.title))
    merge.merge_kind(Domain, lambda domain: _folded(domain.name))
    merge.merge_kind(Confidence, lambda rating: (merge.id_of(rating.domain), rating.checkpoint))
    merge.merge_kind(
        Note,
        lambda note: (note.section, note.day, _folded(note.text)),
        lambda note: (note.section, note.day, _folded(note.title)),
        update=_with_both_texts,
    )
    merge.merge_kind(
        Attempt,
        lambda attempt: (_folded(attempt.title), attempt.day),
        lambda attempt: _folded(attempt.title),
        update=_filled_attempt,
    )
    merge.merge_kind(
        Resource, lambda resource: (_folded(resource.title), resource.url), lambda resource: _folded(resource.title)
    )
    merge.merge_kind(
        Task,
        lambda task: (_folded(task.title), task.day, task.week),
        lambda task: _folded(task.title),
        update=_filled_task,
    )
    merge.merge_kind(
        StudySession,
        lambda session: (session.day, round(session.minutes or 0), merge.id_of(session.task), _folded(session.title)),
        lambda session: (session.day, round(session.minutes or 0)),
        update=_filled_session,
    )
    return PlannedImport(tuple(merge.changed), merge.added, merge.updated, merge.unchanged)


@dataclass(slots=True)
class _Merge:
    """The records of a log and those of the study."""

    study: Study
    records: list[Record]
    changed: list[Record] = field(default_factory=list)
    added: dict[str, int] = field(default_factory=dict)
    updated: int = 0
    unchanged: int = 0
    ids: dict[int, int] = field(default_factory=dict)
    """The study's ids by the ids of the log's records."""

    def id_of(self, id_: int | None) -> int | None:
        """The study's id for a record of either side."""
        return self.ids.get(id_, id_) if id_ is not None else None

    def merge_kind(
        self,
        kind: type[Kind],
        *keys: Callable[[Kind], Hashable],
        update: Callable[[Kind, Kind], Kind] = lambda old, _: old,
    ) -> None:
        """Match records of a kind by the first key, and the rest by the next key; add those that match nothing."""
        log_records = [record for record in self.records if isinstance(record, kind)]
        pairs = _pairs(log_records, self.study.all(kind).values(), keys)
        for record in log_records:
            old = pairs.get(record.id)
            if old is None:
                self.changed.append(self._with_study_ids(record))
                self.added[kind.table] = self.added.get(kind.table, 0) + 1
                continue
            self.ids[record.id] = old.id
            new = update(old, self._with_study_ids(record))
            if new == old:
                self.unchanged += 1
            else:
                self.updated += 1
                self.changed.append(new)

    def _with_study_ids(self, record: Kind) -> Kind:
        """The record with the study's ids instead of the log's."""
        names = REFERENCES.get(record.table, ())
        if names:
            record = replace(record, **{name: self.id_of(getattr(record, name)) for name in names})
        if isinstance(record, Attempt):
            log_scores = record.domain_scores
            scores = tuple(score._replace(domain=self.ids.get(score.domain, score.domain)) for score in log_scores)
            record = replace(record, domain_scores=scores)
        return record


def _pairs(
    log_records: Iterable[Kind], records: Iterable[Kind], keys: Iterable[Callable[[Kind], Hashable]]
) -> dict[int, Kind]:
    """The study's record for the id of each matching record of the log; each is used once."""
    pairs: dict[int, Kind] = {}
    unmatched, free = list(log_records), list(records)
    for key in keys:
        by_key: dict[Hashable, list[Kind]] = {}
        for record in reversed(free):
            by_key.setdefault(key(record), []).append(record)
        for record in unmatched:
            if same := by_key.get(key(record)):
                pairs[record.id] = same.pop()
        matched_ids = {record.id for record in pairs.values()}
        unmatched = [record for record in unmatched if record.id not in pairs]
        free = [record for record in free if record.id not in matched_ids]
    return pairs


def _folded(text: str) -> str:
    return fold(text)


def _with_both_texts(old: Note, addition: Note) -> Note:
    """The longer text if it contains the other, else both."""
    if _folded(addition.text) in _folded(old.text):
        return old
    text = addition.text if old.text.strip() in addition.text else f"{old.text.rstrip()}\n\n{addition.text}"
    return replace(old, text=text)


def _filled_task(old: Task, addition: Task) -> Task:
    """Add the log's tick, and values that the study lacks."""
    lacking = [name for name in COLUMNS if getattr(old, name) in (None, "")]
    values = {name: getattr(addition, name) for name in lacking}
    return replace(old, done_at=old.done_at or addition.done_at, **values)


def _filled_session(old: StudySession, addition: StudySession) -> StudySession:
    """Add the log's text if the study has none."""
    return replace(old, text=old.text or addition.text)


def _filled_attempt(old: Attempt, addition: Attempt) -> Attempt:
    """Add a score if there is none, with its day and memo."""
    memo, day, target = (
        old.memo or addition.memo,
        old.day or addition.day,
        addition.target if old.target is None else old.target,
    )
    if old.percent is not None or old.right is not None:
        return replace(old, memo=memo, day=day, target=target)
    return replace(
        old, memo=memo, day=day, target=target, percent=addition.percent, right=addition.right, total=addition.total
    )
