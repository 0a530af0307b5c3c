"""The two small forms inside an exam."""

from collections.abc import Mapping

from app.forms.inputs.numbers import digits_alone
from data.errors import BadInput
from data.language import say
from widgets.dialogs.field import Field
from widgets.dialogs.form_dialog import FormDialog


def jump_form(total: int) -> FormDialog[int]:
    """A form whose result is the number of a question."""

    def accept(values: Mapping[str, str]) -> int:
        return typed_question(values["number"], total)

    return FormDialog(
        say("Go to a question"), (Field("number", say("Number"), "", f"1-{total}"),), accept, leads=True
    )


def typed_question(text: str, total: int) -> int:
    """The number of one of the questions; raises `BadInput` for anything else."""
    number = digits_alone(text)
    if number is None or not 1 <= number <= total:
        raise BadInput(say("Type a number from 1 to {n}.", n=total))
    return number


def note_form(number: int, text: str) -> FormDialog[str]:
    """A form whose result is the note on a question; empty takes the note away."""

    def accept(values: Mapping[str, str]) -> str:
        return values["note"].strip()

    field = Field("note", say("Note"), text, say("What to think about again"), append_on_focus=True)
    return FormDialog(say("Note on question {n}", n=number), (field,), accept, save_on_escape=True)
