"""What can be done with the whole study from the dashboard: undo, find, settle its dates, get help."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual.screen import Screen

from app.keys.commands import Place
from app.session.notices import LatestNotice
from app.session.session import Sitting
from data.errors import StudyError
from data.language import say, say_count
from data.model.record import Record
from data.study.study import Study

if TYPE_CHECKING:
    from data.model.plan import Plan
    from data.planning.search import Hit


class StudyActions(Screen[None]):
    """Actions that change the study or show something over the dashboard."""

    sitting: Sitting
    study: Study
    day: date
    _turned: LatestNotice

    @property
    def place(self) -> Place:
        """Where the learner is."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Undo the last change."""
        self._turn(self.study.undo, say("Undone"), say("There is nothing to undo."))

    def action_redo(self) -> None:
        """Make the undone change again."""
        self._turn(self.study.redo, say("Done again"), say("There is nothing to redo."))

    async def action_go_to_day(self) -> None:
        """Ask for a day and go there."""
        from app.forms.day import day_form
        from widgets.dialogs.form_dialog import ask

        def go(day: date) -> None:
            self.day = day

        await ask(self.app, day_form(self.sitting.today), go)

    async def action_find(self) -> None:
        """Ask for text and go where it stands."""
        from app.screens.dialogs.find import FindScreen

        def go(hit: "Hit | None") -> None:
            if hit is not None:
                self.show_hit(hit)

        await self.app.push_screen(FindScreen(self.study, self.sitting.today), go)

    async def action_help(self) -> None:
        """Show the keys that work here."""
        from app.screens.dialogs.help import HelpScreen

        await self.app.push_screen(HelpScreen(self.sitting, self.place, Place.EVERYWHERE))

    async def action_plan_settings(self) -> None:
        """Ask for the study's name, dates and minutes a day."""
        from app.forms.inputs.exam_day import words_after_exam
        from app.forms.plan_settings import plan_form
        from widgets.dialogs.form_dialog import ask

        def settled(plan: "Plan") -> None:
            self._commit(say("Change the plan's settings"), plan)
            if after := words_after_exam(self.study, self.sitting.today):
                self.app.notify(after, severity="warning", markup=False)

        await ask(self.app, plan_form(self.study.plan, self.sitting.today), settled)

    async def action_resources(self) -> None:
        """Show what to study from."""
        from app.screens.dialogs.resources import ResourcesScreen

        await self.app.push_screen(ResourcesScreen(self.study))

    def tell_conflict_copies(self) -> None:
        """Say that a sync tool left copies of the study beside it, which can be merged."""
        from data.store.care.conflict_copies import conflict_copies

        copies = conflict_copies(self.sitting.place.locations.study)
        if copies:
            names = ", ".join(copy.name for copy in copies)
            sentence = say(
                "A sync tool left {names} beside your study: “Merge” in ^P brings in what is new there.", names=names
            )
            self.app.notify(sentence, severity="warning", timeout=20, markup=False)

    def action_merge_copies(self) -> None:
        """Bring in what the conflict copies beside the study hold."""
        from data.store.care.conflict_copies import conflict_copies

        copies = conflict_copies(self.sitting.place.locations.study)
        count = 0
        try:
            for copy in copies:
                count += self.study.merge(copy, say("Merge {file}", file=copy.name))
        except StudyError as error:
            self.app.notify(str(error), severity="error", markup=False)
            return
        found = say_count(count, "{n} record was new or newer there.", "{n} records were new or newer there.")
        nothing = say("There is no conflict copy beside your study.")
        self.app.notify(found if copies else nothing, markup=False)

    def action_backups(self) -> None:
        """Say where earlier versions of the study are kept and how one is put back."""
        words = say(
            "Backups are kept by themselves: `cockpit backups` lists them, `cockpit restore NUMBER` puts one back."
        )
        self.app.notify(words, timeout=20, markup=False)

    def action_add_checklist(self) -> None:
        """Add the exam's domain checklist as tasks without a day."""
        from data.packs.checklist_tasks import checklist_tasks

        try:
            tasks = checklist_tasks(self.study)
        except StudyError as error:
            self.app.notify(str(error), severity="error", markup=False)
            return
        if not tasks:
            self.app.notify(say("The domain checklist is there already."), markup=False)
            return
        self._commit(say("Add the domain checklist"), *tasks)

    def show_hit(self, hit: "Hit") -> None:
        """Go to the day and the place of something that was found."""
        raise NotImplementedError

    def _commit(self, label: str, *records: Record) -> None:
        try:
            self.study.commit(label, *records)
        except StudyError as error:
            self.app.notify(str(error), severity="error", markup=False)

    def _turn(self, turn: Callable[[], str | None], done: str, nothing: str) -> None:
        try:
            label = turn()
        except StudyError as error:
            self.app.notify(str(error), severity="error", markup=False)
            return
        if self.study.is_new:
            self.study.redo()
            label = None
        self._turned.tell(self.app, f"{done}: {label}" if label else nothing)
