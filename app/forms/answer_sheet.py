"""The two small forms inside an exam."""

from collections.abc import Mapping

from data.errors import BadInput
from data.language import say
from widgets.dialogs.form_dialog import Field, FormDialog


def jump_form(total: int) -> FormDialog[int]:
    """A form whose result is the number of a question."""

    def accept(values: Mapping[str, str]) -> int:
        said = values["number"].strip()
        if not (said.isascii() and said.isdecimal() and 1 <= int(said[:6]) <= total):
            raise BadInput(say("Type a number from 1 to {n}.", n=total))
        return int(said)

    return FormDialog(say("Go to a question"), (Field("number", say("Number"), "", f"1-{total}"),), accept)


def note_form(number: int, text: str) -> FormDialog[str]:
    """A form whose result is the note on a question; empty takes the note away."""

    def accept(values: Mapping[str, str]) -> str:
        return values["note"].strip()

    field = Field("note", say("Note"), text, say("What to think of again"), gone_on_with=True)
    return FormDialog(say("Note on question {n}", n=number), (field,), accept, keeps=True)
