"""A new study from a pack: every reference leads somewhere and every date follows from the first."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.clock import FixedClock
from data.errors import BadInput, NotFound
from data.ids import IdSource
from data.model.attempts import Attempt
from data.model.domains import Domain
from data.model.plan import Phase, Plan, Task
from data.model.record import Record
from data.model.resources import Resource
from data.model.sessions import StudySession
from data.packs.checklist_tasks import checklist_tasks
from data.packs.demo import DAYS_IN, demo_study
from data.packs.new_study import Choices, new_study
from data.packs.pack import open_pack
from data.planning.progress import phase_on
from data.planning.study_time.streak import streak
from data.planning.study_time.study_sessions import studied_since
from data.study.study import Study
from tests.conftest import NOW, TODAY, ZONE, MemoryStore

PACK = open_pack("mls_c01")
MISSED = (4, 9, 12)
starts = st.dates(date(1990, 1, 1), date(2100, 1, 1))


def ids() -> IdSource:
    """A fresh source of ids."""
    return IdSource(FixedClock(NOW), Random(3))


def of(records: list[Record], kind: type) -> list:
    """The records of a kind."""
    return [record for record in records if isinstance(record, kind)]


@settings(max_examples=25)
@given(plan=st.sampled_from(PACK.plans), language=st.sampled_from(["en", "ko", "xx"]), start=starts)
def test_every_reference_leads_somewhere_and_every_date_follows_from_the_start(
    plan: object, language: str, start: date
) -> None:
    records = new_study(
        PACK, Choices(plan=plan, language=language, start=start, minutes_a_day=plan.minutes_a_day), ids()
    )
    assert len({record.id for record in records}) == len(records)
    made = of(records, Plan)[0]
    tasks, phases = of(records, Task), of(records, Phase)
    domains, attempts = ({record.id for record in of(records, kind)} for kind in (Domain, Attempt))
    assert {task.day for task in tasks} == {start + timedelta(days=day) for day in range(plan.days)}
    assert made.end == start + timedelta(days=plan.days - 1)
    for task in tasks:
        assert task.domain is None or task.domain in domains
        assert task.attempt is None or task.attempt in attempts
        assert task.phase == phase_on(phases, task.day).id
    assert all(1 <= week <= made.weeks for week in made.checkpoints)
    assert made.checkpoints
    by_id = {mock.id: mock for mock in of(records, Attempt)}
    assert all(by_id[task.attempt].day == task.day for task in tasks if task.attempt)
    assert {mock.title for mock in by_id.values()} == {mock.title.in_(language) for mock in PACK.mocks}
    exam = [task.day for task in tasks if task.kind == "exam"]
    assert [made.exam_day] == (exam or [None])
    assert of(records, Resource)


def test_the_plan_carries_the_exam_and_the_hours_a_week() -> None:
    intensive = PACK.plan("14-days")
    made = of(new_study(PACK, Choices(plan=intensive, language="en", start=TODAY, minutes_a_day=120), ids()), Plan)[0]
    assert (made.exam_minutes, made.exam_questions, made.pass_percent, made.pack) == (170, 65, 75, "mls_c01")
    assert made.weekly_minutes == 15 * 60
    own = of(new_study(PACK, Choices(plan=intensive, language="en", start=TODAY, minutes_a_day=30), ids()), Plan)[0]
    assert own.weekly_minutes == 7 * 30


@pytest.mark.parametrize("minutes", [-60, 0, 4, 24 * 60 + 1])
def test_minutes_that_cannot_be_planned_are_refused(minutes: int) -> None:
    with pytest.raises(BadInput, match=str(minutes)):
        Choices(plan=PACK.plans[0], language="en", start=TODAY, minutes_a_day=minutes)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("hour", [2, 10, 23])
def test_the_demo_stands_in_week_3_with_days_missed_mocks_taken_and_notes(language: str, hour: int) -> None:
    now = NOW.astimezone(ZONE).replace(hour=hour)
    today = TODAY - timedelta(days=1) if hour < 4 else TODAY
    study = Study(MemoryStore(), FixedClock(now), ids())
    study.commit("Open the demo", *demo_study(PACK, language, today, now, ids(), Random(1)))
    plan = study.plan
    assert (plan.week_of(today), (today - plan.start).days) == (3, DAYS_IN)
    missed = [(task.day - plan.start).days + 1 for task in study.tasks.open_before(today)]
    assert sorted(missed) == sorted(MISSED)
    assert all(task.done_at < now for task in study.all(Task).values() if task.done_at)
    taken = [mock for mock in study.all(Attempt).values() if mock.has_score]
    assert [mock.reached_target() for mock in taken] == [True, True]
    assert all(mock.day < today for mock in taken)
    studied = studied_since(study, 4)
    assert {day for day in range(1, DAYS_IN + 1) if not studied(plan.start + timedelta(days=day - 1))} == set(MISSED)
    assert streak(studied, today) == DAYS_IN - max(MISSED)
    assert all(session.day < today for session in study.all(StudySession).values())


def test_the_checklist_comes_once(study: Study) -> None:
    tasks = checklist_tasks(study)
    assert len(tasks) == len(PACK.checklist("en"))
    domains = study.all(Domain)
    assert all(task.domain in domains and task.day is None for task in tasks)
    study.commit("Add the checklist", *tasks)
    assert checklist_tasks(study) == []
    study.commit("Remove one", removed=tasks[:1])
    assert [task.title for task in checklist_tasks(study)] == [tasks[0].title]


def test_a_study_without_a_pack_has_no_checklist(empty_study: Study) -> None:
    empty_study.commit("Plan", Plan(id=empty_study.new_id(), name="Own", start=TODAY, weeks=2))
    with pytest.raises(NotFound, match="no exam pack"):
        checklist_tasks(empty_study)
