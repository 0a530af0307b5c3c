"""The checklist at work: ticking, adding, moving and timing tasks."""

from collections.abc import Callable
from datetime import timedelta

from textual import events, on
from textual.app import ComposeResult
from textual.getters import query_one

from app.keys.bindings import bindings
from app.keys.commands import Scope
from app.screens.today.checklist_view import groups, summary
from app.screens.today.pane_controller import PaneController
from app.screens.today.study_clock_flow import StudyClockFlow
from app.session.session import Session
from data.frozen import replace
from data.language import say, say_day
from data.model.plan import Task
from data.planning.agenda import position_after, shifted
from data.planning.study_time.study_sessions import running_session
from data.study.study import Study
from widgets.drawing.list_pane import ListPane
from widgets.panes.checklist import ChecklistPane


class ChecklistController(PaneController):
    """Shows the selected day's tasks and changes them."""

    TABLES = frozenset({"plan", "tasks", "domains", "sessions"})
    BINDINGS = bindings(Scope.CHECKLIST)

    pane = query_one(ChecklistPane)

    def __init__(self, session: Session, *, id: str, classes: str | None = None) -> None:
        """Work on the session's study and look after its clock."""
        super().__init__(session, id=id, classes=classes)
        self.study_clock = StudyClockFlow(self)

    def compose(self) -> ComposeResult:
        """The pane."""
        yield self.framed(ChecklistPane(glyphs=self.session.glyphs), "2")

    def show(self) -> None:
        """The day as it is now."""
        today = self.session.today
        word = say("Today") if self.day == today else say("Checklist")
        title = f"2 {word} · {say_day(self.day, today)}"
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

    def action_cursor(self, by: int) -> None:
        """Go to another task."""
        self.pane.move(by)

    def action_mark(self) -> None:
        """Mark the task."""
        self.pane.toggle_mark()

    def action_unmark(self) -> None:
        "Clear all marks"
        self.pane.marked = frozenset()

    def action_tick(self) -> None:
        """Tick the chosen tasks, or untick them when all are done."""
        self._tick(_chosen(self.study, self.pane))

    def action_postpone(self) -> None:
        """Move the chosen tasks to the day after theirs, or after today when that is later."""
        today = self.session.today
        moved = [
            task.moved_to(max(task.day or self.day, today if self.day >= today else self.day) + timedelta(days=1))
            for task in _chosen(self.study, self.pane)
        ]
        self._commit_many(("Move “{title}” to the next day", "Move {n} tasks to the next day"), moved)

    def action_bring(self) -> None:
        "Move the selected tasks to today"
        today = self.session.today
        moved = [task.moved_to(today) for task in _chosen(self.study, self.pane) if task.day != today]
        self._commit_many(("Move “{title}” to today", "Move {n} tasks to today"), moved)

    def action_remove(self) -> None:
        """Remove the chosen tasks."""
        tasks = _chosen(self.study, self.pane)
        if tasks:
            self.take_away(_label(("Remove “{title}”", "Remove {n} tasks"), tasks), *tasks)

    async def action_study_clock(self) -> None:
        """Start the study clock on the task, or stop it."""
        chosen = self.pane.current
        await self.study_clock.start_or_stop(chosen.id if chosen else None)

    async def action_add(self) -> None:
        """Ask for a new task and add it; a list that is pasted into its title may become several."""
        from app.forms.task import task_form
        from app.screens.today.pasted_tasks import ask_about_lines
        from widgets.dialogs.form_dialog import ask

        def add(task: Task) -> None:
            self.study.commit(say("Add “{title}”", title=task.title), task)
            self.pane.go_to(task.id)

        async def about_lines(lines: tuple[str, ...], join: Callable[[], None]) -> None:
            def added(task_id: int) -> None:
                if not form.is_touched():
                    form.dismiss(None)
                self.pane.go_to(task_id)

            await ask_about_lines(self, lines, added, join)

        form = task_form(self.study, self.day, self.session.today)
        form.ask_about_lines = about_lines
        await ask(self.app, form, save=add)

    async def on_paste(self, event: events.Paste) -> None:
        """A pasted list becomes tasks."""
        event.stop()
        from app.screens.today.pasted_tasks import ask_about_lines
        from widgets.dialogs.field_input import pasted_lines

        await ask_about_lines(self, pasted_lines(event.text), self.pane.go_to)

    async def action_edit(self) -> None:
        """Show the chosen task for changing."""
        from app.forms.task import task_form
        from widgets.dialogs.form_dialog import ask

        row = self.pane.current
        if row is None:
            return
        old = self.study.get(Task, row.id)
        label = say("Edit “{title}”", title=old.title)
        form = task_form(self.study, self.day, self.session.today, old)
        await ask(self.app, form, save=lambda task: self.study.commit(label, task))

    @on(ChecklistPane.TickPressed)
    def _tick_pressed(self, event: ChecklistPane.TickPressed) -> None:
        event.stop()
        self._tick([self.study.get(Task, event.task_id)])

    @on(ListPane.Opened)
    async def _opened(self, event: ListPane.Opened) -> None:
        event.stop()
        await self.run_action("edit")

    def _tick(self, tasks: list[Task]) -> None:
        if not tasks:
            return
        if all(task.done for task in tasks):
            self.commit(_label(("Untick “{title}”", "Untick {n} tasks"), tasks), *(task.unticked() for task in tasks))
        else:
            now = self.session.now
            self.commit(_label(("Tick “{title}”", "Tick {n} tasks"), tasks), *(task.ticked(now) for task in tasks))

    def action_shift(self, by: int) -> None:
        """Move the task up or down within its day."""
        row = self.pane.current
        if row is None:
            return
        task = self.study.get(Task, row.id)
        siblings = self.study.tasks.on(task.day) if task.day else []
        moved = shifted(siblings, task, by) if task in siblings else []
        if moved and self.commit(say("Move “{title}” within its day", title=task.title), *moved):
            self.pane.go_to(task.id)

    def _commit_many(self, forms: tuple[str, str], tasks: list[Task]) -> None:
        placed = []
        for number, task in enumerate(tasks):
            placed.append(replace(task, position=position_after(self.study.tasks, task.day) + number))
        if placed:
            self.commit(_label(forms, tasks), *placed)
            self.pane.marked = frozenset()


def _label(forms: tuple[str, str], tasks: list[Task]) -> str:
    """The sentence for one task or for several."""
    if len(tasks) == 1:
        return say(forms[0], title=tasks[0].title)
    return say(forms[1], n=len(tasks))


def _chosen(study: Study, pane: ChecklistPane) -> list[Task]:
    """The marked tasks, else the one under the cursor."""
    return [study.get(Task, id_) for id_ in pane.chosen]
