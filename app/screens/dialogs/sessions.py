"""A list of study sessions that can be edited or removed."""

from datetime import date
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from app.forms.session import session_form
from app.session.notices import LatestNotice, do_or_say
from app.session.session import Session
from app.use_cases.study_sessions import edit_session, no_sessions_yet, remove_sessions, running_label
from data.language import say, say_count, say_day, say_minutes
from data.model.sessions import StudySession
from data.planning.study_time.session_list import latest_sessions, session_title
from widgets.dialogs.choice_list import ChoiceList
from widgets.dialogs.dialog import Dialog
from widgets.dialogs.form_dialog import ask
from widgets.drawing.spans import safe

SHOWN = 500
"""Sessions that are listed; `cockpit log --list` has the older ones."""


class SessionsScreen(Dialog[None]):
    """The newest sessions; each change is one step to undo."""

    BINDINGS = [
        Binding("escape,q", "close", "Close", tooltip="Close the list.", id="sessions.close"),
        Binding("e", "edit", "Edit", tooltip="Edit the chosen session.", id="sessions.edit"),
        Binding("delete", "remove", "Remove", tooltip="Remove the chosen session.", id="sessions.remove"),
        Binding("u", "undo", "Undo", tooltip="Undo the last change", id="sessions.undo"),
    ]
    DEFAULT_CSS = """
    SessionsScreen > Vertical { width: 96; }
    SessionsScreen OptionList { height: auto; max-height: 30; }
    """

    rows = query_one(OptionList)

    def __init__(self, session: Session) -> None:
        """Show the sessions of the open study."""
        super().__init__(classes="-ascii" if session.glyphs.ascii else None)
        self._session = session
        self._sessions: list[StudySession] = []
        self._undone = LatestNotice()

    def compose(self) -> ComposeResult:
        """Number of sessions above their list."""
        with Vertical() as box:
            box.border_title = say("Study sessions")
            box.border_subtitle = say("Enter edit · Delete remove · u undo · Esc close")
            yield Static("", markup=False, id="count")
            yield ChoiceList(markup=False)

    def on_mount(self) -> None:
        """The list has the focus before the next key arrives."""
        self._show()
        self.set_focus(self.rows)

    def action_close(self) -> None:
        """Close the list."""
        if self.is_current:
            self.dismiss(None)

    async def action_edit(self) -> None:
        """Edit the chosen session."""
        session = self._chosen()
        if session is None:
            return

        def correct(changed: StudySession) -> None:
            edit_session(self._session.study, changed)
            self._show()

        await ask(self.app, session_form(self._session.study, session, self._session.today), save=correct)

    def action_remove(self) -> None:
        """Remove the chosen session."""
        session = self._chosen()
        if session is not None:
            time = self._minutes(session)
            do_or_say(self.app, lambda: remove_sessions(self._session.study, [session], [time]))
            self._show()

    def action_undo(self) -> None:
        """Undo the last change of the study."""
        self._undone.undo(self.app, partial(self._session.study.undo, keeps_plan=True))
        self._show()

    @on(OptionList.OptionSelected)
    async def _opened(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.action_edit()

    def _chosen(self) -> StudySession | None:
        at = self.rows.highlighted
        if at is None or at >= len(self._sessions):
            return None
        return self._session.study.all(StudySession).get(self._sessions[at].id)

    def _show(self) -> None:
        study, at = self._session.study, self.rows.highlighted or 0
        self._sessions = latest_sessions(study, SHOWN)
        self.rows.clear_options()
        self.rows.add_options(
            [Option(self._session_line(session, self._session.today)) for session in self._sessions]
        )
        self.rows.highlighted = min(at, len(self._sessions) - 1) if self._sessions else None
        count = say_count(len(study.all(StudySession)), "{n} session", "{n} sessions")
        self.query_one("#count", Static).update(count if self._sessions else no_sessions_yet())

    def _session_line(self, session: StudySession, today: date) -> Content:
        head = f"{say_day(session.day, today)} · {self._minutes(session)}  "
        return Content.assemble(
            (head, "dim"), safe(session_title(self._session.study, session)), (f"  {running_label(session)}", "bold")
        )

    def _minutes(self, session: StudySession) -> str:
        return say_minutes(session.minutes_at(self._session.now))
