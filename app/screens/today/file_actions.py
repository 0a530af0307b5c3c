"""What goes between the study and files from the dashboard: plans and banks come in, the study goes out."""

from pathlib import Path

from textual.screen import Screen

from app.sitting import Sitting
from data.language import say


class FileActions(Screen[None]):
    """Actions that ask for a file first."""

    sitting: Sitting

    async def action_export(self) -> None:
        """Write the whole study to a file."""
        from app.screens.export_form import export_form
        from widgets.form_dialog import ask

        def done(written: tuple[Path, ...]) -> None:
            self.app.notify(say("Written: {path}", path=", ".join(map(str, written))), markup=False)

        await ask(self.app, export_form(self.sitting), done)
