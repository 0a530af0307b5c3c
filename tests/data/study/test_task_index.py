"""The index of tasks, kept up to date change by change, always equals one made anew."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from data.clock import study_day
from data.model.plan import Task
from data.study.task_index import Tally, TaskIndex, in_order
from data.study.task_key import task_key
from tests.data.study.indexes import index_of

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
    left: dict[int, Task] = {}
    index = TaskIndex(left.get)
    for change in changes:
        id_ = change if isinstance(change, int) else change.id
        before = left.pop(id_, None)
        if before is not None:
            index.drop(id_, task_key(before))
        if isinstance(change, Task):
            left[id_] = change
            index.extend([(id_, task_key(change))])
    return index, left


def tally_of(tasks: list[Task]) -> Tally:
    """What a walk over the tasks counts."""
    return Tally(sum(task.done for task in tasks), len(tasks))


@given(changes)
def test_any_sequence_of_changes_is_what_a_walk_over_all_tasks_finds(changes: list[Task | int]) -> None:
    index, left = played(changes)
    everything = list(left.values())
    for day in (TODAY + timedelta(days=offset) for offset in range(-30, 33)):
        assert index.on(day) == in_order(task for task in everything if task.day == day)
        there = [task.done for task in everything if task.day == day]
        assert index.share_done(day) == (sum(there) / len(there) if there else None)
        for hour in (0, 4, 12):
            ticked = [task for task in everything if task.done_at and study_day(task.done_at, hour) == day]
            assert index.ticked_on(day, hour) == bool(ticked)
    late = [task for task in everything if task.day and task.day < TODAY and not task.done]
    found = index.open_before(TODAY)
    assert sorted(task.id for task in found) == sorted(task.id for task in late)
    assert [task.day for task in found] == sorted((task.day for task in late), reverse=True)
    assert index.days == sorted({task.day for task in everything if task.day})
    assert index.undated == in_order(task for task in everything if task.day is None)
    assert index.overall == tally_of(everything)
    for number in (1, 2, 3):
        assert index.in_phase(number) == tally_of([task for task in everything if task.phase == number])
        assert index.in_domain(number) == tally_of([task for task in everything if task.domain == number])


def test_dropping_what_was_never_there_changes_nothing() -> None:
    task = Task(id=1, title="Read", day=TODAY)
    index = index_of(task)
    index.drop(2, task_key(task))
    assert index.on(TODAY) == [task]
    assert index.overall == Tally(0, 1)
