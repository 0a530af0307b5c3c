"""The way into exams: choose one, resume one, and see the report afterwards."""

from textual.app import App

from app.forms.exams.exam_setup import exam_form, practice_form, sheet_form
from app.keys.keymap import key_of
from app.keys.panes import MOCK
from app.screens.exam.labels import format_clock
from app.screens.exam.practice_choice import practice_choices
from app.screens.exam.screen import ExamScreen
from app.session.session import Session
from data.errors import StudyError
from data.exams.paper import Paper
from data.exams.sitting import answers_of, caught_up, changes, paper_of, started
from data.formats.banks.study.question_pool import Pool, question_pool, running_sitting
from data.language import say, say_count
from data.model.attempts import Attempt
from widgets.dialogs.choice_dialog import ChoiceDialog
from widgets.dialogs.form_dialog import ask


class ExamFlow:
    """Opens one screen after the other; each attempt is committed before its screen opens."""

    def __init__(self, app: App[None], session: Session) -> None:
        """Open the exams of the session's study."""
        self.app = app
        self.session = session
        self.study = session.study
        self._pool: Pool | None = None
        self._started: Paper | None = None
        """The paper of the last accepted form."""

    @property
    def pool(self) -> Pool:
        """Every question of the study, read when it is first needed."""
        if self._pool is None:
            self._pool = question_pool(self.study)
        return self._pool

    async def open(self) -> None:
        """Ask what to do."""
        running = running_sitting(self.study)
        choices: tuple[tuple[str, str], ...] = (
            ("exam", say("Timed exam from a question bank")),
            ("sheet", say("Answer sheet for an exam taken elsewhere")),
            ("practice", say("Practice with immediate answers")),
            ("attempts", say("Earlier attempts: reports, trend, comparison")),
            ("clock", say("Timer only, in pane {number} of the dashboard", number=MOCK.number)),
        )
        if running is not None:
            paper = caught_up(paper_of(running, answers_of(self.study, running)), self.session.now)
            words = say(
                "Resume “{title}”: question {n}, {clock}",
                title=running.title,
                n=paper.current_number,
                clock=format_clock(paper, self.session.now),
            )
            choices = (("go on", words), *choices)
        await self.app.push_screen(self._dialog(say("Mock exam"), "", choices), self._chosen)

    async def go_on(self) -> bool:
        """Resume the exam in progress; whether there was one."""
        running = running_sitting(self.study)
        return running is not None and await self._resume(running)

    async def _resume(self, attempt: Attempt) -> bool:
        paper = paper_of(attempt, answers_of(self.study, attempt))
        if not paper.answers:
            return False
        await self._enter(paper)
        return True

    async def sit_again(self, attempt: Attempt) -> None:
        """Take the same questions again."""
        self._pool = None
        if self._is_busy():
            return
        remaining = tuple(id_ for id_ in attempt.draw if id_ in self.pool.questions)
        if not remaining and attempt.kind != "sheet":
            self._say(say("The questions of “{title}” no longer exist.", title=attempt.title))
            return
        title = say("{title}, again", title=attempt.title.removesuffix(say("{title}, again", title="")))
        fresh = Attempt(
            id=self.study.new_id(), title=title, kind=attempt.kind, day=self.session.today, minutes=attempt.minutes,
            questions=attempt.questions, target=attempt.target, seed=attempt.seed, draw=remaining,
            unscored=attempt.unscored if len(remaining) == len(attempt.draw) else (), shuffled=attempt.shuffled,
            position=float(len(self.study.all(Attempt)) + 1),
        )  # fmt: skip
        await self._start(fresh)

    async def show_report(self, attempt_id: int) -> None:
        """Show the report of an attempt, or resume one in progress; ask for the key of a sheet without one."""
        from app.screens.report.screen import ReportScreen

        attempt = self.study.get(Attempt, attempt_id)
        if attempt.is_sitting and attempt.running and await self._resume(attempt):
            return
        report = ReportScreen(self.session, self.pool, attempt_id, self.sit_again)
        await self.app.push_screen(report)
        if attempt.kind == "sheet" and not attempt.has_score:
            await report.action_answer_key()

    async def _chosen(self, choice: str | None) -> None:
        if choice == "go on":
            await self.go_on()
        elif choice == "attempts":
            from app.screens.attempts.attempts import AttemptsScreen

            await self.app.push_screen(AttemptsScreen(self.session, self.pool, self.show_report, self.sit_again))
        elif choice == "clock":
            await self.app.screen.run_action("run('pane.mock')")
        elif choice is not None and not self._is_busy():
            await self._set_up(choice)

    def _is_busy(self) -> bool:
        """Whether an exam is running, with a notice if so; a paused one does not count."""
        running = running_sitting(self.study)
        busy = running is not None and running.under_way
        if busy:
            keys = self.session.keys
            self._say(
                say(
                    "An exam is still in progress. Press [{key}] to resume it, then [{hand_in}] to hand it in.",
                    key=key_of(keys, "exam.open"),
                    hand_in=key_of(keys, "exam.hand_in"),
                )
            )
        return busy

    async def _set_up(self, choice: str) -> None:
        try:
            if choice == "sheet":
                await ask(self.app, sheet_form(self.session), self._enter_started, self._start_attempt)
                return
            if not self.pool.in_bank(None):
                from app.use_cases.import_labels import no_questions_yet

                self._say(no_questions_yet())
            elif choice == "exam":
                await ask(self.app, exam_form(self.session, self.pool), self._enter_started, self._start_attempt)
            else:
                await self._ask_what_to_practise()
        except StudyError as error:
            self._say(str(error))

    async def _ask_what_to_practise(self) -> None:
        sets = practice_choices(self.study, self.pool)

        async def chosen(name: str | None) -> None:
            if name is not None:
                title, questions = sets[name]
                await ask(
                    self.app, practice_form(self.session, title, questions), self._enter_started, self._start_attempt
                )

        choices = tuple((name, f"{title} ({len(questions)})") for name, (title, questions) in sets.items())
        await self.app.push_screen(self._dialog(say("Practice"), say("Which questions?"), choices), chosen)

    def _start_attempt(self, attempt: Attempt) -> None:
        """Start the exam of a form while the form is still open; raises `StudyError`."""
        questions: tuple[int | None, ...] = attempt.draw or (None,) * (attempt.questions or 0)
        paper = started(attempt, questions, self.study.new_id, self.session.now)
        self.study.commit(say("Start “{title}”", title=attempt.title), *changes(None, paper))
        self._started = paper

    def _enter_started(self, attempt: Attempt) -> None:
        if self._started is not None:
            self.app.call_later(self._enter, self._started)

    async def _start(self, attempt: Attempt) -> None:
        try:
            self._start_attempt(attempt)
        except StudyError as error:
            self._say(str(error))
            return
        self._enter_started(attempt)

    async def _enter(self, paper: Paper) -> None:
        wanted = {answer.question for answer in paper.answers}
        questions = {id_: question for id_, question in self.pool.questions.items() if id_ in wanted}
        lost = sum(id_ is not None and id_ not in questions for id_ in wanted)
        if lost:
            self._say(
                say_count(
                    lost,
                    "{n} question of this attempt no longer exists.",
                    "{n} questions of this attempt no longer exist.",
                )
            )

        async def ended(attempt_id: int | None) -> None:
            if attempt_id is not None:
                await self.show_report(attempt_id)

        await self.app.push_screen(ExamScreen(self.session, paper, questions, self.pool.banks), ended)

    def _dialog(self, title: str, words: str, choices: tuple[tuple[str, str], ...]) -> ChoiceDialog:
        return ChoiceDialog(title, words, choices, self.session.glyphs.ascii)

    def _say(self, sentence: str) -> None:
        self.app.notify(sentence, severity="warning", markup=False)
