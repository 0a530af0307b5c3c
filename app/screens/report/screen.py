"""The report of one attempt, and what can be done with it."""

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from app.keys.bindings import bindings, hints_of
from app.keys.commands import Scope
from app.keys.keymap import key_of
from app.screens.report.open_report import OpenReport
from app.screens.report.report_view import missed_rows, sections
from data.exams.report import changes_in, report
from data.exams.review_plan import review_plan
from data.formats.banks.study.for_study import study_pack
from data.frozen import replace
from data.language import say
from data.model.attempts import Answer
from data.model.domains import Domain
from widgets.bars.key_hints import KeyHints
from widgets.bars.title_bar import TitleBar
from widgets.drawing.list_pane import ListPane
from widgets.report.report_page import MissedRow, ReportPage


class ReportScreen(OpenReport):
    """Shows the counts of an attempt and keeps the reasons for what was missed."""

    CSS_PATH = "report.tcss"
    BINDINGS = bindings(Scope.REPORT)
    SCOPES = (Scope.REPORT,)
    AUTO_FOCUS = None

    title_bar = query_one(TitleBar)
    page = query_one(ReportPage)

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
        attempt, answers = self.attempt, self.answers
        found = report(attempt, answers)
        everywhere = changes_in(self.study.all(Answer).values())
        domains = sorted(self.study.all(Domain).values(), key=lambda each: (each.position, each.id))
        self.title_bar.study = say("Report")
        self.title_bar.location = attempt.title
        pack, answer_key = study_pack(self.study), key_of(self.session.keys, "report.key")
        self.page.sections = sections(attempt, found, everywhere, self.study.plan, domains, pack, answer_key)
        self.page.missed = missed_rows(attempt, found, self.questions)

    @property
    def chosen(self) -> MissedRow | None:
        """The missed question under the cursor."""
        return self.page.current

    def action_cursor(self, by: int) -> None:
        """Go to another missed question."""
        self.page.move(by)

    async def action_question(self) -> None:
        """Show the missed question with its explanation."""
        from app.screens.report.question_screen import QuestionScreen

        row = self.chosen
        answer = self.study.all(Answer).get(row.id) if row else None
        if answer is not None and answer.question in self.questions:
            missed = self.found().missed
            await self.app.push_screen(QuestionScreen(self.session, self.attempt, missed, answer, self.questions))

    def action_reason(self, reason: str) -> None:
        """Say why the question was missed; the same again takes it back."""
        row = self.page.current
        # A reason goes to a question that is seen; the first key brings it there.
        if row is None or self.page.brought_into_view():
            return
        answer = self.study.get(Answer, row.id)
        new = "" if answer.reason == reason else reason
        self.keep(say("Reason for question {n}", n=answer.number), [replace(answer, reason=new)])

    def action_plan_review(self) -> None:
        "Make review tasks and a note from the missed questions"
        records = review_plan(self.study, self.attempt, self.found().missed, self.questions, self.session.today)
        tasks = sum(record.table == "tasks" for record in records)
        if not records:
            self.app.notify(say("The review of this attempt is already planned."), markup=False)
        elif self.keep(say("Plan the review of “{title}”", title=self.attempt.title), records):
            words = say(
                "Added {n} review tasks for the coming days and listed what you missed in “Likely on the exam”.",
                n=tasks,
            )
            self.app.notify(words, markup=False)

    async def action_dispute(self) -> None:
        """Ask for the learner's own key of the missed question and the reason."""
        from app.screens.report.marking_forms import ask_about_dispute

        await ask_about_dispute(self)

    async def action_answer_key(self) -> None:
        """Ask for the key of a sheet, or for its score."""
        from app.screens.report.marking_forms import ask_for_key

        await ask_for_key(self)

    async def action_again(self) -> None:
        "Take the same questions again"
        attempt = self.attempt
        self.dismiss(None)
        self.app.call_later(self.sit_again, attempt)

    async def action_export(self) -> None:
        """Write the attempt to a file."""
        from app.forms.attempt_files import ask_where_to_export

        await ask_where_to_export(self.app, self.study, self.attempt, self.questions)

    def action_close(self) -> None:
        "Close the report"
        self.dismiss(None)

    @on(ListPane.Opened)
    async def _opened(self, event: ListPane.Opened) -> None:
        event.stop()
        await self.run_action("question")
