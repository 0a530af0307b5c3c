"""The checklist at work: ticking, adding, moving and timing tasks."""

from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from app.keys.bindings import bindings
from app.keys.commands import Place
from app.screens.today.checklist_view import groups, summary
from app.screens.today.desk import Desk
from data.frozen import replace
from data.language import say, say_day
from data.model.plan import Task
from data.model.sessions import StudySession
from data.planning.agenda import position_after, shifted
from data.planning.study_sessions import running_session
from widgets.panes.checklist import ChecklistPane


class ChecklistDesk(Desk):
    """Shows the selected day's tasks and changes them."""

    TABLES = frozenset({"plan", "tasks", "domains", "sessions"})
    BINDINGS = bindings(Place.CHECKLIST)

    pane = query_one(ChecklistPane)

    def compose(self) -> ComposeResult:
        """The pane."""
        yield self.framed(ChecklistPane(glyphs=self.sitting.glyphs), "2")

    def show(self) -> None:
        """The day as it is now."""
        today = self.sitting.today
        word = say("Today") if self.day == today else say("Checklist")
        self.pane.border_title = f"2 {word} · {say_day(self.day, today)}"
        self.pane.groups = groups(self.study, self.day, today)
        self.pane.summary = summary(self.study, self.day, self.sitting.now)

    def second_passed(self) -> None:
        """A running study clock moves the sums on."""
        if running_session(self.study) is not None:
            self.pane.summary = summary(self.study, self.day, self.sitting.now)

    def action_cursor(self, by: int) -> None:
        """Go to another task."""
        self.pane.move(by)

    def action_mark(self) -> None:
        """Mark the task."""
        self.pane.toggle_mark()

    def action_unmark(self) -> None:
        """Take all marks away."""
        self.pane.marked = frozenset()

    def action_tick(self) -> None:
        """Tick the chosen tasks, or untick them when all are done."""
        self._tick(self._chosen())

    def action_postpone(self) -> None:
        """Move the chosen tasks to the day after theirs, or after today when that is later."""
        today = self.sitting.today
        moved = [
            task.moved_to(max(task.day or self.day, today if self.day >= today else self.day) + timedelta(days=1))
            for task in self._chosen()
        ]
        self._commit_many(("Move “{title}” to the next day", "Move {n} tasks to the next day"), moved)

    def action_bring(self) -> None:
        """Bring the chosen tasks to today."""
        moved = [task.moved_to(self.sitting.today) for task in self._chosen()]
        self._commit_many(("Bring “{title}” to today", "Bring {n} tasks to today"), moved)

    def action_remove(self) -> None:
        """Remove the chosen tasks."""
        tasks = self._chosen()
        if tasks:
            self.commit(_label(("Remove “{title}”", "Remove {n} tasks"), tasks), removed=tasks)

    def action_study_clock(self) -> None:
        """Start the study clock on the task, or stop it."""
        now = self.sitting.now
        running = running_session(self.study)
        chosen = self.pane.current
        records = [running.stopped(now)] if running else []
        if running is not None and (chosen is None or chosen.id == running.task):
            self.commit(say("Stop the study clock"), *records)
            return
        session = StudySession(
            id=self.study.new_id(), day=self.sitting.today, started_at=now, task=chosen.id if chosen else None
        )
        self.commit(say("Start the study clock"), *records, session)

    async def action_add(self) -> None:
        """Ask for a new task and add it."""
        from app.forms.task import task_form
        from widgets.dialogs.form_dialog import ask

        def add(task: Task) -> None:
            if self.commit(say("Add “{title}”", title=task.title), task):
                self.pane.go_to(task.id)

        await ask(self.app, task_form(self.study, self.day, self.sitting.today), add)

    async def action_edit(self) -> None:
        """Show the chosen task for changing."""
        from app.forms.task import task_form
        from widgets.dialogs.form_dialog import ask

        row = self.pane.current
        if row is None:
            return
        old = self.study.get(Task, row.id)
        label = say("Edit “{title}”", title=old.title)
        form = task_form(self.study, self.day, self.sitting.today, old)
        await ask(self.app, form, lambda task: self.commit(label, task))

    @on(ChecklistPane.TickPressed)
    def _tick_pressed(self, event: ChecklistPane.TickPressed) -> None:
        event.stop()
        self._tick([self.study.get(Task, event.task_id)])

    @on(ChecklistPane.Opened)
    async def _opened(self, event: ChecklistPane.Opened) -> None:
        event.stop()
        await self.action_edit()

    def _tick(self, tasks: list[Task]) -> None:
        if not tasks:
            return
        if all(task.done for task in tasks):
            self.commit(_label(("Untick “{title}”", "Untick {n} tasks"), tasks), *(task.unticked() for task in tasks))
        else:
            now = self.sitting.now
            self.commit(_label(("Tick “{title}”", "Tick {n} tasks"), tasks), *(task.ticked(now) for task in tasks))

    def _chosen(self) -> list[Task]:
        return [self.study.get(Task, id_) for id_ in self.pane.chosen]

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
