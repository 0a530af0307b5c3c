"""The report of one attempt, and its actions."""

from collections.abc import Callable
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from app.keys.bindings import bindings, hints_of
from app.keys.commands import Scope
from app.keys.keymap import key_of
from app.screens.report.report_view import missed_rows, sections
from app.screens.report.reported_attempt import ReportedAttempt, SitAgain
from app.screens.study_screen import StudyScreen
from app.session.session import Session
from data.exams.report import changes_in
from data.formats.banks.study.for_study import study_pack
from data.formats.banks.study.question_pool import Pool
from data.language import say, say_count
from data.model.attempts import Answer
from data.model.domains import Domain
from widgets.bars.key_hints import KeyHints
from widgets.bars.title_bar import TitleBar
from widgets.drawing.list_pane import ListPane
from widgets.report.report_page import ReportPage


class ReportScreen(StudyScreen[None]):
    """Shows the counts of an attempt and takes the reasons for what was missed."""

    CSS_PATH = "report.tcss"
    BINDINGS = bindings(Scope.REPORT)
    SCOPES = (Scope.REPORT,)
    AUTO_FOCUS = None

    title_bar = query_one(TitleBar)
    page = query_one(ReportPage)

    def __init__(self, session: Session, pool: Pool, attempt_id: int, sit_again: SitAgain) -> None:
        """Report on an attempt of the study."""
        super().__init__(session)
        self.reported = ReportedAttempt(session.study, pool, attempt_id)
        self._sit_again = sit_again

    def compose(self) -> ComposeResult:
        """Title, page, hints."""
        yield TitleBar()
        yield ReportPage(glyphs=self.session.glyphs)
        yield KeyHints()

    def on_mount(self) -> None:
        """Show the report."""
        self.hints.hints = hints_of(Scope.REPORT, self.session.keys)
        self.set_focus(self.page)
        self.show()

    def show(self) -> None:
        """Show what the study says now."""
        attempt, counts = self.reported.attempt, self.reported.counts()
        everywhere = changes_in(self.study.all(Answer).values())
        domains = sorted(self.study.all(Domain).values(), key=lambda domain: (domain.position, domain.id))
        self.title_bar.study = say("Report")
        self.title_bar.location = attempt.title
        pack, answer_key = study_pack(self.study), key_of(self.session.keys, "report.key")
        self.page.sections = sections(attempt, counts, everywhere, self.study.plan, domains, pack, answer_key)
        self.page.missed = missed_rows(attempt, counts, self.reported.questions)

    def do(self, change: Callable[[], object], severity: Literal["warning", "error"] = "error") -> bool:
        """Make a change and show the report with it, or say why it is refused; whether it was made."""
        is_done = super().do(change, severity)
        if is_done:
            self.show()
        return is_done

    def action_cursor(self, by: int) -> None:
        """Go to another missed question."""
        self.page.move(by)

    async def action_question(self) -> None:
        """Show the missed question with its explanation."""
        from app.screens.report.question_screen import QuestionScreen

        row, reported = self.page.current, self.reported
        answer = self.study.all(Answer).get(row.id) if row else None
        if answer is not None and answer.question in reported.questions:
            missed = reported.counts().missed
            await self.app.push_screen(
                QuestionScreen(self.session, reported.attempt, missed, answer, reported.questions)
            )

    def action_reason(self, reason: str) -> None:
        """Set the reason why the question was missed; the same reason again removes it."""
        row = self.page.current
        # A reason goes to a question that is seen; the first key brings it there.
        if row is None or self.page.brought_into_view():
            return
        answer = self.study.get(Answer, row.id)
        self.do(lambda: self.reported.set_reason(answer, reason))

    def action_plan_review(self) -> None:
        "Make review tasks and a note from the missed questions"
        counts: list[int | None] = []
        if not self.do(lambda: counts.append(self.reported.plan_review(self.session.today))):
            return
        if counts[0] is None:
            self.app.notify(say("The review of this attempt is already planned."), markup=False)
            return
        words = say_count(
            counts[0],
            "Added {n} review task for the coming days and listed what you missed in “Likely on the exam”.",
            "Added {n} review tasks for the coming days and listed what you missed in “Likely on the exam”.",
        )
        self.app.notify(words, markup=False)

    async def action_dispute(self) -> None:
        """Ask for the learner's own key of the missed question and the reason."""
        from app.screens.report.marking_forms import ask_about_dispute

        await ask_about_dispute(self, self.reported, self.page.current)

    async def action_answer_key(self) -> None:
        """Ask for the key of a sheet, or for its score."""
        from app.screens.report.marking_forms import ask_for_key

        await ask_for_key(self, self.reported)

    async def action_again(self) -> None:
        "Take the same questions again"
        attempt = self.reported.attempt
        self.dismiss(None)
        self.app.call_later(self._sit_again, attempt)

    async def action_export(self) -> None:
        """Write the attempt to a file."""
        from app.forms.exams.attempt_files import ask_where_to_export

        await ask_where_to_export(self.app, self.study, self.reported.attempt, self.reported.questions)

    def action_close(self) -> None:
        "Close the report"
        self.dismiss(None)

    @on(ListPane.Opened)
    async def _opened(self, event: ListPane.Opened) -> None:
        event.stop()
        await self.run_action("question")
