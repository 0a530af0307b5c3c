"""The forms in which a task is added or edited."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.screens.today.pane_controller import PaneController
from data.language import say
from data.model.plan import Task

if TYPE_CHECKING:
    from widgets.panes.checklist import ChecklistPane


class TaskForms:
    """Asks about one task; a list that is pasted into its title may become several."""

    def __init__(self, controller: PaneController, pane: "ChecklistPane") -> None:
        """Ask for the tasks of a pane."""
        self._controller = controller
        self._study = controller.study
        self._pane = pane

    async def add(self) -> None:
        """Ask for a new task and add it."""
        from app.forms.task import task_form
        from app.screens.today.checklist.pasted_tasks import ask_about_lines
        from widgets.dialogs.form_dialog import ask

        def add(task: Task) -> None:
            self._study.commit(say("Add “{title}”", title=task.title), task)
            self._pane.go_to(task.id)

        async def about_lines(lines: tuple[str, ...], join: Callable[[], None]) -> None:
            def added(task_id: int) -> None:
                if not form.is_touched():
                    form.dismiss(None)
                self._pane.go_to(task_id)

            await ask_about_lines(self._controller, lines, added, join)

        form = task_form(self._study, self._controller.day, self._controller.session.today)
        form.ask_about_lines = about_lines
        await ask(self._controller.app, form, save=add)

    async def edit(self) -> None:
        """Show the task under the cursor for changing."""
        from app.forms.task import task_form
        from widgets.dialogs.form_dialog import ask

        row = self._pane.current
        if row is None:
            return
        task = self._study.get(Task, row.id)
        label = say("Edit “{title}”", title=task.title)
        form = task_form(self._study, self._controller.day, self._controller.session.today, task)
        await ask(self._controller.app, form, save=lambda changed: self._study.commit(label, changed))
