"""Imports, exports, merges and backups from the dashboard."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from app.session.session import Session
from data.errors import StudyError
from data.language import say

if TYPE_CHECKING:
    from app.screens.preview.previewed_file import PreviewedFile


class FileFlow:
    """Asks for a file, and reads or writes it."""

    def __init__(self, app: App[None], session: Session) -> None:
        """Work on the session's study."""
        self.app = app
        self.session = session

    async def import_plan(self) -> None:
        """Ask for a plan or log and preview it."""
        from app.forms.file import file_form
        from app.screens.preview.previewed_plan import PreviewedPlan
        from widgets.dialogs.form_dialog import ask

        form = file_form(say("Import a plan or log"), "~/plan.md")
        await ask(self.app, form, lambda file: self._preview(PreviewedPlan(self.session, *file)))

    async def import_bank(self) -> None:
        """Ask for a question bank and preview it."""
        from app.forms.file import file_form
        from app.screens.preview.previewed_bank import PreviewedBank
        from widgets.dialogs.form_dialog import ask

        form = file_form(say("Import a question bank"), "~/questions.md")
        await ask(self.app, form, lambda file: self._preview(PreviewedBank(self.session, *file), "-questions"))

    def _preview(self, file: "PreviewedFile[Any, Any]", classes: str = "") -> None:
        from app.screens.preview.file_preview import FilePreview

        def closed(changes: str | None) -> None:
            if changes:
                self.app.notify(changes, markup=False)

        self.app.push_screen(FilePreview(file, classes), closed)

    async def export(self) -> None:
        """Write the whole study to a file."""
        from app.forms.export import export_form
        from app.use_cases.export import describe_saved
        from widgets.dialogs.form_dialog import ask

        def done(written: tuple[Path, ...]) -> None:
            self.app.notify(describe_saved(written), markup=False)

        await ask(self.app, export_form(self.session), done)

    async def merge_file(self) -> None:
        """Ask for another copy of the study and merge it."""
        from app.forms.file import path_form
        from app.use_cases.merge import describe_merged, merge_file
        from widgets.dialogs.form_dialog import ask

        def merge(file: Path) -> None:
            count = merge_file(self.session.study, file)
            self.app.notify(f"{file.name}: {describe_merged(count)}", markup=False)

        await ask(self.app, path_form(say("Merge another copy of the study"), "~/study-copy.json"), merge)

    async def show_backups(self) -> None:
        """List the earlier versions of the study, and restore the chosen one."""
        from app.use_cases.backups import figures_of, no_backups_yet
        from data.store.care.backups import backups
        from widgets.dialogs.choice_dialog import ChoiceDialog

        try:
            # Each version is read whole to count what it holds.
            listed = await asyncio.to_thread(backups, self.session.env.locations)
        except StudyError as error:
            self.app.notify(str(error), severity="error", markup=False)
            return
        choices = tuple((str(backup.number), figures_of(backup)) for backup in listed if backup.size)
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
