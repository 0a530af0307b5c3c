"""What is on the table on a day: everything once, and what is late only today."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.frozen import replace
from data.model.plan import Plan, Task
from data.planning.agenda import for_day, overdue_days, position_after, shifted
from tests.conftest import NOW, TODAY
from tests.data.study.indexes import index_of

PLAN = Plan(id=1, name="Exam", start=TODAY - timedelta(days=16), weeks=12)
near_days = st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=9))
tasks = st.lists(
    st.builds(
        Task,
        id=st.integers(1, 20),
        title=st.just("Read"),
        day=st.none() | near_days,
        week=st.none() | st.integers(1, 5),
        position=st.sampled_from([0.0, 1.0, 2.0]),
        done_at=st.none() | st.just(NOW),
    ),
    unique_by=lambda task: task.id,
    max_size=15,
)


@given(tasks)
def test_every_open_earlier_task_is_overdue_exactly_on_today(all_tasks: list[Task]) -> None:
    late = {task.id for task in all_tasks if task.day and task.day < TODAY and not task.done}
    agenda = for_day(index_of(*all_tasks), PLAN, TODAY, TODAY)
    assert {task.id for task in agenda.overdue} == late
    assert all(overdue_days(task, TODAY) == (TODAY - task.day).days > 0 for task in agenda.overdue)
    assert all(overdue_days(task, TODAY) == 0 for task in all_tasks if task.id not in late)


@given(tasks, near_days)
def test_nothing_is_shown_twice_and_nothing_of_the_day_is_missing(all_tasks: list[Task], day: date) -> None:
    agenda = for_day(index_of(*all_tasks), PLAN, day, TODAY)
    shown = [task.id for task in agenda.everything]
    assert len(shown) == len(set(shown))
    assert {task.id for task in agenda.tasks} == {task.id for task in all_tasks if task.day == day}
    assert agenda.done == sum(task.done for task in all_tasks if task.day == day)
    if day != TODAY:
        assert not agenda.overdue
    undated = [task for task in all_tasks if task.day is None]
    week = PLAN.week_of(day)
    assert {task.id for task in agenda.this_week} == {task.id for task in undated if task.week == week}
    assert {task.id for task in agenda.any_time} == {task.id for task in undated if task.week is None}


@given(tasks)
def test_the_most_recent_late_day_comes_first(all_tasks: list[Task]) -> None:
    days = [task.day for task in for_day(index_of(*all_tasks), PLAN, TODAY, TODAY).overdue]
    assert days == sorted(days, reverse=True)


@given(tasks, st.none() | near_days)
def test_a_new_task_comes_behind_the_others_of_its_day(all_tasks: list[Task], day: date | None) -> None:
    new = Task(id=99, title="New", day=day, position=position_after(index_of(*all_tasks), day))
    index = index_of(*all_tasks, new)
    group = index.on(day) if day else index.undated
    assert group[-1].id == 99


@given(tasks, st.sampled_from([-1, 1]), st.data())
def test_moving_a_task_moves_it_by_one_place_and_keeps_the_order_of_the_others(
    all_tasks: list[Task], by: int, data: st.DataObject
) -> None:
    index = index_of(*[replace(task, day=TODAY) for task in all_tasks])
    before = index.on(TODAY)
    if not before:
        return
    task = data.draw(st.sampled_from(before))
    moved = {each.id: each for each in (*before, *shifted(before, task, by))}
    after = [each.id for each in index_of(*moved.values()).on(TODAY)]
    here = [each.id for each in before].index(task.id)
    there = min(max(here + by, 0), len(before) - 1)
    assert after.index(task.id) == there
    assert [each for each in after if each != task.id] == [each.id for each in before if each.id != task.id]
