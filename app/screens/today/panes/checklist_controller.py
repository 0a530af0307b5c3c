"""The checklist: the selected day's tasks, with the study clock on one of them."""

from functools import partial

from textual import events, on
from textual.getters import query_one

from app.keys.bindings import bindings
from app.keys.panes import CHECKLIST, Pane
from app.screens.today.checklist.study_clock_flow import StudyClockFlow
from app.screens.today.checklist.task_changes import TaskChanges
from app.screens.today.checklist.view import groups, summary
from app.screens.today.pane_controller import CommandTable, PaneController
from app.session.session import Session
from data.language import say, say_day
from data.model.plan import Task
from data.planning.study_time.study_sessions import running_session
from widgets.drawing.list_pane import ListPane
from widgets.panes.checklist import ChecklistPane


class ChecklistController(PaneController):
    """Shows the selected day's tasks and changes them."""

    TABLES = frozenset({"plan", "tasks", "domains", "sessions"})
    BINDINGS = bindings(CHECKLIST)

    pane = query_one(ChecklistPane)

    def __init__(self, session: Session, declared: Pane, *, classes: str | None = None) -> None:
        """Work on the session's study and look after its clock."""
        super().__init__(session, declared, classes=classes)
        self.study_clock = StudyClockFlow(self)

    def create_pane(self) -> ChecklistPane:
        """The list of tasks."""
        return ChecklistPane(glyphs=self.session.glyphs)

    def commands(self) -> CommandTable:
        """What each command of the checklist does."""
        from app.screens.today.checklist.task_forms import TaskForms

        pane = self.pane
        changes, forms = TaskChanges(self, pane), TaskForms(self, pane)
        task_id = pane.current.id if pane.current else None
        return {
            "task.tick": changes.tick,
            "task.add": forms.add,
            "task.edit": forms.edit,
            "task.postpone": changes.postpone,
            "task.bring": changes.bring,
            "task.clock": partial(self.study_clock.start_or_stop, task_id),
            "task.mark": pane.toggle_mark,
            "task.remove": changes.remove,
            "task.move_down": partial(changes.shift, 1),
            "task.move_up": partial(changes.shift, -1),
            "task.next": partial(pane.move, 1),
            "task.previous": partial(pane.move, -1),
            "task.unmark": changes.unmark,
        }

    def show(self) -> None:
        """The day as it is now."""
        today, number = self.session.today, CHECKLIST.number
        word = say("Today") if self.day == today else say("Checklist")
        title = f"{number} {word} · {say_day(self.day, today)}"
        if self.pane.border_title != title:
            # Setting a title paints the whole pane again.
            self.pane.border_title = title
        self.pane.groups = groups(self.study, self.day, today)
        self.pane.summary = summary(self.study, self.day, self.study_clock.clock.counted_until())

    def second_passed(self) -> None:
        """A running study clock moves the sums on, and asks about a gap where the learner is free to answer."""
        if running_session(self.study) is None:
            return
        if self.study_clock.has_question(self.is_free):
            self.call_later(self.study_clock.ask_about_gap)
        self.pane.summary = summary(self.study, self.day, self.study_clock.clock.counted_until())

    def flush(self) -> bool:
        """Remember when somebody was here last."""
        self.study_clock.clock.look()
        self.study_clock.clock.save()
        return True

    async def on_paste(self, event: events.Paste) -> None:
        """A pasted list becomes tasks."""
        event.stop()
        from app.screens.today.checklist.pasted_tasks import ask_about_lines
        from widgets.dialogs.field_input import pasted_lines

        await ask_about_lines(self, pasted_lines(event.text), self.pane.go_to)

    @on(ChecklistPane.TickPressed)
    def _tick_pressed(self, event: ChecklistPane.TickPressed) -> None:
        event.stop()
        TaskChanges(self, self.pane).tick_tasks([self.study.get(Task, event.task_id)])

    @on(ListPane.Opened)
    async def _opened(self, event: ListPane.Opened) -> None:
        event.stop()
        await self.run_action("run('task.edit')")


CONTROLLER: type[PaneController] = ChecklistController
