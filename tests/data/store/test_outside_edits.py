"""Somebody edits the file by hand or with a script while programs come, go and write."""

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from data.clock import SystemClock
from data.frozen import replace
from data.model.plan import Task
from data.study.study import Study
from tests.data.store.desk import Desk, settle

ACTIONS = st.lists(
    st.tuples(st.sampled_from(["we rename", "they set minutes", "they add", "they remove", "fold", "restart"]),
              st.integers(0, 2)),
    max_size=14,
)  # fmt: skip


class Scene:
    """A study with three tasks, and what has to be in it."""

    def __init__(self, root: Path) -> None:
        """Begin with three tasks in the file."""
        self.desk = Desk(root, clock=SystemClock())
        study = self.desk.open()
        tasks = [Task(id=study.new_id(), title=f"Task {number}", minutes=0) for number in range(3)]
        study.commit("Add", *tasks)
        study.close()
        self.study: Study = self.desk.open()
        self.tasks = {task.id: task for task in tasks}
        self.order = list(self.tasks)
        self.count = 0

    def do(self, action: str, place: int) -> None:
        """One action of somebody."""
        self.count += 1
        id_ = self.order[place]
        if action == "fold":
            self.desk.stores[-1].fold()
        elif action == "restart":
            self.study.close()
            self.study = self.desk.open()
        elif action == "we rename":
            known = self.study.all(Task).get(id_)
            if known is not None and id_ in self.tasks:
                self.study.commit("Rename", replace(known, title=f"Title {self.count}"))
                self.tasks[id_] = replace(self.tasks[id_], title=f"Title {self.count}")
        else:
            self._outside(action, id_)

    def _outside(self, action: str, id_: int) -> None:
        tables = json.loads(self.desk.file.read_bytes())
        documents = tables["tasks"]
        if action == "they add":
            documents[str(self.count)] = {"title": f"Added {self.count}"}
            self.tasks[self.count] = Task(id=self.count, title=f"Added {self.count}")
        elif action == "they set minutes" and str(id_) in documents:
            documents[str(id_)]["minutes"] = self.count
            if id_ in self.tasks:
                self.tasks[id_] = replace(self.tasks[id_], minutes=self.count)
        elif action == "they remove" and len(documents) > 1 and str(id_) in documents:
            self.settle()
            self.desk.stores[-1].fold()
            tables = json.loads(self.desk.file.read_bytes())
            if tables["tasks"].pop(str(id_), None) is not None:
                self.tasks.pop(id_, None)
        self.desk.file.write_text(json.dumps(tables), encoding="utf-8")
        self.settle()

    def settle(self) -> None:
        """The open program takes in what there is."""
        settle(self.desk, self.study)


@given(ACTIONS)
@settings(max_examples=60, deadline=None)
def test_what_is_edited_outside_and_inside_both_stand(actions: list[tuple[str, int]]) -> None:
    """They edit other fields and other records than we; whatever order things happen in, all of it is there."""
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(Path(folder))
        for action, place in actions:
            scene.do(action, place)
        scene.settle()
        assert dict(scene.study.all(Task)) == scene.tasks
        scene.study.close()
        assert dict(scene.desk.open().all(Task)) == scene.tasks
