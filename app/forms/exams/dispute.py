"""The learner's own key for a question, kept beside the bank's."""

from collections.abc import Mapping
from datetime import datetime

from data.errors import BadInput
from data.exams.draws.option_order import Order, as_shown
from data.language import say
from data.model.questions import Question, letter
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog


def dispute_form(question: Question, order: Order, now: datetime) -> FormDialog[Question]:
    """A form whose result is the question with the learner's key and reason."""

    def accept(values: Mapping[str, str]) -> Question:
        return question.disputed(_own_letters(values["key"], order), values["reason"], now)

    fields = (
        Field("key", say("Your key (bank: {key})", key=as_shown(question.key, order)), "", "B, AC"),
        Field("reason", say("Why the bank is wrong")),
    )
    return FormDialog(say("Dispute this key"), fields, accept)


def _own_letters(shown_letters: str, order: Order) -> str:
    """Letters as they are shown as the question's own; raises `BadInput`."""
    letters = sorted(set(shown_letters.upper()) - set(" ,;"))
    last = letter(len(order) - 1)
    if not letters or any(not "A" <= mark <= last for mark in letters):
        raise BadInput(say("Type letters from A to {last}.", last=last))
    return "".join(sorted(letter(order[ord(mark) - ord("A")]) for mark in letters))
