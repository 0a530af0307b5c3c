"""The open study: one way to change it, one way back, and everybody is told."""

from datetime import date
from typing import Any

import pytest

from data.clock import FixedClock
from data.errors import NotFound, NotSaved
from data.frozen import replace
from data.ids import IdSource
from data.model.notes import Note
from data.model.plan import Plan, Task
from data.store.text.protocol import DocumentChange, Step
from data.study.study import Changed, Study
from tests.conftest import NOW, MemoryStore

TASK = Task(id=1, title="Kinesis", day=date(2026, 1, 27))


class FullStore(MemoryStore):
    """A store whose disk can be full, and to which others may write."""

    full = False

    def __init__(self) -> None:
        """Start with room and without news."""
        super().__init__()
        self.waiting: tuple[DocumentChange, ...] = ()

    def append(self, step: Step) -> None:
        """Refuse when full."""
        if self.full:
            raise NotSaved("The disk is full: nothing was changed.")
        super().append(step)

    def news(self) -> tuple[DocumentChange, ...]:
        """What somebody else wrote."""
        news, self.waiting = self.waiting, ()
        return news


@pytest.fixture
def store() -> FullStore:
    """A store in memory."""
    return FullStore()


@pytest.fixture
def small(store: FullStore, clock: FixedClock, ids: IdSource) -> Study:
    """A study with one task."""
    study = Study(store, clock, ids)
    study.commit("Add", TASK)
    return study


def test_a_commit_is_one_step_whatever_it_changes(small: Study, store: FullStore) -> None:
    """Records that did not change are not written; a commit that changes nothing is none."""
    note = Note(id=2, section="learned", text="샤드")
    small.commit("Both", TASK.ticked(NOW), note, replace(TASK, id=3, title="Glue"))
    small.commit("Nothing", note)
    assert [step.label for step in store.steps] == ["Add", "Both"]
    assert [change.id for change in store.steps[1].changes] == [1, 2, 3]
    assert small.undo() == "Both"
    assert (dict(small.all(Task)), dict(small.all(Note))) == ({1: TASK}, {})
    assert small.redo() == "Both"
    assert small.get(Task, 1).done
    assert small.tasks.overall.done == 1


def test_undo_and_redo_end_where_there_is_nothing_left(small: Study) -> None:
    """A new change ends what could be redone."""
    assert small.redo() is None
    assert (small.undo(), small.undo()) == ("Add", None)
    small.commit("Other", replace(TASK, id=5))
    assert small.redo() is None


def test_a_refused_change_leaves_everything_as_it_was_and_can_be_made_later(small: Study, store: FullStore) -> None:
    """So does a refused undo."""
    told: list[Changed] = []
    small.subscribe(told.append)
    store.full = True
    with pytest.raises(NotSaved):
        small.commit("Tick", TASK.ticked(NOW))
    with pytest.raises(NotSaved):
        small.undo()
    assert dict(small.all(Task)) == {1: TASK}
    assert told == []
    store.full = False
    small.commit("Tick", TASK.ticked(NOW))
    assert (small.undo(), small.undo()) == ("Tick", "Add")


@pytest.mark.parametrize(
    "wrong",
    [{"day": date(1965, 3, 2)}, {"day": date(2300, 1, 1)}, {"title": "half \ud83d"}, {"position": float("inf")}],
)
def test_what_could_never_be_read_again_is_refused(small: Study, store: FullStore, wrong: dict[str, Any]) -> None:
    """The file would hold it, and the next start would leave it out."""
    with pytest.raises(NotSaved, match="cannot be saved"):
        small.commit("Add", replace(TASK, id=7, **wrong))
    with pytest.raises(NotSaved, match="cannot be saved"):
        small.commit("Edit", replace(TASK, **wrong))
    assert (dict(small.all(Task)), len(store.steps)) == ({1: TASK}, 1)


def test_listeners_hear_of_every_change_and_whose_it_was(small: Study, store: FullStore) -> None:
    """What others wrote is not ours to undo."""
    told: list[Changed] = []
    small.subscribe(told.append)
    assert not small.refresh()
    document = {"title": "From elsewhere"}
    store.waiting = (DocumentChange("tasks", 7, None, document), DocumentChange("unheard of", 1, None, document))
    assert small.refresh()
    assert small.get(Task, 7).title == "From elsewhere"
    assert told == [Changed("Changed elsewhere", frozenset({"tasks", "unheard of"}), from_outside=True)]
    assert small.undo() == "Add"
    assert set(small.all(Task)) == {7}


def test_undo_stops_at_the_plan_where_something_is_to_be_shown(small: Study) -> None:
    plan = Plan(id=small.new_id(), name="Exam", start=date(2026, 1, 26), weeks=4)
    small.commit("Set up", plan, TASK)
    small.commit("Rename", replace(plan, name="Other"))
    assert [small.undo(keeps_plan=True) for _ in range(3)] == ["Rename", None, None]
    assert small.plan == plan
    assert small.get(Task, TASK.id) == TASK
    assert small.redo() == "Rename"
    assert [small.undo(), small.undo()] == ["Rename", "Set up"]
    assert small.is_new


def test_undo_leaves_alone_what_others_did_to_other_fields(small: Study, store: FullStore) -> None:
    """They ticked what we renamed; undoing the new name keeps the tick. What they removed stays removed."""
    renamed = replace(TASK, title="Firehose")
    small.commit("Rename", renamed)
    ticked = {"title": "Firehose", "day": "2026-01-27", "done_at": NOW.isoformat()}
    store.waiting = (DocumentChange("tasks", 1, None, ticked),)
    small.refresh()
    small.undo()
    assert small.get(Task, 1) == replace(TASK, done_at=NOW)
    small.redo()
    store.waiting = (DocumentChange("tasks", 1, ticked, None),)
    small.refresh()
    small.undo()
    with pytest.raises(NotFound):
        small.get(Task, 1)


def test_an_earlier_state_is_put_back_as_one_step(small: Study) -> None:
    """Records that came since go, changed ones are as they were, and one undo brings it all back."""
    earlier = {"tasks": {1: {"title": "Kinesis"}, 2: {"title": "Gone since"}}}
    small.commit("Write", Note(id=9, section="learned", text="later"))
    assert small.put_back("Restore", earlier) == 3
    assert {task.title for task in small.all(Task).values()} == {"Kinesis", "Gone since"}
    assert not small.all(Note)
    assert small.undo() == "Restore"
    assert dict(small.all(Task)) == {1: TASK}
    assert small.put_back("Restore", {"tasks": {1: {"title": "Kinesis", "day": "2026-01-27"}}}) == 1


def test_fields_of_a_newer_program_and_unreadable_records_are_kept(
    store: FullStore, clock: FixedClock, ids: IdSource
) -> None:
    """A record that cannot be read is told of and left out; an unknown field survives an edit."""
    study = Study(store, clock, ids)
    store.waiting = (
        DocumentChange("tasks", 1, None, {"title": "Kinesis", "colour": "red"}),
        DocumentChange("tasks", 2, None, {"title": 7}),
    )
    study.refresh()
    assert set(study.all(Task)) == {1}
    assert any("Record 2" in str(notice) for notice in study.notices)
    study.commit("Rename", replace(study.get(Task, 1), title="Firehose"))
    assert store.steps[-1].changes[0].after == {"title": "Firehose", "colour": "red"}
