"""Every attempt: its score, the trend, its report, comparison, export, import, removal."""

from collections.abc import Awaitable, Callable

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from app.keys.bindings import bindings, hints_of
from app.keys.commands import Scope
from app.keys.keymap import key_of
from app.screens.attempts.attempt_view import attempt_rows
from app.screens.report.reported_attempt import SitAgain
from app.screens.study_screen import StudyScreen
from app.session.session import Session
from data.formats.banks.study.question_pool import Pool
from data.language import say
from data.model.attempts import Attempt
from data.planning.removal import removal
from data.study.study import Changed
from widgets.bars.key_hints import KeyHints
from widgets.bars.title_bar import TitleBar
from widgets.drawing.list_pane import ListPane
from widgets.report.attempt_list import AttemptList


class AttemptsScreen(StudyScreen[None]):
    """The history of attempts."""

    CSS_PATH = "../report/report.tcss"
    BINDINGS = bindings(Scope.ATTEMPTS)
    SCOPES = (Scope.ATTEMPTS,)
    AUTO_FOCUS = None

    title_bar = query_one(TitleBar)
    pane = query_one(AttemptList)

    def __init__(
        self, session: Session, pool: Pool, show_report: Callable[[int], Awaitable[None]], sit_again: SitAgain
    ) -> None:
        """Show the attempts of the session's study."""
        super().__init__(session)
        self.pool = pool
        self._show_report = show_report
        self._sit_again = sit_again
        self._marked: tuple[int, ...] = ()

    def compose(self) -> ComposeResult:
        """Title, list, hints."""
        yield TitleBar()
        yield AttemptList(glyphs=self.session.glyphs)
        yield KeyHints()

    def on_mount(self) -> None:
        """Show the list."""
        self.hints.hints = hints_of(Scope.ATTEMPTS, self.session.keys)
        self.title_bar.study = say("Attempts")
        self.set_focus(self.pane)
        self.study.subscribe(self._study_changed)
        self.show()

    def show(self) -> None:
        """Show what the study says now."""
        self.pane.exam_key = key_of(self.session.keys, "exam.open")
        self.pane.attempts = attempt_rows(self.study, self._marked)
        self.pane.pass_percent = self.study.plan.pass_percent

    def action_cursor(self, by: int) -> None:
        """Choose another attempt."""
        self.pane.move(by)

    async def action_open(self) -> None:
        """Show the report of the chosen attempt."""
        row = self.pane.current
        if row is not None:
            await self._show_report(row.id)

    def action_mark(self) -> None:
        """Mark the chosen attempt, or remove its mark; a third mark replaces the oldest."""
        row = self.pane.current
        if row is not None:
            others = tuple(id_ for id_ in self._marked if id_ != row.id)
            self._marked = others if row.id in self._marked else (*others, row.id)[-2:]
            self.show()

    async def action_compare(self) -> None:
        """Compare the two marked attempts, or the chosen one with the marked one."""
        from app.screens.attempts.compare import CompareScreen

        row = self.pane.current
        chosen = self._marked if row is None or len(self._marked) == 2 else tuple({*self._marked, row.id})
        pair = [self.study.all(Attempt)[id_] for id_ in chosen if id_ in self.study.all(Attempt)]
        if len(pair) != 2:
            key = key_of(self.session.keys, "attempts.mark")
            self.app.notify(
                say("Mark two attempts first. Press [{key}] to mark one.", key=key), severity="warning", markup=False
            )
            return
        await self.app.push_screen(CompareScreen(self.session, self.pool, sorted(pair, key=_age)))

    async def action_again(self) -> None:
        "Take the same questions again"
        row = self.pane.current
        if row is not None:
            attempt = self.study.get(Attempt, row.id)
            self.dismiss(None)
            self.app.call_later(self._sit_again, attempt)

    async def action_export(self) -> None:
        """Write the chosen attempt to a file."""
        from app.forms.exams.attempt_files import ask_where_to_export

        row = self.pane.current
        if row is not None:
            attempt = self.study.get(Attempt, row.id)
            await ask_where_to_export(self.app, self.study, attempt, self.pool.questions)

    async def action_import_attempt(self) -> None:
        """Read an attempt from a file."""
        from app.forms.exams.attempt_files import ask_what_to_import

        await ask_what_to_import(self.app, self.study, self.pool.questions)

    def action_remove(self) -> None:
        """Remove the chosen attempt with its answers."""
        row = self.pane.current
        if row is None:
            return
        attempt = self.study.get(Attempt, row.id)

        def remove() -> None:
            step = removal(self.study, [attempt])
            self.study.commit(say("Remove “{title}”", title=attempt.title), *step.changed, removed=step.removed)

        if self.do(remove):
            key = key_of(self.session.keys, "attempts.undo")
            self.app.notify(
                say("Removed “{title}”. Press [{key}] to undo.", key=key, title=attempt.title), markup=False
            )

    def action_close(self) -> None:
        "Go back"
        self.dismiss(None)

    @on(ListPane.Opened)
    async def _opened(self, event: ListPane.Opened) -> None:
        event.stop()
        await self.run_action("open")

    def _study_changed(self, changed: Changed) -> None:
        if self.is_attached and changed.tables & {"attempts", "answers"}:
            self.show()


def _age(attempt: Attempt) -> tuple[int, int]:
    return (attempt.day.toordinal() if attempt.day else 0, attempt.id)
