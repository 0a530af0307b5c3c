"""The commands on the whole study: go to a day, find, change the plan's settings, see lists."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from app.keys.commands import Scope
from app.keys.panes import PANES
from app.screens.flows.files import FileFlow
from app.screens.today.conflict_copies import ConflictCopies
from app.screens.today.pane_controller import CommandTable
from app.screens.today.pane_grid import PaneGrid
from app.screens.today.panes.checklist_controller import ChecklistController
from app.screens.today.panes.notes_controller import NotesController
from app.session.notices import do_or_say
from app.session.session import Session
from data.language import say

if TYPE_CHECKING:
    from data.model.plan import Plan
    from data.planning.search import Hit


class StudyCommands:
    """Changes the study as a whole, or shows something over the dashboard."""

    def __init__(self, app: App[None], session: Session, panes: PaneGrid, copies: ConflictCopies) -> None:
        """Work on the session's study; `panes` shows where something is."""
        self._app = app
        self._session = session
        self._study = session.study
        self._panes = panes
        self._copies = copies

    def commands(self) -> CommandTable:
        """What each command does that works on the study as a whole, and on panes and days."""
        return {**self._study_commands(), **self._pane_commands()}

    def _study_commands(self) -> CommandTable:
        files = FileFlow(self._app, self._session)
        return {
            "exam.open": self.open_exam,
            "study.find": self.find,
            "study.plan": self.change_settings,
            "study.checklist": self.add_checklist,
            "study.resources": self.show_resources,
            "study.sessions": self.show_sessions,
            "study.merge": self.merge_copies,
            "study.import": files.import_plan,
            "bank.import": files.import_bank,
            "study.export": files.export,
            "study.merge_file": files.merge_file,
            "study.backups": files.show_backups,
            "app.help": self.show_help,
        }

    def _pane_commands(self) -> CommandTable:
        panes = self._panes
        return {
            "day.today": panes.go_to_today,
            "day.before": partial(panes.turn_day, -1),
            "day.after": partial(panes.turn_day, 1),
            "day.go": self.ask_for_day,
            **{f"pane.{pane.id}": partial(panes.go_to, pane.id) for pane in PANES},
            "pane.next": partial(panes.go_round, 1),
            "pane.previous": partial(panes.go_round, -1),
            "pane.zoom": panes.zoom,
        }

    async def show_help(self) -> None:
        "Show the keys for this screen"
        from app.screens.dialogs.help import HelpScreen

        await self._app.push_screen(HelpScreen(self._session, self._panes.active_pane, Scope.EVERYWHERE))

    async def open_exam(self) -> None:
        """Open the way into exams, or back into the one that is in progress."""
        from app.screens.flows.exam import ExamFlow

        await ExamFlow(self._app, self._session).open()

    async def ask_for_day(self) -> None:
        """Ask for a day and go there."""
        from app.forms.day import day_form
        from widgets.dialogs.form_dialog import ask

        def go(day: date) -> None:
            self._panes.day = day

        await ask(self._app, day_form(self._session.today), go)

    async def find(self) -> None:
        """Ask for text and go to where it is."""
        from app.screens.dialogs.find import FindScreen

        def go(hit: "Hit | None") -> None:
            if hit is not None:
                self._show_hit(hit)

        await self._app.push_screen(FindScreen(self._study, self._session.today), go)

    def _show_hit(self, hit: "Hit") -> None:
        """Go to the day and the line of a text."""
        if hit.day is not None:
            self._panes.day = hit.day
        if hit.section:
            self._panes.go_to("notes")
            notes = self._panes.query_one(NotesController).notes
            notes.turn_to(hit.section)
            self._panes.call_after_refresh(notes.reader.show_line, hit.line)
        else:
            self._panes.go_to("checklist")
            self._panes.query_one(ChecklistController).pane.go_to(hit.id)

    async def change_settings(self) -> None:
        """Ask for the study's name, dates and minutes a day."""
        from app.forms.inputs.exam_day import words_after_exam
        from app.forms.plan_settings import plan_form
        from widgets.dialogs.form_dialog import ask

        def change(plan: "Plan") -> None:
            self._study.commit(say("Change the plan's settings"), plan)
            if after := words_after_exam(self._study, self._session.today):
                self._app.notify(after, severity="warning", markup=False)

        await ask(self._app, plan_form(self._study.plan, self._session.today), save=change)

    async def show_resources(self) -> None:
        """Show what to study from."""
        from app.screens.dialogs.resources import ResourcesScreen

        await self._app.push_screen(ResourcesScreen(self._study))

    async def show_sessions(self) -> None:
        """Show the study sessions, to correct or remove them."""
        from app.screens.dialogs.sessions import SessionsScreen

        await self._app.push_screen(SessionsScreen(self._session))

    def merge_copies(self) -> None:
        """Merge what the conflict copies beside the study hold now, without waiting for the next second."""
        if not self._copies.merge_again():
            self._app.notify(say("There is no conflict copy of your study."), markup=False)

    def add_checklist(self) -> None:
        "Add the exam's domain checklist as tasks without a day"
        from data.packs.checklist_tasks import checklist_tasks

        def add() -> None:
            if tasks := checklist_tasks(self._study):
                self._study.commit(say("Add the domain checklist"), *tasks)
            else:
                self._app.notify(say("The domain checklist is already in your study."), markup=False)

        do_or_say(self._app, add)
