"""Changes to the chosen tasks: tick, move, remove."""

from datetime import date, timedelta

from app.screens.today.pane_controller import PaneController
from data.frozen import replace
from data.language import say
from data.model.plan import Task
from data.planning.agenda import position_after, shifted
from widgets.panes.checklist import ChecklistPane


class TaskChanges:
    """Commits what is done to the marked tasks, or to the one under the cursor where none is marked."""

    def __init__(self, controller: PaneController, pane: ChecklistPane) -> None:
        """Change the tasks of a pane; commit through its controller."""
        self._controller = controller
        self._study = controller.study
        self._pane = pane

    @property
    def chosen(self) -> list[Task]:
        """The marked tasks, or the one under the cursor."""
        return [self._study.get(Task, id_) for id_ in self._pane.chosen]

    def unmark(self) -> None:
        "Clear all marks"
        self._pane.marked = frozenset()

    def tick(self) -> None:
        """Tick the chosen tasks, or untick them when all are done."""
        self.tick_tasks(self.chosen)

    def tick_tasks(self, tasks: list[Task]) -> None:
        """Tick some tasks, or untick them when all are done."""
        if not tasks:
            return
        commit = self._controller.changes.commit
        if all(task.done for task in tasks):
            commit(_label(("Untick “{title}”", "Untick {n} tasks"), tasks), *(task.unticked() for task in tasks))
        else:
            now = self._controller.session.now
            commit(_label(("Tick “{title}”", "Tick {n} tasks"), tasks), *(task.ticked(now) for task in tasks))

    def postpone(self) -> None:
        """Move the chosen tasks to the day after theirs, or after today when that is later."""
        today, day = self._controller.session.today, self._controller.day
        earliest = today if day >= today else day
        moved = [task.moved_to(max(task.day or day, earliest) + timedelta(days=1)) for task in self.chosen]
        self._move(("Move “{title}” to the next day", "Move {n} tasks to the next day"), moved)

    def bring(self) -> None:
        "Move the selected tasks to today"
        today: date = self._controller.session.today
        moved = [task.moved_to(today) for task in self.chosen if task.day != today]
        self._move(("Move “{title}” to today", "Move {n} tasks to today"), moved)

    def remove(self) -> None:
        """Remove the chosen tasks."""
        if tasks := self.chosen:
            self._controller.changes.remove(_label(("Remove “{title}”", "Remove {n} tasks"), tasks), *tasks)

    def shift(self, by: int) -> None:
        """Move the task under the cursor up or down within its day."""
        row = self._pane.current
        if row is None:
            return
        task = self._study.get(Task, row.id)
        siblings = self._study.tasks.on(task.day) if task.day else []
        moved = shifted(siblings, task, by) if task in siblings else []
        label = say("Move “{title}” within its day", title=task.title)
        if moved and self._controller.changes.commit(label, *moved):
            self._pane.go_to(task.id)

    def _move(self, forms: tuple[str, str], tasks: list[Task]) -> None:
        """Commit tasks that have a new day, at the end of it and in their order."""
        moved = [
            replace(task, position=position_after(self._study.tasks, task.day) + number)
            for number, task in enumerate(tasks)
        ]
        if moved:
            self._controller.changes.commit(_label(forms, tasks), *moved)
            self.unmark()


def _label(forms: tuple[str, str], tasks: list[Task]) -> str:
    """The sentence for one task or for several."""
    if len(tasks) == 1:
        return say(forms[0], title=tasks[0].title)
    return say(forms[1], n=len(tasks))
