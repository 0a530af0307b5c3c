"""How far the study is, said honestly."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.model.plan import Phase, Plan, Task
from data.planning.progress import (
    PhaseState,
    percent,
    phase_on,
    phase_state,
    phases,
    share_of_day,
    week_days,
)
from tests.conftest import NOW, TODAY
from tests.data.study.indexes import index_of

counts = st.integers(0, 400).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))
PHASE = Phase(id=1, title="Data", start=TODAY - timedelta(days=3), end=TODAY + timedelta(days=3))
NEXT = Phase(id=2, title="Models", start=TODAY + timedelta(days=4), end=TODAY + timedelta(days=10))


@given(counts)
def test_percent_is_100_only_when_all_is_done_and_0_only_when_nothing_is(count: tuple[int, int]) -> None:
    done, total = count
    said = percent(done, total)
    assert 0 <= said <= 100
    assert (said == 100) == (total > 0 and done == total)
    assert (said == 0) == (done == 0)
    if 0 < done < total:
        assert abs(said - 100 * done / total) <= 1


@given(counts, st.booleans())
def test_the_state_of_a_phase_follows_from_its_tasks_alone(count: tuple[int, int], started: bool) -> None:
    done, total = count
    state = phase_state(done, total, started)
    assert (state is PhaseState.DONE) == (0 < total == done)
    assert (state is PhaseState.PLANNED) == (done == 0 and not (started and total))


@given(st.lists(st.tuples(st.sampled_from([1, 2]), st.booleans()), max_size=12))
def test_phases_count_their_own_tasks_and_come_in_order(made: list[tuple[int, bool]]) -> None:
    index = index_of(
        *(
            Task(id=number, title="Read", phase=phase, done_at=NOW if done else None)
            for number, (phase, done) in enumerate(made)
        )
    )
    found = phases([NEXT, PHASE], index, TODAY)
    assert [each.phase for each in found] == [PHASE, NEXT]
    for each in found:
        mine = [done for phase, done in made if phase == each.phase.id]
        assert (each.done, each.total) == (sum(mine), len(mine))
        assert each.share == (sum(mine) / len(mine) if mine else 0.0)


def test_a_day_belongs_to_the_phase_around_it_first_and_last_day_included() -> None:
    both = [PHASE, NEXT]
    assert phase_on(both, PHASE.start) is phase_on(both, PHASE.end) is PHASE
    assert phase_on(both, NEXT.start) is NEXT
    assert phase_on(both, PHASE.start - timedelta(days=1)) is None


def test_days_to_the_exam_go_below_zero_after_it() -> None:
    plan = Plan(id=1, name="Exam", start=TODAY, weeks=1, exam_day=TODAY + timedelta(days=6))
    assert [plan.days_to_exam(TODAY + timedelta(days=days)) for days in (0, 6, 7)] == [6, 0, -1]
    assert Plan(id=1, name="Exam", start=TODAY, weeks=1).days_to_exam(TODAY) is None


def test_a_day_without_tasks_has_no_share() -> None:
    assert share_of_day(index_of(), TODAY) is None
    index = index_of(Task(id=1, title="Read", day=TODAY), Task(id=2, title="Write", day=TODAY, done_at=NOW))
    assert share_of_day(index, TODAY) == 0.5


@given(st.integers(-5, 60), st.integers(0, 6))
def test_a_day_is_one_of_the_days_of_its_own_week(week: int, offset: int) -> None:
    plan = Plan(id=1, name="Exam", start=TODAY, weeks=12)
    days = week_days(plan, week)
    assert len(days) == 7
    assert plan.week_of(days[offset]) == week
