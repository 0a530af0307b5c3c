"""Every question that can be asked: those of the study, and those that came with its pack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.formats.banks.study.pack_questions import pack_questions
from data.model.attempts import Answer, Attempt
from data.model.domains import Domain
from data.model.plan import Plan
from data.model.questions import Bank, Question
from data.study.study import Study


@dataclass(frozen=True, slots=True)
class Pool:
    """Questions by id, and their banks by id."""

    questions: Mapping[int, Question]
    banks: Mapping[int, Bank]

    def in_bank(self, bank: int | None) -> list[Question]:
        """The questions of one bank, or of all, that have a key, in the bank's order."""
        found = [each for each in self.questions.values() if each.counted_key and bank in (None, each.bank)]
        return sorted(found, key=lambda each: (each.bank, each.position, each.id))


def question_pool(study: Study) -> Pool:
    """The pool of a study; a question held in the study stands for its twin in the pack."""
    held = dict(study.all(Question))
    banks = dict(study.all(Bank))
    plan = next(iter(study.all(Plan).values()), None)
    own = pack_questions(plan.pack, list(study.all(Domain).values())) if plan and plan.pack else None
    if own is not None:
        contents = {question.content_key for question in held.values()}
        banks.setdefault(own[0].id, own[0])
        held.update((each.id, each) for each in own[1] if each.id not in held and each.content_key not in contents)
    return Pool(held, banks)


def answers_of(study: Study, attempt: Attempt) -> list[Answer]:
    """The answers of one attempt in order."""
    return sorted(study.by_field(Answer, "attempt").get(attempt.id, []), key=lambda answer: answer.number)


def sittings(study: Study) -> list[Attempt]:
    """Every attempt that was sat or scored, oldest first."""
    kept: Iterable[Attempt] = study.all(Attempt).values()
    found = [each for each in kept if each.taken or (each.is_sitting and each.events)]
    return sorted(found, key=lambda each: (each.day.toordinal() if each.day else 0, each.id))


def running_sitting(study: Study) -> Attempt | None:
    """What was begun and not ended: what is under way, else the newest that is paused."""
    kept: Iterable[Attempt] = study.all(Attempt).values()
    return max((each for each in kept if each.is_sitting and each.running), key=_urgency, default=None)


def _urgency(attempt: Attempt) -> tuple[bool, int]:
    return attempt.under_way, attempt.id
