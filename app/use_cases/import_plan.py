"""Imports a plan or a study log as one undoable step."""

from collections.abc import Callable
from datetime import date
from enum import Enum

from data.formats.export.study_log.merge_log import is_log_of, merged_log
from data.formats.export.study_log.read_back import read_back
from data.formats.markdown_plan.counting import describe_change
from data.formats.markdown_plan.into_study import planned_import
from data.formats.markdown_plan.merging import PlannedImport
from data.formats.markdown_plan.no_plan import refuse_no_plan
from data.formats.markdown_plan.reader import parse_plan
from data.formats.markdown_plan.reading import ParsedPlan, ReadOptions
from data.formats.text.text_repair import DecodedText, decode
from data.language import say
from data.model.record import Record
from data.study.study import Study
from data.values import Values


class PlanFile(Values):
    """The text of a file and the plan in it."""

    text: DecodedText
    plan: ParsedPlan


class Way(Enum):
    """How a file is imported."""

    RESTORE = "restore"
    """A log that the cockpit exported, into an empty study: restores its study."""
    MERGE = "merge"
    """A log of this study: adds only what is new."""
    ADD = "add"
    """Any other plan or log: adds it record by record."""


class LogRecords(Values):
    """How a file is imported, with the records of a log that the cockpit exported."""

    way: Way
    records: tuple[Record, ...] = ()


def read_plan_file(
    raw: bytes, options: ReadOptions, progress: Callable[[float], None], text: DecodedText | None = None
) -> PlanFile:
    """Read the bytes of a plan or log, whose text may be decoded already; raises `BadFile`."""
    text = text or decode(raw)
    refuse_no_plan(raw, text.text, options.file_name or "")
    return PlanFile(text, parse_plan(text.text, options, progress))


def way_of(text: str, study: Study, new_id: Callable[[], int]) -> LogRecords:
    """How a text is imported into a study; the records of a log get new ids."""
    records = read_back(text, study.clock.now(), new_id)
    if records is not None and study.is_new:
        return LogRecords(Way.RESTORE, tuple(records))
    if records is not None and is_log_of(records, study):
        return LogRecords(Way.MERGE, tuple(records))
    return LogRecords(Way.ADD)


def planned_plan_import(
    log: LogRecords, plan: ParsedPlan, study: Study, name: str, today: date, start: date | None = None
) -> PlannedImport:
    """What importing a file would change; `plan` may be amended by the learner.

    Raises `BadInput` for a plan whose dates have no year.
    """
    if log.way is Way.RESTORE:
        added: dict[str, int] = {}
        for record in log.records:
            added[record.table] = added.get(record.table, 0) + 1
        return PlannedImport(log.records, added, 0, 0)
    if log.way is Way.MERGE:
        return merged_log(list(log.records), study)
    return planned_import(plan, study, name, today, start)


def import_plan(
    log: LogRecords, plan: ParsedPlan, study: Study, name: str, today: date, start: date | None = None
) -> str:
    """Commit what a file brings and say what that changed; raises `BadInput` and `NotSaved` and changes nothing."""
    planned = planned_plan_import(log, plan, study, name, today, start)
    if planned.changed:
        study.commit(say("Import “{title}”", title=name), *planned.changed)
    if log.way is Way.RESTORE:
        return say("Restored the study from {name}, a study log that the cockpit exported.", name=name)
    return f"{name}: {describe_change(planned)}"
