"""The attempt of a report: its records in the study, and the changes that a learner makes to it."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from data.exams.marking import by_keys, remarked, scored
from data.exams.paper import Paper
from data.exams.report import Report, report
from data.exams.review_plan import review_plan
from data.exams.run import with_its_bank
from data.exams.sitting import answers_of
from data.formats.banks.study.question_pool import Pool, question_pool
from data.frozen import replace
from data.language import say
from data.model.attempts import Answer, Attempt
from data.model.questions import Question
from data.study.study import Study

SitAgain = Callable[[Attempt], Awaitable[None]]
"""Starts another sitting of an attempt's questions."""


class ReportedAttempt:
    """Reads the study each time, so that nothing it returns is out of date.

    Every change is one step to undo; one that is refused raises a `StudyError`.
    """

    def __init__(self, study: Study, pool: Pool, attempt_id: int) -> None:
        """Report on an attempt of a study; the pool has its questions."""
        self.study = study
        self.pool = pool
        self.id = attempt_id

    @property
    def attempt(self) -> Attempt:
        """The attempt as the study has it now; raises `NotFound`."""
        return self.study.get(Attempt, self.id)

    @property
    def answers(self) -> list[Answer]:
        """Its answers in order."""
        return answers_of(self.study, self.attempt)

    @property
    def questions(self) -> Mapping[int, Question]:
        """The questions of the study, by id."""
        return self.pool.questions

    def counts(self) -> Report:
        """The counts as they are now."""
        return report(self.attempt, self.answers)

    def set_reason(self, answer: Answer, reason: str) -> None:
        """Set the reason of a miss; the same reason again removes it."""
        reason = "" if answer.reason == reason else reason
        self.study.commit(say("Reason for question {n}", n=answer.number), replace(answer, reason=reason))

    def plan_review(self, today: date) -> int | None:
        """Add review tasks and a note on what was missed; the number of tasks, None if all of that exists already."""
        records = review_plan(self.study, self.attempt, self.counts().missed, self.questions, today)
        if not records:
            return None
        self.study.commit(say("Plan the review of “{title}”", title=self.attempt.title), *records)
        return sum(record.table == "tasks" for record in records)

    def mark(self, keys: Mapping[int, str], today: date) -> None:
        """Mark an answer sheet by its key, which has the letters of each question number."""
        attempt = self.attempt
        paper = by_keys(Paper(attempt=attempt, answers=tuple(self.answers)), keys, {}, attempt.day or today)
        self.study.commit(say("Mark “{title}”", title=attempt.title), paper.attempt, *paper.answers)

    def set_score(self, scored_attempt: Attempt) -> None:
        """Save the attempt with the score the learner knows."""
        self.study.commit(say("Score of “{title}”", title=scored_attempt.title), scored_attempt)

    def dispute(self, question: Question, today: date) -> None:
        """Save the learner's key of a question beside the bank's, and mark the attempt by it."""
        attempt = self.attempt
        paper = remarked(Paper(attempt=attempt, answers=tuple(self.answers)), question)
        domains = {id_: question.domain for id_, question in self.questions.items()}
        again = scored(attempt, paper.answers, domains, attempt.day or today)
        with_bank = with_its_bank(self.study, self.pool.banks, question)
        self.study.commit(say("Dispute a key"), *with_bank, *paper.answers, again)
        self.pool = question_pool(self.study)
