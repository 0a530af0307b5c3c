"""An attempt that is being reported on: what the study says of it, and how it is changed."""

from collections.abc import Awaitable, Callable, Iterable, Mapping

from app.screens.study_screen import StudyScreen
from app.session.session import Session
from data.exams.report import Report, report
from data.exams.sitting import answers_of
from data.formats.banks.study.question_pool import Pool
from data.model.attempts import Answer, Attempt
from data.model.questions import Question
from data.model.record import Record
from widgets.report.report_page import MissedRow

SitAgain = Callable[[Attempt], Awaitable[None]]
"""Starts another sitting of an attempt's questions."""


class OpenReport(StudyScreen[None]):
    """Asks the study anew each time, so that it never shows what is not true any more."""

    def __init__(self, session: Session, pool: Pool, attempt_id: int, sit_again: SitAgain) -> None:
        """Report on an attempt of the study."""
        super().__init__(session)
        self.pool = pool
        self.attempt_id = attempt_id
        self.sit_again = sit_again

    @property
    def attempt(self) -> Attempt:
        """The attempt as the study has it now; raises `NotFound`."""
        return self.study.get(Attempt, self.attempt_id)

    @property
    def answers(self) -> list[Answer]:
        """Its answers in order."""
        return answers_of(self.study, self.attempt)

    @property
    def questions(self) -> Mapping[int, Question]:
        """The questions that are held."""
        return self.pool.questions

    @property
    def chosen(self) -> MissedRow | None:
        """The missed question under the cursor."""
        raise NotImplementedError

    def show(self) -> None:
        """Show what the study says now."""
        raise NotImplementedError

    def found(self) -> Report:
        """The counts as they are now."""
        return report(self.attempt, self.answers)

    def keep(self, label: str, records: Iterable[Record]) -> bool:
        """Commit and show, or say why not."""
        done = self.do(lambda: self.study.commit(label, *records))
        if done:
            self.show()
        return done
