"""The learner's own key for a question, kept beside the bank's."""

from collections.abc import Mapping
from datetime import datetime

from data.errors import BadInput
from data.exams.option_order import Order, as_shown
from data.language import say
from data.model.questions import Bank, Question, letter
from data.model.record import Record
from data.study.study import Study
from widgets.dialogs.form_dialog import Field, FormDialog


def dispute_form(question: Question, order: Order, now: datetime) -> FormDialog[Question]:
    """A form whose result is the question with the learner's key and reason."""

    def accept(values: Mapping[str, str]) -> Question:
        return question.disputed(_own_letters(values["key"], order), values["reason"], now)

    fields = (
        Field("key", say("Your key (the bank says {key})", key=as_shown(question.key, order)), "", "B, AC"),
        Field("reason", say("Why the bank is wrong")),
    )
    return FormDialog(say("Dispute this key"), fields, accept)


def with_its_bank(study: Study, banks: Mapping[int, Bank], question: Question) -> list[Record]:
    """The question to commit, with its bank where that only came with the pack."""
    bank = banks.get(question.bank)
    return [bank, question] if bank and bank.id not in study.all(Bank) else [question]


def keep_dispute(study: Study, banks: Mapping[int, Bank], question: Question) -> None:
    """Commit the question; raises `NotSaved`."""
    study.commit(say("Dispute a key"), *with_its_bank(study, banks, question))


def _own_letters(said: str, order: Order) -> str:
    """Letters as they are shown as the question's own; raises `BadInput`."""
    letters = sorted(set(said.upper()) - set(" ,;"))
    last = letter(len(order) - 1)
    if not letters or any(not "A" <= mark <= last for mark in letters):
        raise BadInput(say("Give letters from A to {last}.", last=last))
    return "".join(sorted(letter(order[ord(mark) - ord("A")]) for mark in letters))
