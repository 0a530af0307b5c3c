"""What can be done with the whole study from the dashboard: undo, find, settle its dates, get help."""

from datetime import date
from typing import TYPE_CHECKING

from app.screens.study_screen import StudyScreen
from data.language import say

if TYPE_CHECKING:
    from data.model.plan import Plan
    from data.planning.search import Hit
    from data.store.care.take_in import CopyWatch


class StudyActions(StudyScreen[None]):
    """Actions that change the study or show something over the dashboard."""

    day: date
    _copies: "CopyWatch | None" = None

    def action_redo(self) -> None:
        """Make the undone change again."""
        self._undone.redo(self.app, self.study.redo)

    async def action_go_to_day(self) -> None:
        """Ask for a day and go there."""
        from app.forms.day import day_form
        from widgets.dialogs.form_dialog import ask

        def go(day: date) -> None:
            self.day = day

        await ask(self.app, day_form(self.session.today), go)

    async def action_find(self) -> None:
        """Ask for text and go where it stands."""
        from app.screens.dialogs.find import FindScreen

        def go(hit: "Hit | None") -> None:
            if hit is not None:
                self.show_hit(hit)

        await self.app.push_screen(FindScreen(self.study, self.session.today), go)

    async def action_plan_settings(self) -> None:
        """Ask for the study's name, dates and minutes a day."""
        from app.forms.inputs.exam_day import words_after_exam
        from app.forms.plan_settings import plan_form
        from widgets.dialogs.form_dialog import ask

        def settled(plan: "Plan") -> None:
            self.study.commit(say("Change the plan's settings"), plan)
            if after := words_after_exam(self.study, self.session.today):
                self.app.notify(after, severity="warning", markup=False)

        await ask(self.app, plan_form(self.study.plan, self.session.today), save=settled)

    async def action_resources(self) -> None:
        """Show what to study from."""
        from app.screens.dialogs.resources import ResourcesScreen

        await self.app.push_screen(ResourcesScreen(self.study))

    async def action_sessions(self) -> None:
        """Show the study sessions, to correct or remove them."""
        from app.screens.dialogs.sessions import SessionsScreen

        await self.app.push_screen(SessionsScreen(self.session))

    def take_in_copies(self) -> bool:
        """Merge in what sync tools left beside the study; whether there was anything. The news tell of it."""
        if self._copies is None:
            if not self.session.env.has_siblings():
                return False
            from data.store.care.take_in import CopyWatch

            self._copies = CopyWatch(self.session.env.locations)
        taken = self._copies.take_in(self.study)
        self.study.notices += [*self._copies.notices, *(one.notice() for one in taken)]
        self._copies.notices.clear()
        return bool(taken)

    async def offer_unsaved_texts(self) -> None:
        """Ask about texts that an earlier run could not save."""
        from data.store.care.unsaved_texts import recovered_texts

        if recovered := recovered_texts(self.session.env.locations):
            from app.screens.today.notes_controller import NotesController
            from app.screens.today.recovered_notes import offer_recovered

            await offer_recovered(self.app, recovered, self.query_one(NotesController).put, self.session.today)

    def action_merge_copies(self) -> None:
        """Bring in what the conflict copies beside the study hold now, without waiting for the next second."""
        self._copies = None
        if not self.take_in_copies():
            self.app.notify(say("There is no conflict copy of your study."), markup=False)

    def action_add_checklist(self) -> None:
        "Add the exam's domain checklist as tasks without a day"
        from data.packs.checklist_tasks import checklist_tasks

        def add() -> None:
            if tasks := checklist_tasks(self.study):
                self.study.commit(say("Add the domain checklist"), *tasks)
            else:
                self.app.notify(say("The domain checklist is already in your study."), markup=False)

        self.do(add)

    def show_hit(self, hit: "Hit") -> None:
        """Go to the day and the place of something that was found."""
        raise NotImplementedError
