"""Forms that cannot be saved: their text is kept for the next start, which offers it."""

from typing import TYPE_CHECKING

from app.session.faults import Barrier
from app.session.session import Session
from app.terminal.terminal_app import TerminalApp

if TYPE_CHECKING:
    from widgets.dialogs.form_dialog import FormDialog


def keep_form(session: Session, form: "FormDialog.NotSaved") -> None:
    """Keep the text of a form that cannot be saved."""
    from data.store.care.unsaved_texts import UnsavedText, keep_unsaved

    keep_unsaved(session.env.locations, UnsavedText(form.title, form.text, session.now))


def drop_form(session: Session, form: "FormDialog.Settled") -> None:
    """Drop the text of a form that is saved by now or was thrown away."""
    from data.store.care.unsaved_texts import UnsavedText, drop_unsaved

    drop_unsaved(session.env.locations, UnsavedText(form.title, "", session.now).key)


def put_forms_aside(app: TerminalApp, session: Session) -> None:
    """Save or keep what was typed into every open form."""
    if len(app.screen_stack) < 2:
        return
    from widgets.dialogs.form_dialog import FormDialog

    for screen in app.screen_stack:
        if isinstance(screen, FormDialog) and screen.is_mounted:
            with Barrier(app.report):
                not_saved = screen.put_aside()
                if not_saved is not None:
                    # Here and now: a message would come too late.
                    keep_form(session, not_saved)
