"""An app that keeps what stands in a form and cannot be saved: the next start offers it."""

from typing import TYPE_CHECKING

from app.session.faults import Barrier
from app.session.session import Session
from app.terminal.terminal_app import TerminalApp

if TYPE_CHECKING:
    from widgets.dialogs.form_dialog import FormDialog


class UnsavedFormsApp(TerminalApp):
    """Hears what becomes of the forms, and puts those aside that are open when it leaves."""

    session: Session

    def on_form_dialog_not_saved(self, event: "FormDialog.NotSaved") -> None:
        """What stands in a form that cannot be saved is kept where the next start finds it."""
        from data.store.care.unsaved_texts import UnsavedText, keep_unsaved

        keep_unsaved(self.session.env.locations, UnsavedText(event.title, event.text, self.session.now))

    def on_form_dialog_settled(self, event: "FormDialog.Settled") -> None:
        """What could not be saved is saved now, or thrown away."""
        from data.store.care.unsaved_texts import UnsavedText, drop_unsaved

        drop_unsaved(self.session.env.locations, UnsavedText(event.title, "", self.session.now).key)

    def put_forms_aside(self) -> None:
        """Save or keep what was typed into every form that is open."""
        if len(self.screen_stack) < 2:
            return
        from widgets.dialogs.form_dialog import FormDialog

        for screen in self.screen_stack:
            if isinstance(screen, FormDialog) and screen.is_mounted:
                with Barrier(self.report):
                    event = screen.put_aside()
                    if event is not None:
                        # Here and now: a message would come too late.
                        self.on_form_dialog_not_saved(event)

    def leave(self) -> None:
        """End the program."""
        self.put_forms_aside()
        super().leave()
