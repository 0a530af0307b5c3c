"""What goes between the study and files from the dashboard: plans and banks come in, the study goes out."""

from pathlib import Path

from textual.screen import Screen

from app.session.session import Sitting
from data.language import say


class FileActions(Screen[None]):
    """Actions that ask for a file first."""

    sitting: Sitting

    async def action_import_plan(self) -> None:
        """Ask for a plan or log and show what was understood of it."""
        from app.forms.file import file_form
        from app.screens.preview.plan_preview import PlanPreview
        from widgets.dialogs.form_dialog import ask

        form = file_form(say("Import a plan or log"), "~/plan.md")
        await ask(self.app, form, lambda file: self._preview(PlanPreview(self.sitting, *file)))

    async def action_import_bank(self) -> None:
        """Ask for a question bank and show what was found in it."""
        from app.forms.file import file_form
        from app.screens.preview.bank_preview import BankPreview
        from widgets.dialogs.form_dialog import ask

        form = file_form(say("Import a question bank"), "~/questions.md")
        await ask(self.app, form, lambda file: self._preview(BankPreview(self.sitting, *file)))

    def _preview(self, preview: Screen[str | None]) -> None:
        def closed(said: str | None) -> None:
            if said:
                self.app.notify(said, markup=False)

        self.app.push_screen(preview, closed)

    async def action_export(self) -> None:
        """Write the whole study to a file."""
        from app.forms.export import export_form
        from widgets.dialogs.form_dialog import ask

        def done(written: tuple[Path, ...]) -> None:
            self.app.notify(say("Written: {path}", path=", ".join(map(str, written))), markup=False)

        await ask(self.app, export_form(self.sitting), done)
