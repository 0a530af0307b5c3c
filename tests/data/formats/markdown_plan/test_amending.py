"""What a learner leaves out or changes in a reading, and what stays as the file says."""

from datetime import date

from data.formats.markdown_plan.amending import Amendments, PlanRecord, RecordId, TaskChange, amended, record_id
from data.formats.markdown_plan.reader import parse_plan
from data.formats.markdown_plan.reading import ParsedPlan, PlanDate, ReadOptions

PLAN = """# Plan

## Week 1
### Day 1
- [ ] Read about loss functions
### Day 2
- [x] Train a small model

## Week 2
### Day 8
- [ ] Read about loss functions
"""


def reading() -> ParsedPlan:
    """The plan as it is read."""
    return parse_plan(PLAN)


def without(*records: PlanRecord) -> Amendments:
    """Some records left out."""
    return Amendments(frozenset(map(record_id, records)))


def test_nothing_amended_is_the_reading_itself() -> None:
    found = reading()
    assert amended(found, Amendments()) is found


def test_a_task_is_left_out_and_its_namesake_stays() -> None:
    found = reading()
    kept = amended(found, without(found.tasks[0]))
    assert [task.line for task in kept.tasks] == [7, 11]
    assert kept.notes == found.notes


def test_tasks_of_a_group_left_out_go_to_the_group_around_it() -> None:
    found = reading()
    day = next(group for group in found.groups if group.title == "Day 2")
    kept = amended(found, without(day))
    homes = [kept.groups[task.group].title for task in kept.tasks if task.group is not None]
    assert homes == ["Day 1", "Week 1", "Day 8"]


def test_groups_inside_a_group_left_out_become_outermost() -> None:
    found = reading()
    kept = amended(found, without(found.groups[0]))
    assert [(group.title, group.depth) for group in kept.groups] == [
        ("Day 1", 0), ("Day 2", 0), ("Week 2", 0), ("Day 8", 1),
    ]  # fmt: skip


def test_a_task_gets_another_day_or_none() -> None:
    found = reading()
    ids = [record_id(task) for task in found.tasks]
    changes = {
        ids[0]: TaskChange("Loss functions", True, date(2026, 3, 2)),
        ids[1]: TaskChange("Train a model", True),
        ids[2]: TaskChange("Again"),
    }
    moved, loose, renamed = amended(found, Amendments(changed=changes)).tasks
    assert moved.span is not None
    assert (moved.title, moved.span.first, moved.days) == ("Loss functions", PlanDate(2026, 3, 2), None)
    assert (loose.span, loose.days, loose.weeks, loose.done) == (None, None, None, True)
    assert renamed == found.tasks[2]._replace(title="Again")


def test_a_record_is_found_again_when_the_text_is_read_otherwise() -> None:
    once: set[RecordId] = {record_id(task) for task in reading().tasks}
    again = {record_id(task) for task in parse_plan(PLAN, ReadOptions(start=date(2026, 3, 2))).tasks}
    assert once == again
