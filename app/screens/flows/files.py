"""What goes between the study and files from the dashboard: plans and banks come in, the study goes out."""

import asyncio
from pathlib import Path

from textual.screen import Screen

from app.screens.study_screen import StudyScreen
from data.errors import StudyError
from data.language import say


class FileActions(StudyScreen[None]):
    """Actions that ask for a file first."""

    async def action_import_plan(self) -> None:
        """Ask for a plan or log and show what was understood of it."""
        from app.forms.file import file_form
        from app.screens.preview.plan_preview import PlanPreview
        from widgets.dialogs.form_dialog import ask

        form = file_form(say("Import a plan or log"), "~/plan.md")
        await ask(self.app, form, lambda file: self._preview(PlanPreview(self.session, *file)))

    async def action_import_bank(self) -> None:
        """Ask for a question bank and show what was found in it."""
        from app.forms.file import file_form
        from app.screens.preview.bank_preview import BankPreview
        from widgets.dialogs.form_dialog import ask

        form = file_form(say("Import a question bank"), "~/questions.md")
        await ask(self.app, form, lambda file: self._preview(BankPreview(self.session, *file)))

    def _preview(self, preview: Screen[str | None]) -> None:
        def closed(said: str | None) -> None:
            if said:
                self.app.notify(said, markup=False)

        self.app.push_screen(preview, closed)

    async def action_export(self) -> None:
        """Write the whole study to a file."""
        from app.forms.export import export_form
        from app.use_cases.export import describe_saved
        from widgets.dialogs.form_dialog import ask

        def done(written: tuple[Path, ...]) -> None:
            self.app.notify(describe_saved(written), markup=False)

        await ask(self.app, export_form(self.session), done)

    async def action_merge_file(self) -> None:
        """Ask for another copy of the study and merge it."""
        from app.forms.file import path_form
        from app.use_cases.merge import describe_merged, merge_file
        from widgets.dialogs.form_dialog import ask

        def merge(file: Path) -> None:
            count = merge_file(self.session.study, file)
            self.app.notify(f"{file.name}: {describe_merged(count)}", markup=False)

        await ask(self.app, path_form(say("Merge another copy of the study"), "~/study-copy.json"), merge)

    async def action_backups(self) -> None:
        """List the earlier versions of the study, and restore the one that is chosen."""
        from app.use_cases.backups import figures_of, no_backups_yet
        from data.store.care.backups import backups
        from widgets.dialogs.choice_dialog import ChoiceDialog

        try:
            # Each version is read whole to count what it holds.
            listed = await asyncio.to_thread(backups, self.session.env.locations)
        except StudyError as error:
            self.app.notify(str(error), severity="error", markup=False)
            return
        choices = tuple((str(each.number), figures_of(each)) for each in listed if each.size)
        if not choices:
            self.app.notify(no_backups_yet(), markup=False)
            return
        words = say("Choose the version to restore. You can undo this.")
        dialog = ChoiceDialog(say("Backups"), words, choices, self.session.glyphs.ascii)
        await self.app.push_screen(dialog, self._restore)

    def _restore(self, number: str | None) -> None:
        from app.use_cases.backups import restore_planned

        if number is None:
            return
        try:
            change = restore_planned(self.session.env, self.session.study, int(number))
        except StudyError as error:
            self.app.notify(str(error), severity="error", markup=False)
            return
        self.app.notify(change, markup=False)
