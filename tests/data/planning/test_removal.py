"""Whatever is removed, nothing names it afterwards, and one undo brings everything back."""

import pytest

from data.model.attempts import Attempt
from data.model.domains import Domain
from data.model.plan import Task
from data.model.record import Record
from data.model.sessions import StudySession
from data.planning.removal import removal
from data.store.care.check import check_records
from data.study.study import Study

TABLES = ("phases", "tasks", "attempts", "answers", "domains", "confidence", "sessions")


@pytest.mark.parametrize("kind", [Task, Attempt, Domain])
def test_nothing_names_what_is_gone(study: Study, kind: type[Record]) -> None:
    first = next(iter(study.all(Task).values()))
    study.commit("Study", StudySession(id=study.new_id(), day=study.clock.now().date(), task=first.id, minutes=5))
    before = {made: dict(study.all(made)) for made in (Task, Attempt, Domain, StudySession)}
    step = removal(study, list(study.all(kind).values()))
    study.commit("Remove", *step.changed, removed=step.removed)
    assert not study.all(kind)
    tables = {name: dict(study._records.table(name)) for name in TABLES}
    assert not [finding for finding in check_records(tables) if "is not in this study" in finding.sentence]
    study.undo()
    assert {made: dict(study.all(made)) for made in before} == before
