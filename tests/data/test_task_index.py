"""The index of tasks, kept up to date change by change, always equals one made anew."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from data.plan import Task
from data.task_index import TaskIndex, in_order

TODAY = date(2026, 1, 27)
zones = st.sampled_from([UTC, timezone(timedelta(hours=9)), timezone(timedelta(hours=-11))])
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 2, 28), timezones=zones)
near_days = st.dates(TODAY - timedelta(days=5), TODAY + timedelta(days=5))
tasks = st.builds(
    Task,
    id=st.integers(1, 6),
    title=st.just("Read"),
    day=st.none() | near_days,
    week=st.none() | st.integers(1, 3),
    phase=st.none() | st.integers(1, 2),
    domain=st.none() | st.integers(1, 2),
    position=st.sampled_from([0.0, 1.0, 2.0]),
    done_at=st.none() | moments,
)
changes = st.lists(tasks | st.integers(1, 6), max_size=30)


def played(changes: list[Task | int]) -> tuple[TaskIndex, dict[int, Task]]:
    """The index after some puts and drops, and the tasks that are left."""
    index, left = TaskIndex(), {}
    for change in changes:
        if isinstance(change, Task):
            index.put(change)
            left[change.id] = change
        else:
            index.drop(change)
            left.pop(change, None)
    return index, left


def counted(tallies: dict) -> dict:
    """Tallies without those of nothing."""
    return {key: (tally.done, tally.total) for key, tally in tallies.items() if tally.total or tally.done}


@given(changes)
def test_any_sequence_of_changes_equals_a_rebuild(changes: list[Task | int]) -> None:
    index, left = played(changes)
    anew = TaskIndex()
    anew.extend(left.values())
    assert index.by_id == anew.by_id == left
    assert (index.by_day, index.undated, index.open_days, index.ticks) == (
        anew.by_day,
        anew.undated,
        anew.open_days,
        anew.ticks,
    )
    assert index.overall == anew.overall
    assert counted(index.phases) == counted(anew.phases)
    assert counted(index.domains) == counted(anew.domains)


@given(changes)
def test_what_it_answers_is_what_a_walk_over_all_tasks_finds(changes: list[Task | int]) -> None:
    index, left = played(changes)
    for day in (TODAY + timedelta(days=offset) for offset in range(-6, 7)):
        assert index.on(day) == in_order(task for task in left.values() if task.day == day)
        ticks = [task.done_at for task in left.values() if task.done_at and task.done_at.date() == day]
        assert sorted(index.ticks_on(day)) == sorted(ticks)
    late = [task for task in left.values() if task.day and task.day < TODAY and not task.done]
    found = index.open_before(TODAY)
    assert sorted(task.id for task in found) == sorted(task.id for task in late)
    assert [task.day for task in found] == sorted((task.day for task in late), reverse=True)
    assert index.overall.done == sum(task.done for task in left.values())
