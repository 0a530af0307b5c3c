"""Every question that an exam can draw: those of the study and those of its pack."""

from collections.abc import Iterable, Mapping

from data.formats.banks.study.pack_questions import pack_questions
from data.model.attempts import Attempt
from data.model.domains import Domain
from data.model.plan import Plan
from data.model.questions import Bank, Question
from data.study.study import Study
from data.values import Values


class Pool(Values):
    """Questions by id, and their banks by id."""

    questions: Mapping[int, Question]
    banks: Mapping[int, Bank]

    def in_bank(self, bank: int | None) -> list[Question]:
        """The questions of one bank, or of all, that have a key, in the bank's order."""
        keyed = [
            question for question in self.questions.values() if question.counted_key and bank in (None, question.bank)
        ]
        return sorted(keyed, key=lambda question: (question.bank, question.position, question.id))


def question_pool(study: Study) -> Pool:
    """The pool of a study; a question in the study replaces its copy in the pack."""
    questions = dict(study.all(Question))
    banks = dict(study.all(Bank))
    plan = next(iter(study.all(Plan).values()), None)
    own = pack_questions(plan.pack, list(study.all(Domain).values())) if plan and plan.pack else None
    if own is not None:
        contents = {question.content_key for question in questions.values()}
        banks.setdefault(own[0].id, own[0])
        questions.update(
            (question.id, question)
            for question in own[1]
            if question.id not in questions and question.content_key not in contents
        )
    return Pool(questions, banks)


def sittings(study: Study) -> list[Attempt]:
    """Every attempt with a sitting or a score, oldest first."""
    attempts: Iterable[Attempt] = study.all(Attempt).values()
    result = [attempt for attempt in attempts if attempt.has_score or (attempt.is_sitting and attempt.events)]
    return sorted(result, key=lambda attempt: (attempt.day.toordinal() if attempt.day else 0, attempt.id))


def running_sitting(study: Study) -> Attempt | None:
    """The unfinished sitting: the one in progress, else the newest paused one."""
    attempts: Iterable[Attempt] = study.all(Attempt).values()
    return max(
        (attempt for attempt in attempts if attempt.is_sitting and attempt.running), key=_urgency, default=None
    )


def _urgency(attempt: Attempt) -> tuple[bool, int]:
    return attempt.under_way, attempt.id
